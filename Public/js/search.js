import { outletsNear } from "./api.js";
import { outletsSpread } from "./spread.js";

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
    const { near, bbox, kinds } = state.current;
    const part = near ? null : partOf(loaded, bbox, kinds);
    if (part) return publish({ status: "done", near, features: part, matched: part.length });
    // What is on its way may hold all that is asked for now; if not, it is asked for afterwards.
    if (!near && running?.bbox && covers(running, bbox, kinds)) return;

    running?.abort();
    const mine = (running = near ? { near } : { bbox, kinds });
    const stop = new AbortController();
    mine.abort = () => stop.abort();
    publish({ status: "busy", near });
    try {
      const found = near
        ? await outletsNear(near, { kinds, limit: NEAREST_LIMIT, signal: stop.signal })
        : await outletsSpread(bbox, { kinds, limit: VIEW_LIMIT, signal: stop.signal });
      running = null;
      if (!near) loaded = { found, bbox, kinds, at: Date.now() };
      if (!near && state.current.bbox !== bbox) return run();
      publish({ status: "done", near, features: found.features, matched: found.numberMatched });
    } catch (error) {
      if (error.name === "AbortError") return;
      running = null;
      publish({ status: "failed", near, error });
    }
  }

  return { run };
}

/**
 * The outlets of `bbox` without asking again, if the last answer was complete, is fresh and covers it:
 * a part of a complete answer is complete too. Spares slow lines a request at every step.
 */
function partOf(loaded, bbox, kinds) {
  if (!loaded || loaded.found.numberMatched > loaded.found.features.length) return null;
  if (Date.now() - loaded.at > FRESH_MILLISECONDS || !covers(loaded, bbox, kinds)) return null;
  const [west, south, east, north] = bbox;
  return loaded.found.features.filter(({ geometry: { coordinates: [lng, lat] } }) =>
    lng >= west && lng <= east && lat >= south && lat <= north);
}

function covers(asked, [west, south, east, north], kinds) {
  const [w, s, e, n] = asked.bbox;
  return String(asked.kinds) === String(kinds) && west >= w && south >= s && east <= e && north <= n;
}
