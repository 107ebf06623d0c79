import { words } from "./i18n.js";

/** The map's style: the built-in coast and rivers, the operator's tiles over them if there are any. */
export function basemapStyle({ basemap }) {
  const style = {
    version: 8,
    sources: {
      basemap: { type: "geojson", data: "/basemap.geojson", attribution: words.basemapCredit },
      communes: { type: "geojson", data: empty() },
      sea: { type: "geojson", data: point([109.62, 14.1], { name: words.eastSea }) },
    },
    layers: [
      { id: "background", type: "background", paint: { "background-color": "#d5e7ee" } },
      area("land", "#f6f4ec"),
      shore("land"),
      area("water", "#d5e7ee"),
      shore("water"),
      {
        id: "river",
        type: "line",
        source: "basemap",
        filter: ["==", ["get", "layer"], "river"],
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": "#a9cfde", "line-width": ["interpolate", ["linear"], ["zoom"], 8, 1, 14, 4] },
      },
      {
        id: "sea-label",
        type: "symbol",
        source: "sea",
        maxzoom: 12,
        layout: { "icon-image": ["concat", "sea:", ["get", "name"]], "icon-padding": 0 },
      },
      {
        id: "commune-labels",
        type: "symbol",
        source: "communes",
        layout: {
          "icon-image": ["concat", "label:", ["get", "label"]],
          "symbol-sort-key": ["get", "rank"],
          // Below the centre: outlets without coordinates stand on the centre itself.
          "icon-anchor": "top",
          "icon-offset": [0, 14],
          "icon-padding": 0,
        },
      },
    ],
  };
  if (basemap) {
    style.sources.tiles = { type: "raster", tileSize: 256, ...basemap };
    style.layers.push({ id: "tiles", type: "raster", source: "tiles" });
  }
  return style;
}

/** Commune names for the map: wards first where there is no room for all, then those with more outlets. */
export function communeLabels(collection) {
  const features = collection.features.map(({ geometry, properties: { name, type, outlets } }) => ({
    type: "Feature",
    geometry,
    properties: {
      label: name.startsWith(`${type} `) ? name.slice(type.length + 1) : name,
      rank: (type === "Phường" ? 0 : 1e6) - outlets,
    },
  }));
  return { type: "FeatureCollection", features };
}

export function empty() {
  return { type: "FeatureCollection", features: [] };
}

export function point(coordinates, properties = {}) {
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties };
}

function area(layer, colour) {
  const filter = ["==", ["get", "layer"], layer];
  return { id: layer, type: "fill", source: "basemap", filter, paint: { "fill-color": colour } };
}

function shore(layer) {
  const filter = ["==", ["get", "layer"], layer];
  return { id: `${layer}-shore`, type: "line", source: "basemap", filter, paint: { "line-color": "#9dbfcc", "line-width": 0.8 } };
}
