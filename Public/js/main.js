import { arrived, loadSettings, pictureUrl, suggestionsFor } from "./api.js";
import { createDetail } from "./detail.js";
import { createFilters } from "./filters.js";
import { language, translate, words } from "./i18n.js";
import { createList } from "./list.js";
import { createNearestButtons, createRadiusChoice, showTogether } from "./nearest.js";
import { createNotice } from "./notice.js";
import { createSearch } from "./search.js";
import { createSelection } from "./selection.js";
import { createSearchBox } from "./suggestions.js";
import { address, conditions, createState, unfiltered } from "./state.js";
import { choose, createTray } from "./tray.js";
import { boundsOfView, canDrawMap, heldBounds } from "./viewport.js";

/** How long the map must rest before its outlets are asked for, in milliseconds. */
const REST = 200;
const OUTLET_ZOOM = 16;
const PLACE_ZOOM = 12;

const node = (id) => document.getElementById(id);
translate(document);
for (const id of ["tools", "report-missing", "take", "embed"]) node(id).hidden = false;
const state = createState();
document.body.classList.toggle("embed", state.current.embed);
const notice = createNotice(node("notice"));
const detail = createDetail(node("sheet"), document.querySelector(".panel"));
const selection = createSelection(detail, {
  onOpen: (outlet) => state.change({ outlet }),
  onFail: notice.fail,
  onDone: notice.recovered,
  cardActions: ({ properties: { id } }) => ({
    chosen: state.current.chosen.includes(id),
    onChoose: (isOn) => choose(state, notice, id, isOn),
    onSupplier: (supplier) => showOutlet(supplier.properties.id, supplier.geometry.coordinates),
    onSupplied({ key }) {
      state.change({ ...unfiltered(), supplier: key, near: null });
    },
  }),
});
const search = createSearch(state, showResult);
const list = createList(
  {
    summary: node("summary"), origin: node("origin"), leave: node("leave-point"), demo: node("demo"),
    results: node("results"), more: node("more"), message: node("message"),
  },
  {
    onSelect: selection.select,
    onHover: selection.hover,
    onChoose: (id, isOn) => choose(state, notice, id, isOn),
    onLeavePoint: () => state.change({ near: null }),
    onNearest: () => state.change({ near: { ...map.getCenter(), mine: false } }),
    onWords: (q) => state.change({ q }),
    onCommune: (commune) => showAround(commune, { q: "" }),
    // Without the settings there is no view yet.
    onRetry: () => (state.current.near || state.current.bbox ? search.run() : open()),
  },
);
selection.useList(list);
const filters = createFilters({
  box: node("filters"), groups: node("filter-groups"), chosen: node("filters-chosen"), chips: node("chosen"), clear: node("filters-clear"),
  supply: node("supply"),
}, state);
createSearchBox({ form: node("find"), input: node("find-text"), note: node("find-note"), said: node("find-said"), options: node("find-options") }, {
  onOutlet: showOutlet,
  onCommune: (commune) => showAround(commune),
  onDistrict({ name, bbox: [west, south, east, north] }) {
    map?.fitBounds([[west, south], [east, north]], { animate: false });
    state.change({ q: name, near: null });
  },
  onWords: (q) => q !== state.current.q && state.change({ q }),
});
node("find-text").value = state.current.q;
createRadiusChoice({ field: node("radius-field"), choice: node("radius") }, state);
createTray(node("tray"), state, notice);
list.choose(state.current.chosen);
linkOtherLanguage();
onClick("report-missing", reportMissing);
onClick("take", async () => (await arrived(import("./take.js"))).openTake(state, map !== null));
onClick("embed", async () => (await arrived(import("./embed.js"))).openEmbed(state));

let map = null;
let markers = null;
/** The box of all that can be seen. */
let province = null;
let resting = null;

state.onChange((part) => {
  if ("near" in part) {
    detail.leave();
    markers?.pin(part.near);
  }
  const isAskedAnew = "filters" in part || "supplier" in part || "q" in part;
  if (isAskedAnew) markers?.filter(conditions(state.current));
  if ("chosen" in part) list.choose(part.chosen);
  if ("q" in part && node("find-text").value.trim() !== part.q) node("find-text").value = part.q;
  if (part.outlet && part.outlet !== selection.openID) selection.selectID(part.outlet);
  if (isAskedAnew || "near" in part || "radius" in part) search.run();
  else if ("bbox" in part && !state.current.near) {
    clearTimeout(resting);
    resting = setTimeout(search.run, REST);
  }
});

// A page is left open for days, and Back brings it as it was left.
addEventListener("visibilitychange", () => document.visibilityState === "visible" && search.run());
dispatchEvent(new Event("started"));
open().finally(async () =>
  (await import("./offline.js")).keepForOffline(notice, () => markers?.filter(conditions(state.current))));

async function open() {
  list.show({ status: "busy" });
  await start().catch((error) => list.show({ status: "failed", error }, false));
}

async function start() {
  const settings = await loadSettings();
  province = settings.bounds;
  node("agency").textContent = settings.agency;
  const buttons = createNearestButtons({ mine: node("near-me"), centre: node("near-centre") }, { state, bounds: settings.bounds, notice });
  const { view } = state.current;
  const container = node("map");
  const everywhere = heldBounds(settings.bounds, container.clientWidth, container.clientHeight);
  state.current.bbox = view ? boundsOfView(view, container.clientWidth, container.clientHeight, everywhere) : everywhere;
  // The list waits for nothing of the map's; and the map waits for the list, since a slow phone is busy with nothing else
  // for a second when it first draws.
  const listed = search.run();
  const isDrawable = canDrawMap();
  if (isDrawable) document.head.append(node("map-files").content);
  await listed;
  if (!isDrawable) return goWithoutMap(words.noMap, settings.bounds);
  const asked = conditions(state.current);
  let addMarkers = null;
  try {
    // Not among the imports above, so that the list does not wait for them.
    const [{ openMap }, outlets] = await Promise.all([import("./map.js"), import("./markers.js")]);
    map = await openMap(container, settings, view, { overlay: outlets.outletsOverlay(asked) });
    ({ addMarkers } = outlets);
  } catch {
    return goWithoutMap(words.mapFailed, settings.bounds);
  }
  useMap(addMarkers, asked, buttons);
}

/** `asked` is what the map was opened with. */
function useMap(addMarkers, asked, buttons) {
  markers = addMarkers(map, asked, {
    onOutlets: selection.selectAmong,
    onCrowd: selection.selectFrom,
    onHover: selection.hoverOnMap,
    onPlace({ lat, lng }) {
      if (detail.place({ lat, lng })) return;
      if (detail.isOpen) detail.leave();
      // There is no list beside a map within another page.
      else if (!state.current.embed) state.change({ near: { lat, lng, mine: false } });
    },
  });
  detail.useMap(map);
  selection.useMarkers(markers);
  buttons.useMap(map);
  markers.pin(state.current.near);
  // The reader may have chosen a filter while the map was coming.
  if (JSON.stringify(conditions(state.current)) !== JSON.stringify(asked)) markers.filter(conditions(state.current));
  node("hint").hidden = false;
  map.on("moveend", () => state.change({ view: { zoom: map.getZoom(), ...map.getCenter() }, bbox: map.getBounds().toArray().flat() }));
  // An address changed by hand moves the map; a map moved by hand brings its bbox along.
  state.onChange((part) => part.view && !part.bbox && map.jumpTo({ center: part.view, zoom: part.view.zoom }));
  state.current.bbox = map.getBounds().toArray().flat();
  search.run();
  if (state.current.outlet) selection.selectID(state.current.outlet);
}

/** The map goes to where it stands, near enough to see it apart. */
function showOutlet(id, point) {
  map?.jumpTo({ center: point, zoom: Math.max(map.getZoom(), OUTLET_ZOOM) });
  selection.selectID(id);
}

/** What is nearest to a commune's centre; `part` is what else the state changes by. */
function showAround({ name, point: [lng, lat] }, part = {}) {
  state.change({ ...part, near: { lat, lng, mine: false, place: name } });
  map?.jumpTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), PLACE_ZOOM) });
}

function showResult(result) {
  list.show(result, map !== null, map !== null && !seesAll());
  if (result.status !== "done") return;
  filters.count();
  if (!result.features.length && state.current.q) offerCorrections();
  state.current.nearest = result.near ? result.features.map(({ properties: { id } }) => id) : [];
  selection.know(result.features);
  if (map && result.near) showTogether(map, result.near, result.features);
}

/** Where the words find nothing anywhere, the list says what may have been meant. */
async function offerCorrections() {
  const { q } = state.current;
  // They are an addition, as the suggestions are.
  const { corrections, communes, outlets } = await suggestionsFor(q).catch(() => ({ corrections: [], communes: [], outlets: [] }));
  // Words that find outlets elsewhere are right.
  const isWrong = corrections.length || (communes.length && !outlets.length);
  if (isWrong && q === state.current.q) list.offer(q, corrections, communes);
}

function seesAll() {
  const [west, south, east, north] = province;
  return map.getBounds().contains([west, south]) && map.getBounds().contains([east, north]);
}

/** The point that is being looked at is likely where the outlet stands: the resident reads it and may say otherwise. */
async function reportMissing() {
  const { missingForm } = await arrived(import("./report.js"));
  if (!(await detail.mayLeave())) return;
  const { near } = state.current;
  const centre = near ?? map?.getCenter();
  const form = missingForm(near && [near.lng, near.lat], near?.error);
  detail.open(form.node, {
    at: centre && [centre.lng, centre.lat],
    onPlace(point) {
      form.place([point.lng, point.lat]);
      markers.pin(point);
    },
    onClose() {
      markers?.pin(state.current.near);
      node("report-missing").focus();
    },
  });
}

function goWithoutMap(message, bounds) {
  const place = node("map-message");
  place.textContent = message;
  place.hidden = false;
  document.body.classList.add("no-map");
  showPicture(bounds);
  if (state.current.outlet) selection.selectID(state.current.outlet);
}

/** A picture that the server draws, in place of the map that the browser cannot. */
function showPicture(bounds) {
  const picture = node("map-picture");
  const { clientWidth, clientHeight } = node("map");
  picture.alt = words.map;
  picture.hidden = false;
  picture.onerror = () => (picture.hidden = true);
  const draw = () => (picture.src = pictureUrl(bounds, [clientWidth, clientHeight], conditions(state.current)));
  state.onChange((part) => ("filters" in part || "supplier" in part || "q" in part) && draw());
  draw();
}

/** What is loaded with the first click may not arrive. */
function onClick(id, work) {
  node(id).addEventListener("click", () => work().then(notice.recovered, notice.fail));
}

/** The same view in the other language is another address of this page: an ordinary link, kept up to date. */
function linkOtherLanguage() {
  const link = node("other-language");
  const other = language === "en" ? "vi" : "en";
  const whole = node("whole-map");
  const update = () => {
    link.href = address(state.current, other);
    whole.href = address({ ...state.current, embed: false });
  };
  link.lang = link.hreflang = other;
  state.onChange(update);
  update();
}
