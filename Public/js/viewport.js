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

/** What the map will show that is opened at a view in so many pixels; all of `held` where that lies elsewhere. */
export function boundsOfView({ zoom, lat, lng }, width, height, held) {
  const world = 512 * 2 ** zoom;
  const middle = Math.asinh(Math.tan(lat * (Math.PI / 180)));
  const latitude = (pixels) => Math.atan(Math.sinh(middle + pixels * ((2 * Math.PI) / world))) * (180 / Math.PI);
  const part = ((width / 2) * 360) / world;
  const [west, south, east, north] = held;
  const box = [
    Math.max(west, lng - part), Math.max(south, latitude(-height / 2)), Math.min(east, lng + part), Math.min(north, latitude(height / 2)),
  ];
  return box[0] < box[2] && box[1] < box[3] ? box : held;
}
