import { outletsIn } from "./api.js";

/** Samples of a crowded view: few requests, and each place is shown as far as it is dense. */
const SAMPLES = 20;

/**
 * The outlets of `bbox`, at most `limit`. Where it holds more, samples at equal steps through the whole answer:
 * the server answers in spatial order, so its first `limit` would all stand in one corner of the view.
 */
export async function outletsSpread(bbox, { kinds, limit, signal }) {
  const whole = await outletsIn(bbox, { kinds, limit, signal });
  if (whole.numberMatched <= whole.features.length) return whole;
  const size = Math.floor(limit / SAMPLES);
  const offsets = [...Array(SAMPLES).keys()].map((step) => Math.floor((step * whole.numberMatched) / SAMPLES));
  const samples = await Promise.all(offsets.map((offset) => outletsIn(bbox, { kinds, limit: size, offset, signal })));
  // Samples meet where the view holds hardly more than the limit.
  const byID = new Map(samples.flatMap((sample) => sample.features).map((feature) => [feature.id, feature]));
  return { numberMatched: whole.numberMatched, features: [...byID.values()] };
}
