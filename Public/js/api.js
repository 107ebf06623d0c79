import { language, words } from "./i18n.js";

export function loadSettings() {
  return get("/map-settings.json");
}

/** Outlets inside [west, south, east, north]. */
export function outletsIn(bbox, { kinds, limit, offset = 0, signal }) {
  const start = offset ? { offset } : {};
  const box = bbox.map(rounded).join(",");
  return get("/api/collections/outlets/items", { bbox: box, limit, ...start, ...kindFilter(kinds) }, signal);
}

/** Outlets by distance from a point, nearest first. */
export function outletsNear({ lng, lat }, { kinds, limit, signal }) {
  const point = `${rounded(lng)},${rounded(lat)}`;
  return get("/api/collections/outlets/nearest", { point, limit, ...kindFilter(kinds) }, signal);
}

export function communes() {
  return get("/api/collections/communes/items", { era: 2025, limit: 200 });
}

function kindFilter(kinds) {
  return kinds.length ? { kind: kinds.join(",") } : {};
}

/** Six decimals are a decimetre: more would only make the address longer. */
function rounded(degrees) {
  return Number(degrees.toFixed(6));
}

async function get(path, parameters = {}, signal) {
  const query = new URLSearchParams(parameters).toString().replaceAll("%2C", ",");
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
async function problemText(response) {
  const problem = await response.json().catch(() => ({}));
  const detail = language === "vi" ? problem.detail_vi : problem.detail;
  return detail ? `${words.loadFailed} ${detail}` : words.loadFailed;
}
