import { badges, kindText, symbol } from "./badges.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { language, words } from "./i18n.js";
import { RADIUS_LIMIT } from "./search.js";

/** How many outlets are listed at once; more on request. */
const PAGE = 60;
/** How long the heading may be that of the last answer while the next is on its way, in milliseconds. */
const PATIENCE = 600;
/** Metres along a straight line that people walk. */
const WALKED = 1500;
const DETOUR = 1.3;
const METRES_A_MINUTE = 75;
/** By so many a device may be wrong without a word. One without satellites, as a computer, is placed by its line alone: some streets or districts away. */
const SURE_METRES = 300;
const byName = new Intl.Collator(language).compare;

/**
 * The list beside the map. `show(result)` takes what the search publishes;
 * `onSelect(feature)`, `onHover(id | null)`, `onChoose(id, isOn)`, which gives whether it is chosen then, `onLeavePoint()`, `onNearest()`, `onWords(q)`, `onCommune(commune)` and `onRetry()` tell what the reader does.
 */
export function createList(nodes, { onSelect, onHover, onChoose, onLeavePoint, onNearest, onWords, onCommune, onRetry }) {
  const { summary, origin, leave, demo, results, more, message } = nodes;
  let features = [];
  let shown = null;
  let drawn = "";
  let active = null;
  let chosen = [];
  let waiting = null;

  // Whoever pressed what goes away then goes on at the heading.
  const leading = (work) => () => {
    summary.focus();
    work();
  };
  leave.addEventListener("click", leading(onLeavePoint));
  more.addEventListener("click", () => {
    const first = results.childElementCount;
    append(PAGE);
    results.children[first].firstChild.focus();
  });

  /** `elsewhere` is whether there is more of the province than what is seen. */
  function show(result, withMap, elsewhere) {
    results.setAttribute("aria-busy", String(result.status === "busy"));
    clearTimeout(waiting);
    if (result.status === "busy") {
      const say = () => (summary.textContent = words.loading);
      if (summary.textContent) waiting = setTimeout(say, PATIENCE);
      else say();
      return;
    }
    message.replaceChildren();
    if (result.status === "failed") return fail(result.error);
    const { near, radius, matched } = result;
    const isWhole = matched === result.features.length;
    features = near || !isWhole ? result.features : [...result.features].sort((a, b) => byName(a.properties.name, b.properties.name));
    summary.textContent = heading(features.length, matched, near && { radius }, withMap);
    origin.textContent = near ? originText(near) : "";
    leave.hidden = !near;
    demo.hidden = !features.some((feature) => feature.properties.synthetic);
    if (!features.length) sayNothing(near, elsewhere);
    redraw();
    if (near && near !== shown) begin();
    shown = near;
  }

  function sayNothing(near, elsewhere) {
    message.textContent = near ? words.nothingNear : elsewhere ? words.nothing : words.nothingListed;
    if (!near && elsewhere) message.append(" ", element("button", { type: "button", onclick: leading(onNearest) }, words.nearestInstead));
  }

  /** Other words and communes, in place of words that find nothing. */
  function offer(q, corrections, communes) {
    const choices = [
      ...corrections.map((text) => [text, () => onWords(text)]),
      ...communes.filter(isNamedOnce).map((commune) => [words.aroundPlace(commune.name), () => onCommune(commune)]),
    ];
    message.replaceChildren(words.didYouMean(q), ...choices.flatMap(([text, work]) =>
      [" ", element("button", { type: "button", onclick: leading(work) }, text)]));
  }

  /** On a phone the tools leave no room: what is asked for anew begins where it is seen. */
  function begin() {
    const first = results.firstElementChild?.getBoundingClientRect();
    const panel = results.closest(".panel").getBoundingClientRect();
    if (first && (first.top < panel.top || first.bottom > Math.min(panel.bottom, innerHeight))) summary.scrollIntoView({ block: "start" });
  }

  /** Draws anew without taking the reader's place: the same outlets stay untouched, else the focus finds its outlet again. */
  function redraw() {
    const wanted = features.map(({ properties: { id, updated_at: version, distance } }) => [id, version, distance]).join();
    if (wanted === drawn) return;
    drawn = wanted;
    const focused = results.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const listed = Math.max(PAGE, features.findIndex((feature) => feature.properties.id === focused) + 1);
    results.replaceChildren();
    append(listed);
    if (focused) focus(focused);
  }

  function append(howMany) {
    const first = results.childElementCount;
    results.append(...features.slice(first, first + howMany).map(item));
    const left = features.length - results.childElementCount;
    more.hidden = left <= 0;
    more.textContent = words.more(format.count(Math.min(left, PAGE)));
    activate(active);
  }

  /** Those to compare or take along. */
  function choose(ids) {
    chosen = ids;
    for (const box of results.querySelectorAll("input")) box.checked = ids.includes(Number(box.value));
  }

  function item(feature) {
    const { id, name, distance } = feature.properties;
    const pick = element("input", { type: "checkbox", "aria-label": words.chooseOne(name), value: id, onchange: () => (pick.checked = onChoose(id, pick.checked)) });
    pick.checked = chosen.includes(id);
    return element("li", {}, element("button", {
      type: "button",
      class: "outlet",
      "data-id": id,
      onclick: () => onSelect(feature),
      onmouseenter: () => onHover(id),
      onmouseleave: () => onHover(null),
      onfocus: () => onHover(id),
      onblur: () => onHover(null),
    },
      symbol(feature.properties),
      element("span", { class: "outlet-text" },
        element("span", { class: "outlet-name" }, name),
        element("span", { class: "outlet-place" }, [kindText(feature.properties), place(feature.properties)].filter(Boolean).join(" · ")),
        distance !== undefined && walk(feature.properties),
        badges(feature.properties)),
      distance !== undefined && element("span", { class: "outlet-distance" }, distanceText(feature.properties))),
      element("label", { class: "outlet-pick", title: words.choose }, pick));
  }

  function fail(error) {
    features = [];
    redraw();
    summary.textContent = "";
    demo.hidden = true;
    // Added again, it is still one.
    addEventListener("online", onRetry, { once: true });
    message.replaceChildren(error.message, " ", element("button", { type: "button", onclick: leading(onRetry) }, words.retry));
  }

  function activate(id) {
    active = id;
    for (const button of results.querySelectorAll(".is-active")) button.classList.remove("is-active");
    const button = buttonOf(id);
    button?.classList.add("is-active");
    return button;
  }

  function focus(id) {
    const target = buttonOf(id) ?? results.querySelector(".outlet") ?? summary;
    target.focus({ preventScroll: true });
    // Who goes by keys must see where; a click elsewhere in the list moves nothing under the finger.
    if (target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
  }

  function buttonOf(id) {
    return id === null ? null : results.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  return { show, offer, activate, choose, focus, reveal: (id) => activate(id)?.scrollIntoView({ block: "nearest" }) };
}

function heading(listed, matched, near, withMap) {
  const shown = format.count(listed);
  // As many as were asked for: there may be more.
  if (near?.radius) return (listed < RADIUS_LIMIT ? words.inRadius : words.nearestInRadius)(shown, format.radius(near.radius));
  if (near) return words.nearest(shown);
  if (matched > listed) return (withMap ? words.truncated : words.truncatedList)(shown, format.count(matched));
  return (withMap ? words.inView : words.inProvince)(shown);
}

/** Of a commune that kept its name, that of today stands first. */
function isNamedOnce({ name }, at, communes) {
  return communes.findIndex((other) => other.name === name) === at;
}

function place({ address, commune, commune_2020: old }) {
  return [address, commune ?? old].filter(Boolean).join(", ");
}

function originText({ mine, place, error }) {
  if (mine) return error > SURE_METRES ? `${words.fromHere} ${words.deviceError(format.distance(error))}` : words.fromHere;
  return place ? words.fromPlace(place) : words.fromPoint;
}

/** What a distance means on foot, where one would walk; streets are longer than the straight line. */
function walk({ distance, accuracy }) {
  if (accuracy === "commune" || distance > WALKED) return null;
  const minutes = Math.max(1, Math.round((distance * DETOUR) / METRES_A_MINUTE));
  return element("span", { class: "outlet-place" }, words.onFoot(format.count(minutes)));
}

/** The distance to the centre of a commune is only about the distance to an outlet somewhere in it. */
export function distanceText({ distance, accuracy }) {
  const text = format.distance(distance);
  return accuracy === "commune" ? words.about(text) : text;
}
