/** "13.76, 109.22" in either order, also with decimal commas ("13,76; 109,22"); null for anything else or elsewhere. */
export function readPair(text, [west, south, east, north]) {
  const parts = text.match(/\d+(?:[.,]\d+)?/g)?.map((number) => Number(number.replace(",", "."))) ?? [];
  if (parts.length !== 2) return null;
  const [lat, lng] = parts[0] < parts[1] ? parts : [parts[1], parts[0]];
  return lng >= west && lng <= east && lat >= south && lat <= north ? [lng, lat] : null;
}
