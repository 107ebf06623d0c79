import { language, words } from "./i18n.js";

/** How long the server may say nothing, in milliseconds. */
const PATIENCE = 30_000;

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
export function outletsNear(place, parameters, signal) {
  return get("/api/collections/outlets/nearest", { ...pointOf(place), ...parameters }, signal);
}

/** A place as the API's parameter. */
export const pointOf = ({ lng, lat }) => ({ point: `${rounded(lng)},${rounded(lat)}` });

/** How many outlets each value of a filter would leave; of the whole province without a box. */
export function outletCounts(bbox, parameters, signal) {
  const box = bbox ? { bbox: bbox.map(rounded).join(",") } : {};
  return get("/api/collections/outlets/counts", { ...box, ...parameters }, signal);
}

/**
 * What words may mean that are still being typed: `{corrections, communes, districts, products, outlets}`. Where they find nothing,
 * `corrections` are words nearly the same, and the rest is what those find.
 */
export function suggestionsFor(q, signal) {
  return get("/api/suggestions", { q, limit: 4 }, signal);
}

/** Whether an outlet is open now, by the clock and holidays of Vietnam: "yes", "no" or "unknown". */
export async function openingOf(id) {
  const { counts } = await outletCounts(null, { id, status: "active,suspended,under_construction,closed" });
  return Object.keys(counts.open).find((state) => counts.open[state]) ?? "unknown";
}

/** Outlets of the whole province that satisfy `parameters` as the API has them; by distance where there is a `point`. */
export function outletsWhere(parameters) {
  return get(`/api/collections/outlets/${parameters.point ? "nearest" : "items"}`, parameters);
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

/** Throws why the server refuses a file, or that it is not there: a browser that downloads it would not say so. */
export async function checkDownload(address) {
  const { ok } = await fetch(address, { method: "HEAD" }).catch(() => {
    throw new Error(words.offline);
  });
  // A refusal is short, and says why.
  if (!ok) await answer(address, {});
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
  await answer("/reports", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(report),
  }, words.report.notSent);
}

/**
 * A part of the page that comes with its first use: `arrived(import("./card.js"))`. After an upgrade it may not fit the
 * page that was opened before.
 */
export const arrived = (module) => module.catch(() => {
  throw new Error(words.partMissing);
});

/** Six decimals are a decimetre: more would only make the address longer. */
function rounded(degrees) {
  return Number(degrees.toFixed(6));
}

function encoded(parameters) {
  return new URLSearchParams(parameters).toString().replaceAll("%2C", ",");
}

async function get(path, parameters = {}, signal) {
  const query = encoded(parameters);
  return answer(query ? `${path}?${query}` : path, { signal });
}

/** An answer that does not come is a line that is lost; `signal` is the asker's own end, which stays an `AbortError`. */
async function answer(address, { signal, ...request }, failed) {
  const stop = new AbortController();
  const giveUp = () => stop.abort();
  if (signal?.aborted) giveUp();
  signal?.addEventListener("abort", giveUp);
  let waiting = setTimeout(giveUp, PATIENCE);
  let response, found;
  try {
    response = await fetch(address, { ...request, signal: stop.signal });
    clearTimeout(waiting);
    waiting = setTimeout(giveUp, PATIENCE);
    found = await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    if (response && !response.ok) throw new Error(failed ?? words.loadFailed);
    throw new Error(words.offline);
  } finally {
    clearTimeout(waiting);
    signal?.removeEventListener("abort", giveUp);
  }
  if (!response.ok) throw new Error(problemText(found, failed));
  return found;
}

/** What the server says went wrong, in the reader's language where it says so. */
function problemText(problem, failed = words.loadFailed) {
  const detail = language === "vi" ? problem.detail_vi : problem.detail;
  return detail ? `${failed} ${detail}` : failed;
}
