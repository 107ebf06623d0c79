import { words } from "./i18n.js";

const OPTIONS = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
const REFUSED = 1;

/** Where the visitor is, as {lat, lng}; throws with words for the visitor when that cannot be told or is not on this map. */
export async function visitorPosition([west, south, east, north]) {
  if (!navigator.geolocation) throw new Error(words.locationUnavailable);
  const { coords } = await new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, ({ code }) =>
      reject(new Error(code === REFUSED ? words.locationRefused : words.locationUnavailable)), OPTIONS);
  });
  const { latitude: lat, longitude: lng } = coords;
  if (lng < west || lng > east || lat < south || lat > north) throw new Error(words.locationOutside);
  return { lat, lng };
}
