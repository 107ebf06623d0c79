import { element } from "../element.js";
import * as format from "../format.js";
import { confirmed, openDialog } from "./dialog.js";
import { input, labelled, select } from "../form.js";
import { words } from "./i18n.js";
import { readList } from "./reading.js";

const NOTHING = "";
const SYSTEMS = ["auto", "EPSG:4326", "EPSG:9217", "EPSG:9218", "EPSG:3406"];

/** Lets the officer say what each column holds, which sheet and which coordinate system; true when the list was read anew. */
export async function chooseColumns({ id, file, crs, columns, fields }, rows) {
  const choices = [[NOTHING, words.columns.nothing], ...fields.filter((field) => field !== "ignored").map((field) => [field, words.fields[field] ?? field])];
  const controls = columns.map((column) => {
    const control = select(choices, column.field ?? NOTHING);
    control.setAttribute("aria-label", words.columns.holds(column.header));
    return { column, control };
  });
  const system = select(SYSTEMS.map((code) => [code, words.columns.systems[code]]), crs);
  const headerRow = input({ type: "number", min: 1, value: file.header_row });
  const settled = rows.filter((row) => row.settled && row.verdict !== "published").length;

  const done = await openDialog({
    title: words.columns.title,
    look: "wide",
    content: [
      element("p", {}, words.columns.lead),
      element("table", { class: "comparison" },
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, words.columns.header), element("th", { scope: "col" }, words.columns.field))),
        element("tbody", {}, ...controls.map(({ column, control }) => element("tr", {},
          element("th", { scope: "row" }, column.header || words.columns.unnamed(column.index + 1)), element("td", {}, control))))),
      file.header_row && labelled(words.reading.headerRow, headerRow),
      labelled(words.columns.system, system, { hint: words.columns.systemHint }),
    ].filter(Boolean),
    actions: [{
      text: words.columns.readAgain, look: "primary",
      async work() {
        await mayLose(settled);
        const wish = { crs: system.value, sheet: file.sheet };
        const row = Number(headerRow.value);
        // Below another header stand other columns.
        if (file.header_row && row !== file.header_row) return readList(id, file.name, { ...wish, header_row: row });
        const isChanged = controls.some(({ column, control }) => control.value !== (column.field ?? NOTHING));
        const chosen = Object.fromEntries(controls.map(({ column, control }) => [column.index, control.value || null]));
        return readList(id, file.name, { ...wish, header_row: file.header_row, columns: isChanged ? chosen : null });
      },
    }, file.sheet && {
      text: words.columns.otherSheet,
      async work() {
        await mayLose(settled);
        return readList(id, file.name);
      },
    }].filter(Boolean),
  });
  return done !== null;
}

/** Reading anew undoes what was settled by hand: not without a question, and the dialog stays for whoever thinks better of it. */
async function mayLose(settled) {
  if (!settled) return;
  const isAgreed = await confirmed({
    title: words.columns.settledTitle(format.count(settled)), text: words.columns.settledLost, action: words.columns.loseSettled, look: "danger",
  });
  if (!isAgreed) throw new DOMException("", "AbortError");
}
