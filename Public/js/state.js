import { language, words } from "./i18n.js";
import { KINDS } from "./kinds.js";

/** The filters and the codes each takes, named as the API's parameters are. */
export const FILTERS = {
  kind: KINDS,
  product_groups: Object.keys(words.productGroups),
  programmes: Object.keys(words.programmes),
  payments: Object.keys(words.payments),
  e_invoice: ["true"],
  online_order: ["true"],
  open: ["yes", "no", "unknown"],
};

/** Metres within which the nearest are listed; null is any distance. */
export const RADII = [500, 1000, 2000, 5000, 10_000, 20_000];

/** More than that nobody compares, and an address must stay an address. */
export const MOST_CHOSEN = 50;

/**
 * What the page shows, and its address: `?lang=en&kind=market,agent&q=nón#map=12/13.77/109.22&near=13.76,109.21`.
 * View and point stand behind `#` because browsers do not send that part: where people look is not the server's business.
 *
 * `view` {zoom, lat, lng} or null; `bbox` of that view; `near` {lat, lng, mine, place} or null, `place` its name if it
 * has one; `nearest` ids of those listed around it; `radius` metres or null; `outlet` the id of the one whose card is open, or null; `chosen` ids of those to compare or take along; `filters`
 * for each of FILTERS its codes, none means all; `supplier` the key of one whose outlets alone are asked for, or null; `q` words to be found;
 * `embed` whether the map stands in another site's page.
 */
export function createState() {
  const state = { bbox: null, nearest: [], ...fromAddress() };
  const listeners = [];
  /** Which link of this page led here: its entries of the history have a choice of their own. */
  let link = history.state?.link ?? 0;

  function change(part) {
    Object.assign(state, part);
    try {
      history.replaceState({ ...history.state, link }, "", address(state));
    } catch {
      // Safari takes a hundred in ten seconds, as while an arrow key is held. The next change sets the address right.
    }
    for (const listener of listeners) listener(part);
  }

  // Back and Forward, among the entries that detail.js makes, open and close a card; all else stays as it is. Beyond a
  // link they lead to what was chosen there.
  addEventListener("popstate", () => {
    if (!history.state) return;
    if (history.state.link !== link) {
      link = history.state.link;
      return change(fromAddress());
    }
    const { outlet } = fromHash();
    change(history.state.isOpen && outlet ? { outlet } : {});
  });

  // Somebody edits the address, or follows a link to another view of this page.
  // Other fragments, like the skip link's, are no views: the address is set right again.
  addEventListener("hashchange", () => {
    if (history.state) return;
    const asked = fromHash();
    if (!asked.view && !asked.near && !asked.outlet && !asked.chosen.length) return change({});
    link = Date.now();
    change(asked);
  });

  change({});
  return {
    get current() {
      return state;
    },
    change,
    onChange: (listener) => listeners.push(listener),
  };
}

/** What the state asks of the outlets, as parameters of the API. */
export function conditions({ filters, supplier, q }) {
  const chosen = Object.entries(filters).filter(([, codes]) => codes.length).map(([name, codes]) => [name, codes.join(",")]);
  return Object.fromEntries([...chosen, ["supplied_by", supplier], ["q", q]].filter(([, value]) => value));
}

/** No conditions at all. */
export function unfiltered() {
  return { filters: Object.fromEntries(Object.keys(FILTERS).map((name) => [name, []])), supplier: null, q: "" };
}

/** The address of a state, in this language or another. */
export function address(state, inLanguage = language) {
  const query = new URLSearchParams(inLanguage === "en" ? { lang: "en" } : {});
  if (state.embed) query.set("embed", "1");
  for (const [name, value] of Object.entries(conditions(state))) query.set(name, value);
  const hash = [];
  if (state.view) hash.push(`map=${state.view.zoom.toFixed(2)}/${state.view.lat.toFixed(5)}/${state.view.lng.toFixed(5)}`);
  // A visitor's own position stays out of the address, so that a shared link does not tell where they live.
  if (state.near && !state.near.mine) {
    hash.push(`near=${state.near.lat.toFixed(5)},${state.near.lng.toFixed(5)}`);
    if (state.near.place) hash.push(`place=${encodeURIComponent(state.near.place)}`);
  }
  if (state.near && state.radius) hash.push(`radius=${state.radius}`);
  if (state.outlet) hash.push(`outlet=${state.outlet}`);
  if (state.chosen.length) hash.push(`chosen=${state.chosen.join()}`);
  const asked = query.toString().replaceAll("%2C", ",");
  return location.pathname + (asked ? `?${asked}` : "") + (hash.length ? `#${hash.join("&")}` : "");
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  const filters = Object.entries(FILTERS).map(([name, codes]) => {
    const asked = (query.get(name) ?? "").split(",");
    return [name, codes.filter((code) => asked.includes(code))];
  });
  return {
    filters: Object.fromEntries(filters), supplier: query.get("supplied_by")?.trim() || null, q: (query.get("q") ?? "").trim().slice(0, 200),
    embed: query.get("embed") === "1", ...fromHash(),
  };
}

function fromHash() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const [zoom, lat, lng] = numbers(hash.get("map"), "/", 3);
  const [nearLat, nearLng] = numbers(hash.get("near"), ",", 2);
  return {
    radius: RADII.find((metres) => String(metres) === hash.get("radius")) ?? null,
    outlet: ids(hash.get("outlet"))[0] ?? null,
    chosen: ids(hash.get("chosen")),
    view: onEarth(lat, lng) ? { zoom, lat, lng } : null,
    near: onEarth(nearLat, nearLng) ? { lat: nearLat, lng: nearLng, mine: false, place: hash.get("place") } : null,
  };
}

function ids(text) {
  return [...new Set((text ?? "").split(",").filter((id) => /^[1-9]\d{0,15}$/.test(id)).map(Number))].slice(0, MOST_CHOSEN);
}

function onEarth(lat, lng) {
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

function numbers(text, separator, howMany) {
  const parts = (text ?? "").split(separator).map((part) => Number.parseFloat(part));
  return parts.length === howMany && parts.every(Number.isFinite) ? parts : [];
}
