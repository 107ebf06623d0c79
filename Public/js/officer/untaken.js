import { element } from "../element.js";
import { text, words } from "./i18n.js";

/**
 * Says what of what was typed was refused, or is now written otherwise: as `createFacts` tells it, with the notes that
 * say why where they do not stand beside it; null for nothing.
 */
export function untakenList(untaken) {
  if (!untaken.length) return null;
  return element("div", { class: "warning" },
    element("p", {}, words.untaken.title),
    element("ul", { class: "facts-list" }, ...untaken.map(({ name, typed, held, kept, notes = [] }) => element("li", {},
      held ? words.untaken[kept ? "kept" : "changed"](words.fields[name], typed || words.empty, held) : words.untaken.refused(words.fields[name], typed),
      ...notes.map(({ message }) => element("p", { class: "muted" }, text(message)))))));
}

/** The texts that were refused, to stand in the form until they are corrected. */
export function refusedTexts(untaken) {
  return Object.fromEntries(untaken.filter(({ held, kept }) => kept || !held).map(({ name, text }) => [name, text]));
}
