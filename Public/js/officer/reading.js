import { element } from "../element.js";
import { input, labelled } from "../form.js";
import { ask } from "./api.js";
import { columnChoice } from "./column-choice.js";
import { openDialog } from "./dialog.js";
import { words } from "./i18n.js";

/**
 * Has a kept file read, and asks the officer what only a person can tell: which of several sheets is meant, in which
 * row the columns' names stand, and what the columns are where their names do not say. Null when they give no answer.
 */
export async function readList(id, name, wish = {}, signal) {
  try {
    return await ask("POST", `/uploads/${id}/reading`, { body: wish, signal });
  } catch (error) {
    const answer = await further(error, name, wish);
    if (answer === undefined) throw error;
    return answer && readList(id, name, { ...wish, ...answer }, signal);
  }
}

/** What to ask for instead; undefined where no answer of a person would help. */
async function further({ code, details, message }, name, wish) {
  if (code === "several-lists") {
    return openDialog({
      title: name,
      content: [element("p", {}, words.reading.whichSheet)],
      actions: details.sheets.map((sheet) => ({ text: sheet, value: { sheet } })),
    });
  }
  if (code === "unknown-columns") {
    const columns = details.columns.map((column) => ({ ...column, field: wish.columns?.[column.index] }));
    const choice = columnChoice(columns, details.fields);
    return openDialog({
      title: name,
      look: "wide",
      content: [element("p", {}, message), choice.node],
      actions: [{ text: words.columns.readAgain, look: "primary", work: () => ({ header_row: details.header_row, columns: choice.chosen() }) }],
    });
  }
  if (code !== "no-list") return undefined;
  const row = input({ type: "number", min: 0, max: 10_000, required: true, value: 1 });
  return openDialog({
    title: name,
    content: [element("p", {}, message), labelled(words.reading.headerRow, row, { hint: `${words.reading.headerRowHint} ${words.reading.noHeaderRow}` })],
    actions: [{ text: words.columns.readAgain, look: "primary", work: () => ({ header_row: Number(row.value) }) }],
  });
}
