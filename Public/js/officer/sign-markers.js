import { empty, point } from "../basemap.js";

/** Room for a finger around a sign, in pixels. */
const REACH = 5;

/**
 * Signs on a desk's map. `show` takes `{id, at, sign}`; `onPick(id)` a click on one, `onPlace(lngLat)` one beside them.
 * The first in the list is drawn on top.
 */
export function addSignMarkers(map, { onPick, onPlace = () => {} }) {
  map.addSource("signs", { type: "geojson", data: empty(), promoteId: "id" });
  map.addSource("chosen", { type: "geojson", data: empty() });
  map.addLayer({
    id: "chosen",
    type: "circle",
    source: "chosen",
    paint: { "circle-radius": 17, "circle-color": "#fff", "circle-stroke-color": "#c2410c", "circle-stroke-width": 3 },
  });
  map.addLayer({
    id: "signs",
    type: "symbol",
    source: "signs",
    layout: {
      "icon-image": ["concat", "sign:", ["get", "sign"]],
      "icon-allow-overlap": true,
      "icon-padding": 0,
      "symbol-sort-key": ["get", "order"],
    },
    paint: { "icon-opacity": ["case", ["boolean", ["feature-state", "isOpen"], false], 0, 1] },
  });
  const seen = (place) => map.queryRenderedFeatures(place, { layers: ["signs"] }).filter(({ state }) => !state.isOpen);
  map.on("click", ({ point: { x, y }, lngLat }) => {
    const [hit] = seen([[x - REACH, y - REACH], [x + REACH, y + REACH]]);
    if (hit) onPick(hit.properties.id);
    else onPlace(lngLat);
  });
  map.on("mouseenter", "signs", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "signs", () => (map.getCanvas().style.cursor = ""));
  // For whoever cannot look at the picture.
  map.on("idle", () => (map.getContainer().dataset.signs = seen().length));

  return {
    show: (markers) =>
      map.getSource("signs").setData({
        type: "FeatureCollection",
        features: markers.map(({ id, at, sign }, index) => point(at, { id, sign, order: -index })),
      }),
    /** The sign of this id alone is hidden, null for none: to set thousands anew takes a slow computer a second. */
    hide(id) {
      map.removeFeatureState({ source: "signs" });
      if (id !== null) map.setFeatureState({ source: "signs", id }, { isOpen: true });
    },
    choose: (at) => map.getSource("chosen").setData(at ? point(at) : empty()),
  };
}

/** Moves the map to hold all the places. */
export function showAll(map, places) {
  if (!places.length) return;
  const bounds = places.reduce((box, at) => box.extend(at), new maplibregl.LngLatBounds(places[0], places[0]));
  map.fitBounds(bounds, { padding: 40, maxZoom: 15, animate: false });
}
