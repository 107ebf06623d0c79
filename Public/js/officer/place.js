import { element } from "../element.js";
import * as format from "../format.js";
import { visitorPosition } from "../position.js";
import { actionButton } from "./action.js";
import { communeSelect } from "./areas.js";
import { checkbox, input, labelled } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";
import { readPair } from "./pair.js";
import { createPin } from "./pin.js";

/** A device that is not sure to this many metres gives an approximate position. */
const EXACT_METRES = 50;

/** How near the map goes to a single outlet. */
const CLOSE = 14;

/**
 * Where an outlet stands: a pin on the map, the position taken from here, coordinates pasted, or a commune picked.
 * `changes()` gives the parts of an edit that differ: `{coordinate, accuracy, commune, values}`.
 */
export async function createPlace({ coordinate, accuracy, commune, bounds, onChange = () => {} }) {
  let at = coordinate ?? null;
  let moved = false;
  let pin = null;
  let map = null;

  const said = element("p", { class: "place-said", "aria-live": "polite" });
  const communes = await communeSelect(commune, { onchange: onChange });
  const rough = checkbox(words.place.rough, { checked: accuracy === "approximate", onchange: () => move(at, false) });
  const typed = input({ inputmode: "text", placeholder: "13.76736, 109.2217", spellcheck: "false" });
  // What is plain is shown on the map at once; any other notation is read by the server, as in a list.
  typed.addEventListener("change", () => {
    const read = readPair(typed.value, bounds);
    if (!read) return onChange();
    typed.value = "";
    move(read);
  });
  const toMiddle = actionButton(words.place.toMiddle, () => move(map.getCenter().toArray()));
  const fromHere = actionButton(words.place.fromHere, async () => {
    said.textContent = words.locating;
    try {
      // In the field one has walked on since the last answer.
      const { lng, lat, error } = await visitorPosition(bounds, { maximumAge: 0 });
      rough.box.checked = error > EXACT_METRES;
      move([lng, lat], false);
      if (rough.box.checked) notice.show(words.place.deviceError(format.distance(error)));
    } finally {
      say();
    }
  });
  const back = actionButton(words.place.back, () => {
    at = coordinate ?? null;
    moved = false;
    rough.box.checked = accuracy === "approximate";
    settle();
  });

  function move(to, byPosition = true) {
    if (!to) return;
    at = to.map((degrees) => Number(degrees.toFixed(6)));
    moved = true;
    // Whoever sets the pin has seen the place; they may say otherwise.
    if (byPosition && accuracy === "commune") rough.box.checked = false;
    settle();
  }

  function settle() {
    pin?.put(at);
    if (at && map && !map.getBounds().contains(at)) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), CLOSE) });
    say();
    onChange();
  }

  function say() {
    back.hidden = !moved;
    rough.node.hidden = !at;
    const now = moved ? (rough.box.checked ? "approximate" : "exact") : accuracy;
    said.textContent = at ? [format.position(at), words.place.accuracy[now]].filter(Boolean).join(" · ") : words.place.none;
  }

  say();
  toMiddle.hidden = true;
  const node = element("fieldset", { class: "place" },
    element("legend", {}, words.place.title),
    said,
    element("div", { class: "buttons" }, fromHere, toMiddle, back),
    element("p", { class: "field-hint" }, words.place.hint),
    rough.node,
    labelled(words.place.typed, typed, { hint: words.place.typedHint }),
    labelled(words.facts.commune, communes, { hint: words.place.communeHint }));

  return {
    node,
    move: (lngLat) => move(lngLat),
    /** The map on which the pin stands; null takes it away. */
    useMap(newMap) {
      pin?.remove();
      map = newMap;
      pin = map && createPin(map, (to) => move(to));
      toMiddle.hidden = !map;
      pin?.put(at);
      if (map && at) map.jumpTo({ center: at, zoom: accuracy === "commune" ? 12 : CLOSE });
    },
    changes() {
      if (typed.value.trim()) return { values: { coordinates: typed.value.trim() } };
      const changes = {};
      if (moved) Object.assign(changes, { coordinate: at, accuracy: rough.box.checked ? "approximate" : "exact" });
      if (communes.value && communes.value !== (commune ?? "")) changes.commune = communes.value;
      return changes;
    },
  };
}
