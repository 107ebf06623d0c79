import { coastAndRivers } from "./api.js";
import { words } from "./i18n.js";

/** What the map is drawn in, by day and by night. */
const COLOURS = {
  light: {
    sea: "#d5e7ee", land: "#f6f4ec", shore: "#9dbfcc", river: "#a9cfde", green: "#e6ecd8", building: "#e3ddd0", road: "#c9bfae", border: "#b9b3a4", picture: 1,
  },
  dark: {
    sea: "#13242e", land: "#232d30", shore: "#456877", river: "#2f5163", green: "#263531", building: "#313b3e", road: "#4a5658", border: "#4c585b", picture: 0.65,
  },
};

/** The map's style: the built-in coast and rivers, the operator's tiles over them if there are any, words on top. */
export async function basemapStyle({ basemap }, theme) {
  const [coast, drawn] = await Promise.all([coastAndRivers().catch(empty), layers(basemap, theme)]);
  const style = {
    version: 8,
    // Nothing fades here; a third of a second of frames that show nothing new would come with it, and hold up the first view.
    transition: { duration: 0 },
    sources: {
      basemap: { type: "geojson", data: coast, attribution: words.basemapCredit },
      names: { type: "geojson", data: names([]) },
    },
    layers: drawn,
  };
  if (basemap) style.sources.tiles = tileSource(basemap);
  return style;
}

/** Draws a map that is open in the colours of a theme. */
export async function recolour(map, { basemap }, theme) {
  for (const { id, paint = {}, layout = {} } of await layers(basemap, theme)) {
    for (const [name, value] of Object.entries(paint)) map.setPaintProperty(id, name, value);
    if (layout["icon-image"]) map.setLayoutProperty(id, "icon-image", layout["icon-image"]);
  }
}

async function layers(basemap, theme) {
  const colours = COLOURS[theme];
  return [
    { id: "background", type: "background", paint: { "background-color": colours.sea } },
    area("land", colours.land),
    shore("land", colours),
    area("water", colours.sea),
    shore("water", colours),
    {
      id: "river",
      type: "line",
      source: "basemap",
      filter: ["==", ["get", "layer"], "river"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": colours.river, "line-width": ["interpolate", ["linear"], ["zoom"], 8, 1, 14, 4] },
    },
    ...(basemap ? await tileLayers(basemap, colours) : []),
    {
      id: "sea-label",
      type: "symbol",
      source: "names",
      filter: ["==", ["get", "of"], "sea"],
      maxzoom: 12,
      layout: { "icon-image": ["concat", `sea-${theme}:`, ["get", "label"]], "icon-padding": 0 },
    },
    {
      id: "commune-labels",
      type: "symbol",
      source: "names",
      filter: ["==", ["get", "of"], "commune"],
      layout: {
        "icon-image": ["concat", `label-${theme}:`, ["get", "label"]],
        "symbol-sort-key": ["get", "rank"],
        // Below the centre: outlets without coordinates stand on the centre itself.
        "icon-anchor": "top",
        "icon-offset": [0, 14],
        "icon-padding": 0,
      },
    },
  ];
}

function tileSource({ tiles, layers: _, ...source }) {
  // The map's worker has no address of its own for what begins with a slash.
  const whole = tiles.map((template) => (template.startsWith("/") ? location.origin + template : template));
  const known = Object.entries(source).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(known), tiles: whole, ...(source.type === "raster" && { tileSize: 256 }) };
}

async function tileLayers(basemap, colours) {
  if (basemap.type === "vector") return (await import("./vector-basemap.js")).vectorLayers(basemap, colours);
  return [{ id: "tiles", type: "raster", source: "tiles", paint: { "raster-brightness-max": colours.picture } }];
}

/**
 * The names on the map, the sea's and those of communes: wards first where there is no room for all, then those with more outlets.
 */
export function names(communes) {
  const features = communes.map(({ geometry: { coordinates }, properties: { name, type, outlets } }) => point(coordinates, {
    of: "commune",
    label: name.startsWith(`${type} `) ? name.slice(type.length + 1) : name,
    rank: (type === "Phường" ? 0 : 1e6) - outlets,
  }));
  return { type: "FeatureCollection", features: [point([109.62, 14.1], { of: "sea", label: words.eastSea }), ...features] };
}

export function empty() {
  return { type: "FeatureCollection", features: [] };
}

export function point(coordinates, properties = {}) {
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties };
}

function area(layer, colour) {
  const filter = ["==", ["get", "layer"], layer];
  return { id: layer, type: "fill", source: "basemap", filter, paint: { "fill-color": colour, "fill-antialias": false } };
}

function shore(layer, colours) {
  const filter = ["==", ["get", "layer"], layer];
  return { id: `${layer}-shore`, type: "line", source: "basemap", filter, paint: { "line-color": colours.shore, "line-width": 0.8 } };
}
