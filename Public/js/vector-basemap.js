/**
 * The operator's vector tiles as layers of the map, by the names that tiles of OpenStreetMap give their layers:
 * OpenMapTiles, Shortbread and Protomaps. Layers of other names are drawn as thin lines. Without words: those of the page stand
 * above.
 */
export function vectorLayers({ layers }, colours) {
  return layers.flatMap((name) => (STYLES[name] ?? plain)(name, colours)).map((layer) => ({ source: "tiles", ...layer }));
}

const area = (colour) => (name, colours) => [
  { id: `tiles-${name}`, type: "fill", "source-layer": name, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours[colour] } },
];

const stroke = (colour, widths) => (name, colours) => [{
  id: `tiles-${name}`, type: "line", "source-layer": name, layout: { "line-join": "round", "line-cap": "round" },
  paint: { "line-color": colours[colour], "line-width": ["interpolate", ["exponential", 1.4], ["zoom"], ...widths] },
}];

const roads = stroke("road", [8, 0.6, 12, 1.5, 17, 9]);
const streams = stroke("river", [8, 0.6, 14, 3]);
const borders = (name, colours) => [{
  id: `tiles-${name}`, type: "line", "source-layer": name, paint: { "line-color": colours.border, "line-width": 1, "line-dasharray": [3, 2] },
}];
const none = () => [];
const plain = stroke("border", [8, 0.4, 16, 1]);

const STYLES = {
  water: area("sea"), ocean: area("sea"), water_polygons: area("sea"),
  landcover: area("green"), landuse: area("green"), park: area("green"), land: area("green"), earth: none, sites: area("green"),
  building: area("building"), buildings: area("building"),
  waterway: streams, water_lines: streams,
  transportation: roads, streets: roads, roads, bridges: roads, ferries: borders,
  boundary: borders, boundaries: borders,
  ...Object.fromEntries([
    "place", "places", "place_labels", "poi", "pois", "public_transport", "water_name", "transportation_name", "mountain_peak", "aerodrome_label",
    "housenumber", "addresses", "street_labels", "street_labels_points", "streets_polygons_labels", "water_lines_labels", "water_polygons_labels",
    "boundary_labels",
  ].map((name) => [name, none])),
};
