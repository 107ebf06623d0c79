import { element } from "../element.js";
import * as format from "../format.js";
import { confirmed, openDialog } from "./dialog.js";
import { input, labelled, select } from "../form.js";
import { columnChoice } from "./column-choice.js";
import { words } from "./i18n.js";
import { readList } from "./reading.js";

const SYSTEMS = ["auto", "EPSG:4326", "EPSG:9217", "EPSG:9218", "EPSG:3406"];

/** Lets the officer say what each column holds, which sheet and which coordinate system; true when the list was read anew. */
export async function chooseColumns({ id, file, crs, columns, fields }, rows) {
  const choice = columnChoice(columns, fields);
  const system = select(SYSTEMS.map((code) => [code, words.columns.systems[code]]), crs);
  const headerRow = input({ type: "number", min: 0, value: file.header_row });
  const settled = rows.filter((row) => row.settled && row.verdict !== "published").length;

  const done = await openDialog({
    title: words.columns.title,
    look: "wide",
    content: [
      element("p", {}, words.columns.lead),
      choice.node,
      file.header_row !== null && labelled(words.reading.headerRow, headerRow, { hint: words.reading.noHeaderRow }),
      labelled(words.columns.system, system, { hint: words.columns.systemHint }),
    ].filter(Boolean),
    actions: [{
      text: words.columns.readAgain, look: "primary",
      async work() {
        await mayLose(settled);
        const wish = { crs: system.value, sheet: file.sheet };
        const row = Number(headerRow.value);
        // Below another header stand other columns.
        if (file.header_row !== null && row !== file.header_row) return readList(id, file.name, { ...wish, header_row: row });
        return readList(id, file.name, { ...wish, header_row: file.header_row, columns: choice.isChanged() ? choice.chosen() : null });
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
