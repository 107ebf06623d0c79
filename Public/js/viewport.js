/** The margin around the province, as a part of its size. */
const MARGIN = 0.1;

/** Asked before the library is loaded: a phone that cannot draw need not download it. */
export function canDrawMap() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

/**
 * The box the view may not leave: the province with a margin, widened to the shape of the window,
 * since a narrower one would forbid to see the whole province at once.
 */
export function heldBounds([west, south, east, north], width, height) {
  // A degree of latitude on a Mercator map is longer than one of longitude.
  const stretch = 1 / Math.cos(((south + north) / 2) * (Math.PI / 180));
  let lng = (east - west) * (1 + 2 * MARGIN);
  let lat = (north - south) * (1 + 2 * MARGIN);
  const shape = width / height || 1;
  lng = Math.max(lng, lat * stretch * shape);
  lat = Math.max(lat, lng / stretch / shape);
  const middle = [(west + east) / 2, (south + north) / 2];
  return [middle[0] - lng / 2, middle[1] - lat / 2, middle[0] + lng / 2, middle[1] + lat / 2];
}
