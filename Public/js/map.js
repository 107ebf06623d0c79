import { communesOf } from "./api.js";
import { basemapStyle, communeLabels, recolour } from "./basemap.js";
import { words } from "./i18n.js";
import { drawImagesOnDemand } from "./images.js";

/** The margin around the province, as a part of its size. */
const MARGIN = 0.1;
const MAX_ZOOM = 17;

/**
 * Opens the map in `container`, at `view` or with the whole province.
 * Throws where the browser cannot draw it or the library does not arrive; the page goes on without a map then.
 * `dark` is the media query that turns it dark, for pages that turn dark themselves; `drawings` are images beyond those of images.js.
 */
export async function openMap(container, settings, view, { dark = null, drawings } = {}) {
  const theme = () => (dark?.matches ? "dark" : "light");
  // All on their way at once.
  const [style] = await Promise.all([basemapStyle(settings, theme()), loadLibrary()]);
  const held = () => heldBounds(settings.bounds, container.clientWidth, container.clientHeight);
  const map = new maplibregl.Map({
    container,
    style,
    ...(view ? { center: view, zoom: view.zoom } : { bounds: held() }),
    maxBounds: held(),
    maxZoom: MAX_ZOOM,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    // Ours, and tested; the check takes a slow phone a tenth of a second.
    validateStyle: false,
    attributionControl: { compact: false },
    locale: words.mapControls,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl(), "bottom-left");
  map.on("resize", () => map.setMaxBounds(held()));
  drawImagesOnDemand(map, drawings);
  // Without a line tiles are missing, which the page says itself.
  map.on("error", ({ error }) => navigator.onLine && console.error(error));
  dark?.addEventListener("change", () => recolour(map, settings, theme()));

  await new Promise((resolve) => map.once("style.load", resolve));
  // The names are an addition, which comes when the outlets are there: without them the map is still a map.
  map.once("idle", () => communesOf(2025).then((found) => map.getSource("communes")?.setData(communeLabels(found))).catch(() => {}));
  return map;
}

/** Asked before the library is loaded: a phone that cannot draw need not download it. */
export function canDrawMap() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

/**
 * The box the view may not leave: the province with a margin, widened to the shape of the window,
 * since a narrower one would forbid to see the whole province at once.
 */
export function heldBounds([west, south, east, north], width, height) {
  // A degree of latitude on a Mercator map is longer than one of longitude.
  const stretch = 1 / Math.cos(((south + north) / 2) * (Math.PI / 180));
  let lng = (east - west) * (1 + 2 * MARGIN);
  let lat = (north - south) * (1 + 2 * MARGIN);
  const shape = width / height || 1;
  lng = Math.max(lng, lat * stretch * shape);
  lat = Math.max(lat, lng / stretch / shape);
  const middle = [(west + east) / 2, (south + north) / 2];
  return [middle[0] - lng / 2, middle[1] - lat / 2, middle[0] + lng / 2, middle[1] + lat / 2];
}

/** A classic script: the library is not an ES module. */
function loadLibrary() {
  if (globalThis.maplibregl) return null;
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/vendor/maplibre-gl.js";
    script.onload = resolve;
    script.onerror = () => reject(new Error(words.mapFailed));
    document.head.append(script);
  });
}
