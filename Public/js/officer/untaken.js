import { element } from "../element.js";
import { words } from "./i18n.js";

/** Says what of what was typed was refused, or is now written otherwise: as `createFacts` tells it; null for nothing. */
export function untakenList(untaken) {
  if (!untaken.length) return null;
  return element("div", { class: "warning" },
    element("p", {}, words.untaken.title),
    element("ul", { class: "facts-list" }, ...untaken.map(({ name, typed, held }) => element("li", {},
      held ? words.untaken.changed(words.fields[name], typed || words.empty, held) : words.untaken.refused(words.fields[name], typed)))));
}

/** The texts that were refused, to stand in the form until they are corrected. */
export function refusedTexts(untaken) {
  return Object.fromEntries(untaken.filter(({ held }) => !held).map(({ name, text }) => [name, text]));
}
