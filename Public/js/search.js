import { outletsIn, outletsNear } from "./api.js";

/** What a phone draws and lists without effort, and a slow line carries in seconds. */
const VIEW_LIMIT = 500;
const NEAREST_LIMIT = 20;
const FRESH_MILLISECONDS = 60_000;

/**
 * Finds the outlets of the state: of the view, or the nearest to a point.
 * Each run ends the one before it, so that a slow old answer never replaces a new one.
 * Publishes `{status: "busy" | "done" | "failed", near, features, matched, error}`.
 */
export function createSearch(state, publish) {
  let running = null;
  let loaded = null;

  async function run() {
    running?.abort();
    const mine = (running = new AbortController());
    const { near, bbox, kinds } = state.current;
    const loadedAlready = !near && whole(loaded, bbox, kinds);
    if (loadedAlready) return publish({ status: "done", near, features: loadedAlready, matched: loadedAlready.length });

    publish({ status: "busy", near });
    try {
      const found = near
        ? await outletsNear(near, { kinds, limit: NEAREST_LIMIT, signal: mine.signal })
        : await outletsIn(bbox, { kinds, limit: VIEW_LIMIT, signal: mine.signal });
      if (!near) loaded = { found, bbox, kinds, at: Date.now() };
      publish({ status: "done", near, features: found.features, matched: found.numberMatched });
    } catch (error) {
      if (error.name !== "AbortError") publish({ status: "failed", near, error });
    }
  }

  return { run };
}

/**
 * The outlets of `bbox` without asking again, if the last answer was complete, is fresh and covers it:
 * a part of a complete answer is complete too. Spares slow lines a request at every step.
 */
function whole(loaded, bbox, kinds) {
  if (!loaded || loaded.found.numberMatched > loaded.found.features.length) return null;
  if (Date.now() - loaded.at > FRESH_MILLISECONDS || String(loaded.kinds) !== String(kinds)) return null;
  const [west, south, east, north] = bbox;
  const [w, s, e, n] = loaded.bbox;
  if (west < w || south < s || east > e || north > n) return null;
  return loaded.found.features.filter(({ geometry: { coordinates: [lng, lat] } }) =>
    lng >= west && lng <= east && lat >= south && lat <= north);
}
