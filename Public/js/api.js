import { language, words } from "./i18n.js";

export function loadSettings() {
  return get("/map-settings.json");
}

/** The built-in base map. */
export function coastAndRivers() {
  return get("/basemap.geojson");
}

/** Outlets inside [west, south, east, north]; `parameters` as the API has them. */
export function outletsIn(bbox, parameters, signal) {
  return get("/api/collections/outlets/items", { bbox: bbox.map(rounded).join(","), ...parameters }, signal);
}

/** Outlets by distance from a point, nearest first. */
export function outletsNear({ lng, lat }, parameters, signal) {
  return get("/api/collections/outlets/nearest", { point: `${rounded(lng)},${rounded(lat)}`, ...parameters }, signal);
}

/** How many outlets each value of a filter would leave; of the whole province without a box. */
export function outletCounts(bbox, parameters, signal) {
  const box = bbox ? { bbox: bbox.map(rounded).join(",") } : {};
  return get("/api/collections/outlets/counts", { ...box, ...parameters }, signal);
}

/** What words may mean that are still being typed: `{communes, products, outlets}`. */
export function suggestionsFor(q, signal) {
  return get("/api/suggestions", { q, limit: 4 }, signal);
}

/** Whether an outlet is open now, by the clock and holidays of Vietnam: "yes", "no" or "unknown". */
export async function openingOf(id) {
  const { counts } = await outletCounts(null, { id, status: "active,suspended,under_construction,closed" });
  return Object.keys(counts.open).find((state) => counts.open[state]) ?? "unknown";
}

/** Outlets of the whole province that satisfy `parameters` as the API has them. */
export function outletsWhere(parameters) {
  return get("/api/collections/outlets/items", parameters);
}

/** A map as a picture: [west, south, east, north] in so many pixels, with the outlets that satisfy `parameters`. */
export function pictureUrl(bbox, [width, height], parameters) {
  return `/map.svg?${encoded({ bbox: bbox.join(), width, height, lang: language, ...parameters })}`;
}

/** Where all outlets that satisfy `parameters` are as one file: "xlsx", "csv", "geojson", "gpkg", "kml". */
export function downloadUrl(ending, parameters) {
  const query = encoded(parameters);
  return `/downloads/outlets.${ending}${query && `?${query}`}`;
}

export function outletWithID(id) {
  return get(`/api/collections/outlets/items/${id}`);
}

/** Where the map finds the tiles of the outlets that satisfy `parameters`. */
export function tileTemplate(parameters) {
  const query = encoded(parameters);
  return `${location.origin}/api/collections/outlets/tiles/WebMercatorQuad/{z}/{y}/{x}${query && `?${query}`}`;
}

/** Communes of today (2025) or of before July 2025 (2020). */
export function communesOf(era) {
  return get("/api/collections/communes/items", { era, limit: 200 });
}

/** Outlets whose facts hold these words, closed ones among them. */
export function outletsNamed(q, { limit, signal }) {
  return get("/api/collections/outlets/items", { q, limit, status: "active,suspended,under_construction,closed" }, signal);
}

/** What a resident says is wrong or missing; an officer reads it. */
export async function sendReport(report) {
  let response;
  try {
    response = await fetch("/reports", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(report),
    });
  } catch {
    throw new Error(words.offline);
  }
  if (!response.ok) throw new Error(await problemText(response, words.report.notSent));
}

/** Six decimals are a decimetre: more would only make the address longer. */
function rounded(degrees) {
  return Number(degrees.toFixed(6));
}

function encoded(parameters) {
  return new URLSearchParams(parameters).toString().replaceAll("%2C", ",");
}

async function get(path, parameters = {}, signal) {
  const query = encoded(parameters);
  let response;
  try {
    response = await fetch(query ? `${path}?${query}` : path, { signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(words.offline);
  }
  if (!response.ok) throw new Error(await problemText(response));
  return response.json();
}

/** What the server says went wrong, in the reader's language where it says so. */
async function problemText(response, failed = words.loadFailed) {
  const problem = await response.json().catch(() => ({}));
  const detail = language === "vi" ? problem.detail_vi : problem.detail;
  return detail ? `${failed} ${detail}` : failed;
}
