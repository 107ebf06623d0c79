import { outletsIn, tileTemplate } from "./api.js";
import { empty, point } from "./basemap.js";

/** Room for a finger: how far from a symbol a click still means it, in pixels. */
const REACH = 6;
/** How far from the middle of the map Enter still means a symbol. */
const KEY_REACH = 26;
/** The tiles' own deepest level (`maxzoom` of `/api/tiles.json`). */
const DEEPEST = 18;
/** In degrees: outlets nearer to each other than that stand at one place. */
const ONE_PLACE = 1e-5;
/** How many outlets at one place are offered to choose from. */
const CHOICES = 100;

/** Outlets are always drawn; a commune's name under them gives way. */
const ON_TOP = { "icon-allow-overlap": true, "icon-padding": 0 };
const SYMBOL = ["concat", "symbol:", ["get", "kind"], ":", ["to-string", ["==", ["get", "accuracy"], "commune"]]];

/**
 * What `openMap` draws over the base map: the outlets that satisfy `conditions`, from the server's vector tiles, any number
 * of them. In the map's first style, so that they are on their way while the base map is being drawn.
 */
export function outletsOverlay(conditions) {
  return {
    sources: {
      outlets: { type: "vector", tiles: [tileTemplate(conditions)], maxzoom: DEEPEST },
      marks: { type: "geojson", data: empty() },
    },
    layers: [
      supplyLine("supply-rim", "#fff", 5),
      supplyLine("supply", "#0b6b64", 2.5),
      {
        id: "outlets",
        type: "symbol",
        source: "outlets",
        "source-layer": "outlets",
        layout: { ...ON_TOP, "icon-image": SYMBOL },
        paint: { "icon-opacity": ["case", ["==", ["get", "status"], "active"], 1, 0.6] },
      },
      {
        id: "clusters",
        type: "symbol",
        source: "outlets",
        "source-layer": "clusters",
        layout: { ...ON_TOP, "icon-image": ["concat", "count:", ["get", "count"]] },
      },
      {
        id: "highlight-ring",
        type: "circle",
        ...marked("highlight"),
        paint: { "circle-radius": 23, "circle-color": "#fff", "circle-stroke-color": "#c2410c", "circle-stroke-width": 3 },
      },
      { id: "highlight", type: "symbol", ...marked("highlight"), layout: { ...ON_TOP, "icon-image": SYMBOL } },
      { id: "near", type: "symbol", ...marked("near"), layout: { ...ON_TOP, "icon-image": "pin", "icon-anchor": "bottom" } },
    ],
  };
}

/** What is marked beside the outlets themselves stands in one source: each costs a slow phone its part of the first view. */
function marked(mark) {
  return { source: "marks", filter: ["==", ["get", "mark"], mark] };
}

function supplyLine(id, colour, width) {
  return { id, type: "line", ...marked("supply"), layout: { "line-cap": "round" }, paint: { "line-color": colour, "line-width": width } };
}

/**
 * What one does with the outlets on a map that was opened with `outletsOverlay(conditions)`.
 * `onOutlets(ids, lngLat)` a click on one or several; `onCrowd(answer on its way, lngLat)` on several at one place;
 * `onPlace(lngLat)` a click beside them; `onHover(feature | null)`. Enter on the focused map is a click on its middle.
 */
export function addMarkers(map, conditions, { onOutlets, onCrowd, onPlace, onHover }) {
  let asked = conditions;
  const marks = {};

  function mark(name, features) {
    if (!features.length && !marks[name]?.length) return;
    marks[name] = features.map((feature) => ({ ...feature, properties: { ...feature.properties, mark: name } }));
    map.getSource("marks").setData({ type: "FeatureCollection", features: Object.values(marks).flat() });
  }

  function click({ point: pixel, lngLat }, reach = REACH) {
    const box = [[pixel.x - reach, pixel.y - reach], [pixel.x + reach, pixel.y + reach]];
    const hits = map.queryRenderedFeatures(box, { layers: ["outlets", "clusters", "highlight"] });
    const cluster = hits.find((hit) => hit.layer.id === "clusters");
    if (cluster) return openCluster(cluster);
    const ids = [...new Set(hits.map((hit) => hit.properties.id))];
    if (ids.length) onOutlets(ids, hits[0].geometry.coordinates);
    else onPlace(lngLat);
  }

  /** Zooms to where the cluster falls apart; outlets at one and the same place never do, and are offered together. */
  function openCluster({ properties: { west, south, east, north }, geometry: { coordinates } }) {
    const zoom = map.getZoom();
    if (zoom > map.getMaxZoom() - 0.1 || Math.max(east - west, north - south) < ONE_PLACE) {
      const around = [west - ONE_PLACE, south - ONE_PLACE, east + ONE_PLACE, north + ONE_PLACE];
      return onCrowd(outletsIn(around, { ...asked, limit: CHOICES }), coordinates);
    }
    const whole = map.cameraForBounds([[west, south], [east, north]], { padding: 60, maxZoom: map.getMaxZoom() });
    map.easeTo({ center: whole.center, zoom: Math.max(whole.zoom, zoom + 1) });
  }

  onSingleClick(map, click);
  onEnter(map, click);
  for (const layer of ["outlets", "clusters"]) {
    map.on("mousemove", layer, ({ features: [feature] }) => {
      map.getCanvas().style.cursor = "pointer";
      onHover(layer === "outlets" ? { geometry: feature.geometry, properties: feature.properties } : null);
    });
    map.on("mouseleave", layer, () => {
      map.getCanvas().style.cursor = "";
      onHover(null);
    });
  }
  // How many outlets the picture holds, for whoever cannot look at it.
  map.on("idle", () => {
    // A symbol may reach into the picture from a place outside it.
    const view = map.getBounds();
    const drawn = map.queryRenderedFeatures({ layers: ["outlets", "clusters"] }).filter(({ geometry }) => view.contains(geometry.coordinates));
    map.getContainer().dataset.outlets = drawn.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0);
  });

  return {
    filter(conditions) {
      asked = conditions;
      delete map.getContainer().dataset.outlets;
      map.getSource("outlets").setTiles([tileTemplate(asked)]);
    },
    highlight: (feature) => mark("highlight", feature ? [marker(feature)] : []),
    /** Straight lines between who supplies and who is supplied. */
    supply: (lines) => mark("supply", lines),
    pin: (near) => mark("near", near ? [point([near.lng, near.lat])] : []),
  };
}

/** Only what drawing needs: the map copies its data to a worker. */
function marker({ geometry: { coordinates }, properties: { id, kind, accuracy, status } }) {
  return point(coordinates, { id, kind, accuracy, status });
}

/** A double click zooms; it must not also count as a click. */
function onSingleClick(map, handle) {
  let waiting = null;
  map.on("click", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => handle(event), 220);
  });
  map.on("dblclick", () => clearTimeout(waiting));
}

/** The arrow keys move the map under a cross in its middle; Enter opens what is there. */
function onEnter(map, handle) {
  const canvas = map.getCanvas();
  const cross = document.createElement("div");
  cross.className = "map-cross";
  cross.hidden = true;
  map.getContainer().append(cross);
  canvas.addEventListener("focus", () => (cross.hidden = !canvas.matches(":focus-visible")));
  canvas.addEventListener("blur", () => (cross.hidden = true));
  canvas.addEventListener("keydown", (event) => {
    cross.hidden = false;
    if (event.key !== "Enter") return;
    const lngLat = map.getCenter();
    handle({ point: map.project(lngLat), lngLat }, KEY_REACH);
  });
}
