import { element } from "../element.js";
import { select } from "../form.js";
import { words } from "./i18n.js";

const NOTHING = "";

/**
 * A table in which a person says what each column of a file holds. `columns` are `{index, header, field, sample}`, of
 * which the last two may be missing; `chosen()` is what a reading takes, by index.
 */
export function columnChoice(columns, fields) {
  const choices = [[NOTHING, words.columns.nothing], ...fields.filter((field) => field !== "ignored").map((field) => [field, words.fields[field] ?? field])];
  const controls = columns.map((column) => {
    const control = select(choices, column.field ?? NOTHING);
    control.setAttribute("aria-label", words.columns.holds(column.header));
    return { column, control };
  });
  return {
    node: element("table", { class: "comparison" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.columns.header), element("th", { scope: "col" }, words.columns.field))),
      element("tbody", {}, ...controls.map(({ column, control }) => element("tr", {},
        element("th", { scope: "row" }, column.header || words.columns.unnamed(column.index + 1),
          column.sample && element("small", {}, column.sample)),
        element("td", {}, control))))),
    isChanged: () => controls.some(({ column, control }) => control.value !== (column.field ?? NOTHING)),
    chosen: () => Object.fromEntries(controls.map(({ column, control }) => [column.index, control.value || null])),
  };
}
