import { outletsIn, outletsNear } from "./api.js";
import { conditions } from "./state.js";

/** Up to so many outlets a view's list is whole. */
const VIEW_LIMIT = 100;
/** Of a more crowded view, those around its middle. */
const MIDDLE_LIMIT = 60;
const NEAREST_LIMIT = 20;
/** Within a radius; what a slow line carries in seconds. */
export const RADIUS_LIMIT = 300;
const FRESH_MILLISECONDS = 60_000;

/**
 * Finds the outlets of the state for the list: of the view, or the nearest to a point.
 * Each run ends the one before it, so that a slow old answer never replaces a new one.
 * Publishes `{status: "busy" | "done" | "failed", near, features, matched, error}`; where more are matched than listed,
 * the features are those nearest to the middle of the view, in that order.
 */
export function createSearch(state, publish) {
  let running = null;
  let loaded = null;

  async function run() {
    const { near, bbox, radius } = state.current;
    const asked = conditions(state.current);
    const held = near ? null : heldFor(loaded, bbox, asked);
    // What is on its way may hold all that is asked for now; if not, it is asked for afterwards.
    if (!held && !near && running?.bbox && (covers(running, bbox, asked) || isAlike(running, bbox, asked))) return;

    running?.abort();
    running = null;
    if (held) return publish({ status: "done", near, ...held });
    // Whoever opens the map asks again when it is known which part is seen.
    if (!near && !bbox) return;
    const mine = (running = near ? { near } : { bbox, asked });
    const stop = new AbortController();
    const { signal } = stop;
    mine.abort = () => stop.abort();
    publish({ status: "busy", near, radius });
    try {
      const found = near
        ? await outletsNear(near, { ...asked, ...within(radius) }, signal)
        : await outletsOfView(bbox, asked, !loaded || isCut(loaded.found), signal);
      running = null;
      if (!near) loaded = { found, bbox, asked, at: Date.now() };
      if (!near && state.current.bbox !== bbox) return run();
      publish({ status: "done", near, radius, features: found.features, matched: found.numberMatched });
    } catch (error) {
      if (error.name === "AbortError") return;
      running = null;
      publish({ status: "failed", near, error });
    }
  }

  return { run };
}

function within(radius) {
  return radius ? { "max-distance": radius, limit: RADIUS_LIMIT } : { limit: NEAREST_LIMIT };
}

const isCut = ({ numberMatched, features }) => numberMatched > features.length;

/** Of a view that is likely `crowded` its middle is asked for along with its number, which spares a slow line the way. */
async function outletsOfView(bbox, asked, crowded, signal) {
  const [west, south, east, north] = bbox;
  const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
  const askMiddle = () => outletsNear(middle, { ...asked, bbox: bbox.join(), limit: MIDDLE_LIMIT }, signal);
  const asking = crowded ? askMiddle() : null;
  // Only a view that is crowded needs it.
  asking?.catch(() => {});
  const whole = await outletsIn(bbox, { ...asked, limit: VIEW_LIMIT }, signal);
  if (!isCut(whole)) return whole;
  const { features } = await (asking ?? askMiddle());
  for (const feature of features) delete feature.properties.distance;
  return { features, numberMatched: whole.numberMatched };
}

/**
 * The outlets of `bbox` without asking again, if the last answer is fresh and was for this view, or was complete and
 * covers it: a part of a complete answer is complete too. Spares slow lines a request at every step.
 */
function heldFor(loaded, bbox, asked) {
  if (!loaded || Date.now() - loaded.at > FRESH_MILLISECONDS) return null;
  const { features, numberMatched } = loaded.found;
  if (isAlike(loaded, bbox, asked)) return { features, matched: numberMatched };
  if (isCut(loaded.found) || !covers(loaded, bbox, asked)) return null;
  const [west, south, east, north] = bbox;
  const part = features.filter(({ geometry: { coordinates: [lng, lat] } }) =>
    lng >= west && lng <= east && lat >= south && lat <= north);
  return { features: part, matched: part.length };
}

/** The same view but for a pixel: the map that opens rounds the box that the list was asked for. */
function isAlike(before, bbox, asked) {
  const pixel = (bbox[2] - bbox[0]) / 1000;
  return JSON.stringify(before.asked) === JSON.stringify(asked) && bbox.every((edge, at) => Math.abs(edge - before.bbox[at]) < pixel);
}

function covers(before, [west, south, east, north], asked) {
  const [w, s, e, n] = before.bbox;
  return JSON.stringify(before.asked) === JSON.stringify(asked) && west >= w && south >= s && east <= e && north <= n;
}
