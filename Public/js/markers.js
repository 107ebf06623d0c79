import { empty, point } from "./basemap.js";

/** Room for a finger: how far from a symbol a click still means it, in pixels. */
const REACH = 6;

/** How near two symbols may stand before they become one with a count. */
const CLUSTER_PIXELS = 30;

/**
 * The outlets on the map.
 * `onOutlets(features' ids, lngLat)` a click on one or several at one place; `onPlace(lngLat)` a click beside them;
 * `onHover(id | null)`.
 */
export function addMarkers(map, { onOutlets, onPlace, onHover }) {
  const maxZoom = map.getMaxZoom();
  map.addSource("outlets", {
    type: "geojson",
    data: empty(),
    cluster: true,
    clusterRadius: CLUSTER_PIXELS,
    clusterMaxZoom: maxZoom,
    maxzoom: maxZoom + 1,
    clusterProperties: {
      byCommune: ["+", ["case", ["get", "byCommune"], 1, 0]],
      standsFor: ["+", ["get", "standsFor"]],
    },
  });
  map.addSource("highlight", { type: "geojson", data: empty() });
  map.addSource("near", { type: "geojson", data: empty() });

  // Outlets are always drawn; a commune's name under them gives way.
  const onTop = { "icon-allow-overlap": true, "icon-padding": 0 };
  const symbol = ["concat", "symbol:", ["get", "kind"], ":", ["to-string", ["get", "byCommune"]]];
  const allByCommune = ["to-string", ["==", ["get", "byCommune"], ["get", "point_count"]]];
  // Of a crowded view only samples are here; each stands for several, and the count says that it is about.
  const isSample = [">", ["round", ["get", "standsFor"]], ["get", "point_count"]];
  const about = ["concat", "≈", ["to-string", ["*", 10, ["round", ["/", ["get", "standsFor"], 10]]]]];
  const number = ["case", isSample, about, ["to-string", ["get", "point_count"]]];
  const count = ["concat", "count:", number, ":", allByCommune];
  map.addLayer({
    id: "outlets",
    type: "symbol",
    source: "outlets",
    layout: { ...onTop, "icon-image": ["case", ["has", "point_count"], count, symbol] },
    paint: { "icon-opacity": ["case", ["boolean", ["get", "idle"], false], 0.6, 1] },
  });
  map.addLayer({
    id: "highlight-ring",
    type: "circle",
    source: "highlight",
    paint: { "circle-radius": 23, "circle-color": "#fff", "circle-stroke-color": "#c2410c", "circle-stroke-width": 3 },
  });
  map.addLayer({ id: "highlight", type: "symbol", source: "highlight", layout: { ...onTop, "icon-image": symbol } });
  map.addLayer({ id: "near", type: "symbol", source: "near", layout: { ...onTop, "icon-image": "pin", "icon-anchor": "bottom" } });

  const drawnAt = ({ x, y }) =>
    map.queryRenderedFeatures([[x - REACH, y - REACH], [x + REACH, y + REACH]], { layers: ["outlets", "highlight"] });

  async function click({ point: pixel, lngLat }) {
    const hits = drawnAt(pixel);
    const cluster = hits.find((hit) => hit.properties.cluster);
    if (cluster) return openCluster(cluster);
    const ids = [...new Set(hits.map((hit) => hit.properties.id))];
    if (ids.length) onOutlets(ids, hits[0].geometry.coordinates);
    else onPlace(lngLat);
  }

  /** Zooms to where the cluster falls apart; outlets at one and the same point never do, and are offered together. */
  async function openCluster({ properties: { cluster_id: id, point_count: size }, geometry: { coordinates } }) {
    const source = map.getSource("outlets");
    const zoom = await source.getClusterExpansionZoom(id);
    if (zoom <= maxZoom) return map.easeTo({ center: coordinates, zoom: Math.max(zoom, map.getZoom() + 1) });
    const leaves = await source.getClusterLeaves(id, size, 0);
    onOutlets(leaves.map((leaf) => leaf.properties.id), coordinates);
  }

  onSingleClick(map, click);
  map.on("mousemove", "outlets", ({ features: [{ properties }] }) => {
    map.getCanvas().style.cursor = "pointer";
    onHover(properties.cluster ? null : properties.id);
  });
  map.on("mouseleave", "outlets", () => {
    map.getCanvas().style.cursor = "";
    onHover(null);
  });
  // How many outlets the picture holds, for whoever cannot look at it.
  map.on("idle", () => {
    const drawn = map.queryRenderedFeatures({ layers: ["outlets"] });
    map.getContainer().dataset.outlets = drawn.reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0);
  });

  return {
    /** `standsFor`: how many outlets each of these stands for; 1 where all are here. */
    show: (features, standsFor) =>
      map.getSource("outlets").setData({
        type: "FeatureCollection",
        features: features.map((feature) => marker(feature, standsFor)),
      }),
    highlight: (feature) => map.getSource("highlight").setData(feature ? marker(feature, 1) : empty()),
    pin: (near) => map.getSource("near").setData(near ? point([near.lng, near.lat]) : empty()),
  };
}

/** Only what drawing needs: the map copies its data to a worker. */
function marker({ geometry: { coordinates }, properties: { id, kind, accuracy, status } }, standsFor) {
  return point(coordinates, { id, kind, standsFor, byCommune: accuracy === "commune", idle: status !== "active" });
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
