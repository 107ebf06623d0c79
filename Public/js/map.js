import { communesOf } from "./api.js";
import { basemapStyle, names, recolour } from "./basemap.js";
import { element } from "./element.js";
import { words } from "./i18n.js";
import { drawImagesOnDemand } from "./images.js";
import { heldBounds } from "./viewport.js";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const MAX_ZOOM = 17;

/**
 * Opens the map in `container`, at `view` or with the whole province.
 * Throws where the browser cannot draw it or the library does not arrive; the page goes on without a map then.
 * `overlay` holds the sources and layers above the base map, `drawings` images beyond those of images.js.
 */
export async function openMap(container, settings, view, { overlay, drawings } = {}) {
  const theme = () => (DARK.matches ? "dark" : "light");
  // All on their way at once.
  const [style] = await Promise.all([basemapStyle(settings, theme()), loadLibrary()]);
  Object.assign(style.sources, overlay?.sources);
  style.layers.push(...(overlay?.layers ?? []));
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
  const turn = () => recolour(map, settings, theme());
  DARK.addEventListener("change", turn);
  map.once("remove", () => DARK.removeEventListener("change", turn));

  await new Promise((resolve) => map.once("style.load", resolve));
  // The names are an addition, which comes when the outlets are there: without them the map is still a map.
  map.once("idle", () => communesOf(2025).then(({ features }) => map.getSource("names")?.setData(names(features))).catch(() => {}));
  return map;
}

/** A classic script: the library is not an ES module. Its looks come with it, so that the page before it waits for neither. */
async function loadLibrary() {
  if (globalThis.maplibregl) return;
  await Promise.all([
    arrived(element("link", { rel: "stylesheet", href: "/vendor/maplibre-gl.css" })),
    // Its worker takes as long to start as the map to be made: side by side.
    arrived(element("script", { src: "/vendor/maplibre-gl.js" })).then(() => maplibregl.prewarm()),
  ]);
}

function arrived(node) {
  return new Promise((resolve, reject) => {
    node.onload = resolve;
    node.onerror = () => reject(new Error(words.mapFailed));
    // First, so that the page's own rules come after the library's.
    document.head.prepend(node);
  });
}
