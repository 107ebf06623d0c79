import { element } from "../element.js";
import { text, words } from "./i18n.js";

/** A note's words, after the column it is about. */
export function noteText({ column, message }) {
  return element("span", {}, column && element("strong", {}, `${columnText(column)}: `), text(message));
}

/** A column as the file names it. What was typed at the desk stands in none, and has the field's own name. */
export const columnText = (column) => words.fields[column] ?? column;

const WORST_FIRST = ["rejected", "ask", "ready"];

/** What must be decided before what is only said. */
export function byWeight(notes) {
  return [...notes].sort((one, other) => WORST_FIRST.indexOf(one.verdict) - WORST_FIRST.indexOf(other.verdict));
}

/** Notes as a list, those that ask something marked; null for none. */
export function noteList(notes) {
  if (!notes.length) return null;
  const asks = notes.some(({ verdict }) => verdict !== "ready");
  return element("ul", { class: asks ? "notes asks" : "notes" },
    ...byWeight(notes).map((note) => element("li", { class: note.verdict === "ready" && "muted" }, noteText(note))));
}
