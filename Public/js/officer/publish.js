import { element } from "../element.js";
import * as format from "../format.js";
import { actionButton } from "./action.js";
import { ask, get, Refusal } from "./api.js";
import { openDialog } from "./dialog.js";
import { checkbox, input, labelled } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";

/** Publishes every ready row, after the officer has seen what that does. True when the rows are to be read anew. */
export async function publishRows(upload, rows) {
  const ready = rows.filter(({ verdict }) => verdict === "ready");
  const number = (kind) => format.count(ready.filter(({ change }) => change?.kind === kind).length);
  const closing = ready.filter(closes).length;
  const left = rows.filter(({ verdict }) => verdict === "ask").length;
  const note = input({ maxlength: 200 });
  const { node: missing, chosen } = closingChoice(upload.id);

  const result = await openDialog({
    title: words.publish.title(format.count(ready.length)),
    content: [
      element("ul", { class: "facts-list" }, ...["add", "update", "same"].map((kind) => element("li", {}, words.publish.kinds[kind](number(kind)),
        kind === "update" && closing > 0 && words.publish.closing(format.count(closing))))),
      left > 0 && element("p", {}, words.publish.left(format.count(left))),
      labelled(words.publish.note, note, { hint: words.publish.noteHint }),
      missing,
    ].filter(Boolean),
    actions: [{
      text: words.publish.action, look: "primary",
      work: () => publish(upload.id, { note: note.value.trim() || null, close: chosen() }),
    }],
  });
  if (!result) return false;
  if (result instanceof Refusal) notice.show(result.message);
  else await showResult(result);
  return true;
}

/** Whether publishing the row takes its outlet off the map. */
function closes({ change }) {
  return change?.kind === "update" && change.differences.some(({ property, after }) => property === "status" && after === "closed");
}

/** Somebody else published meanwhile: the rows must be looked at again, whatever this dialog showed. */
async function publish(id, body) {
  try {
    return await ask("POST", `/uploads/${id}/publish`, { body });
  } catch (error) {
    if (error.code === "conflict") return error;
    throw error;
  }
}

/** A list that is complete may close what it no longer names; each one is named before. */
function closingChoice(id) {
  const found = element("div", {});
  let boxes = [];
  const look = actionButton(words.publish.findMissing, async () => {
    const { outlets } = await get(`/uploads/${id}/missing`);
    boxes = outlets.map((missing) => ({ ...checkbox(`${missing.outlet.name} · ${missing.outlet.commune ?? missing.outlet.commune_2020 ?? ""}`), id: missing.id }));
    found.replaceChildren(
      element("p", {}, outlets.length ? words.publish.missing(format.count(outlets.length)) : words.publish.noneMissing),
      element("div", { class: "check-list" }, ...boxes.map(({ node }) => node)));
  });
  return {
    node: element("details", {}, element("summary", {}, words.publish.complete), element("p", {}, words.publish.completeLead), look, found),
    chosen: () => boxes.filter(({ box }) => box.checked).map(({ id }) => id),
  };
}

function showResult({ changeset, added, updated, unchanged, closed, outside, held }) {
  const facts = [
    words.publish.kinds.add(format.count(added)), words.publish.kinds.update(format.count(updated)),
    words.publish.kinds.same(format.count(unchanged)), closed > 0 && words.publish.closed(format.count(closed)),
  ].filter(Boolean);
  return openDialog({
    title: changeset === null ? words.publish.nothingNew : words.publish.done,
    content: [
      element("ul", { class: "facts-list" }, ...facts.map((fact) => element("li", {}, fact))),
      ...[[words.publish.outside, outside], [words.publish.held, held]].map(([said, left]) => left.length > 0 && element("div", { class: "warning" },
        element("p", {}, said(format.count(left.length))),
        element("ul", { class: "facts-list" }, ...left.map(({ row, name, commune }) =>
          element("li", {}, `${words.preview.row(row)}: ${name}${commune ? `, ${commune}` : ""}`))))),
      changeset !== null && element("p", {},
        element("a", { href: `#/history/${changeset}`, onclick: (event) => event.target.closest("dialog").close() }, words.publish.toChangeset), " · ",
        element("a", { href: "/", target: "_blank", rel: "noopener" }, words.publish.toMap)),
    ].filter(Boolean),
    actions: [],
    cancel: words.dismiss,
  });
}
