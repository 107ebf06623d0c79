import { words } from "./i18n.js";

const OPTIONS = { enableHighAccuracy: true, timeout: 15_000 };
const REFUSED = 1;

/**
 * Where the visitor is, as {lat, lng} and the device's own error in metres; throws with words for the visitor when that
 * cannot be told or is not on this map. `maximumAge` is how old the answer may be, in milliseconds.
 */
export async function visitorPosition([west, south, east, north], { maximumAge = 60_000 } = {}) {
  if (!navigator.geolocation) throw new Error(words.locationUnavailable);
  const { coords } = await new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, ({ code }) =>
      reject(new Error(code === REFUSED ? words.locationRefused : words.locationUnavailable)), { ...OPTIONS, maximumAge });
  });
  const { latitude: lat, longitude: lng, accuracy: error } = coords;
  if (lng < west || lng > east || lat < south || lat > north) throw new Error(words.locationOutside);
  return { lat, lng, error };
}
