import { openingOf } from "./api.js";
import { badges, kindText, symbol } from "./badges.js";
import { directions } from "./directions.js";
import { element } from "./element.js";
import { facts } from "./facts.js";
import * as format from "./format.js";
import { todayLine } from "./hours.js";
import { language, words } from "./i18n.js";
import { reportForm } from "./report.js";
import { supplyLines } from "./supply.js";

/**
 * Everything the list knows of one outlet. Facts that nobody gave are left out; doubts about the position are not.
 * `chosen` is whether it is among those to compare or take along; `onChoose(isOn)` gives whether it is then; `onSupplier(feature)`,
 * `onSupplied(outlet)` tell what the reader asks for; `onLines(lines)` which lines of supply the map may draw.
 */
export function card(feature, { chosen, onChoose, ...supply }) {
  const { properties: outlet, geometry } = feature;
  const box = element("input", { type: "checkbox", onchange: () => (box.checked = onChoose(box.checked)) });
  box.checked = chosen;
  return element(
    "article",
    { class: "card", tabindex: "-1", "aria-label": outlet.name },
    element("header", {}, symbol(outlet),
      element("div", {}, element("h3", {}, outlet.name), element("p", { class: "card-kind" }, kindText(outlet)))),
    badges(outlet),
    opening(outlet),
    directions(outlet, geometry.coordinates),
    actions(outlet),
    element("label", { class: "check card-choose" }, box, element("span", {}, words.choose)),
    supplyLines(feature, supply),
    element("dl", {}, ...facts(outlet).flatMap(([name, ...values]) => fact(name, values))),
    outlet.synthetic && element("p", { class: "card-demo" }, words.syntheticLong),
    reportForm(outlet),
  );
}

/** Outlets that stand at one and the same point, to choose from. */
export function chooser(features, matched, onPick) {
  return element(
    "article",
    { class: "card", tabindex: "-1", "aria-label": words.hereTogether(format.count(matched)) },
    element("h3", {}, words.hereTogether(format.count(matched))),
    element("ul", { class: "choices" }, ...features.map((feature) =>
      element("li", {}, element("button", { type: "button", onclick: () => onPick(feature) },
        symbol(feature.properties), feature.properties.name)))),
    matched > features.length && element("p", {}, words.firstOfThem(format.count(features.length))),
  );
}

/** Whether it is open now comes a moment later: only the server knows the holidays. */
function opening(outlet) {
  if (!outlet.opening_hours || outlet.status !== "active") return null;
  const node = element("p", { class: "card-opening", role: "status" });
  openingOf(outlet.id).then((state) => {
    if (state === "unknown") return;
    node.textContent = todayLine(outlet.opening_hours, state);
    node.classList.toggle("is-open", state === "yes");
  }).catch(() => {});
  return node;
}

function actions({ id, name, phone }) {
  const inLanguage = language === "en" ? "?lang=en" : "";
  const said = element("span", { role: "status", class: "card-said" });
  const share = async () => {
    const url = new URL(`/outlets/${id}${inLanguage}`, location.href).href;
    try {
      if (navigator.share) return await navigator.share({ title: name, url });
      await navigator.clipboard.writeText(url);
      said.textContent = words.copied;
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = url;
    }
  };
  const page = (path, text) => element("a", { class: "button", href: path + inLanguage, target: window === top ? null : "_blank" }, text);
  const [number] = phone ?? [];
  return element("p", { class: "card-actions" },
    number && element("a", { class: "button primary", href: `tel:${number}` }, words.call(format.phone(number))),
    element("button", { type: "button", class: "button", onclick: share }, words.share),
    page(`/outlets/${id}`, words.ownPage),
    page(`/outlets/${id}/print`, words.print), said);
}

function fact(name, values) {
  return values.length ? [element("dt", {}, name), ...values.map((value) => element("dd", {}, value))] : [];
}
