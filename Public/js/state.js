import { KINDS } from "./kinds.js";

/**
 * What the page shows, and its address: `?lang=en&kind=market,agent#map=12/13.77/109.22&near=13.76,109.21`.
 * View and point stand behind `#` because browsers do not send that part: where people look is not the server's business.
 *
 * `view` {zoom, lat, lng} or null; `bbox` of that view; `near` {lat, lng, mine} or null; `kinds` codes, none means all.
 */
export function createState() {
  const state = { bbox: null, ...fromAddress() };
  const listeners = [];

  function change(part) {
    Object.assign(state, part);
    history.replaceState(null, "", address(state));
    for (const listener of listeners) listener(part);
  }

  // Somebody edits the address, or follows a link to another view of this page.
  // Other fragments, like the skip link's, are no views: the address is set right again.
  addEventListener("hashchange", () => {
    const asked = fromHash();
    change(asked.view || asked.near ? asked : {});
  });

  return {
    get current() {
      return state;
    },
    change,
    onChange: (listener) => listeners.push(listener),
  };
}

/** The address of a state, in this language or another. */
export function address(state, language = state.language) {
  const query = [];
  if (language === "en") query.push("lang=en");
  if (state.kinds.length) query.push(`kind=${state.kinds.join(",")}`);
  const hash = [];
  if (state.view) hash.push(`map=${state.view.zoom.toFixed(2)}/${state.view.lat.toFixed(5)}/${state.view.lng.toFixed(5)}`);
  // A visitor's own position stays out of the address, so that a shared link does not tell where they live.
  if (state.near && !state.near.mine) hash.push(`near=${state.near.lat.toFixed(5)},${state.near.lng.toFixed(5)}`);
  return location.pathname + (query.length ? `?${query.join("&")}` : "") + (hash.length ? `#${hash.join("&")}` : "");
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  const asked = (query.get("kind") ?? "").split(",");
  return {
    language: query.get("lang") === "en" ? "en" : "vi",
    kinds: KINDS.filter((kind) => asked.includes(kind)),
    ...fromHash(),
  };
}

function fromHash() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lng] = numbers(hash.get("map"), "/", 3);
  const [nearLat, nearLng] = numbers(hash.get("near"), ",", 2);
  return {
    view: onEarth(lat, lng) ? { zoom, lat, lng } : null,
    near: onEarth(nearLat, nearLng) ? { lat: nearLat, lng: nearLng, mine: false } : null,
  };
}

function onEarth(lat, lng) {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

function numbers(text, separator, howMany) {
  const parts = (text ?? "").split(separator).map((part) => Number.parseFloat(part));
  return parts.length === howMany && parts.every(Number.isFinite) ? parts : [];
}
