import { element } from "../element.js";
import * as format from "../format.js";
import { actionButton } from "./action.js";
import { ask, get, query, resultAddress } from "./api.js";
import { chooseColumns } from "./columns.js";
import { createDeskMap } from "./desk-map.js";
import { confirmed } from "./dialog.js";
import { text, words } from "./i18n.js";
import { listsView } from "./lists.js";
import { noteText } from "./notes.js";
import { notice } from "./notice.js";
import { mayDrop } from "./unsaved.js";
import { publishRows } from "./publish.js";
import { readList } from "./reading.js";
import { go } from "./router.js";
import { mayAccept } from "./row-facts.js";
import { createRowFilter } from "./row-filter.js";
import { createRowPanel } from "./row-panel.js";
import { createRowTable } from "./row-table.js";
import { addSignMarkers, showAll } from "./sign-markers.js";

/** What is drawn first where signs overlap. */
const ON_TOP = ["ask", "rejected", "ready", "published", "skipped"];

/** Rows are counted from 1. */
const NO_ROW = 0;

/** What each row of a list became: a table and a map together, and what is to be settled. */
export async function previewView(place) {
  const { parameters: [id], settings, onLeave, guard } = place;
  let upload = await get(`/uploads/${id}`);
  if (upload.state === "stored") upload = await readList(id, upload.file.name);
  if (!upload) return listsView(place);
  let rows = await allRows(id);
  let shown = [];
  let open = null;
  let map = null;
  let markers = null;

  const filter = createRowFilter(showChosen);
  const table = createRowTable({ onOpen: openRow });
  const deskMap = createDeskMap(settings, { label: words.preview.map, onLeave });
  const panel = createRowPanel({
    upload: () => upload, settings, near: () => map,
    outlet: (row) => rows.find((other) => other.row === row)?.outlet,
    async latest(number) {
      await renew();
      return rows.find(({ row }) => row === number);
    },
    onSettled: settled, onClose: () => unlessUnsaved(closeRow), onStep: (by) => unlessUnsaved(() => step(by)),
  });
  const summary = element("p", { class: "preview-summary", "aria-live": "polite" });
  const publish = actionButton("", () => unlessUnsaved(async () => {
    const result = await publishRows(upload, rows);
    if (result) await reload();
  }), { look: "primary" });
  const bulk = element("div", { class: "buttons bulk" });
  const view = element("section", { class: "preview" },
    element("div", { class: "preview-top" },
      element("div", { class: "preview-title" },
        element("h2", { tabindex: "-1" }, upload.file.name),
        summary,
        fileNotes(upload)),
      element("div", { class: "buttons" }, publish,
        upload.file.kept && actionButton(words.preview.columns, () => unlessUnsaved(async () => {
          if (!(await chooseColumns(upload, rows))) return;
          // What was typed in the open row was given up before.
          panel.close();
          go(`/uploads/${id}`);
        })),
        upload.file.kept && element("a", { class: "button", href: resultAddress(id), download: "" }, words.preview.result)),
      filter.node, bulk),
    element("div", { class: "preview-list" }, table.node, panel.node),
    deskMap.node);
  view.addEventListener("shown", follow);

  // What is still under way when another part opens finds no map any more.
  onLeave(() => (map = markers = null));
  const address = location.hash;
  addEventListener("popstate", follow);
  onLeave(() => removeEventListener("popstate", follow));
  guard(() => panel.isChanged());
  deskMap.ready.then((ready) => {
    if (!ready) return;
    map = ready;
    markers = addSignMarkers(map, {
      onPick: (number) => number !== NO_ROW && unlessUnsaved(() => openRow(number)),
      onPlace: (lngLat) => panel.move(lngLat.toArray()),
    });
    showMarkers();
    if (open === null) showAll(map, rows.map(at).filter(Boolean));
    else panel.useMap(map);
  });
  refresh();
  return view;

  /** The rows are others than before. */
  function refresh() {
    filter.show(rows);
    summary.textContent = sentence();
    const ready = rows.filter(({ verdict }) => verdict === "ready").length;
    publish.textContent = words.preview.publish(format.count(ready));
    publish.hidden = ready === 0;
    showChosen();
  }

  function showChosen() {
    shown = filter.chosen(rows);
    table.show(shown);
    filter.tell(shown.length);
    showBulk();
    showMarkers();
  }

  function showMarkers() {
    const placed = shown.filter(at);
    placed.sort((one, other) => ON_TOP.indexOf(one.verdict) - ON_TOP.indexOf(other.verdict));
    markers?.show([...doubles(), ...placed.map((row) => ({ id: row.row, at: at(row), sign: row.verdict }))]);
    markers?.hide(open);
  }

  /** The open row has a pin in place of its sign, and what it may double beside it. */
  function showOpen(number) {
    const hadDoubles = doubles().length;
    open = number;
    if (hadDoubles || doubles().length) showMarkers();
    else markers?.hide(open);
  }

  /** The published outlets that the open row may double, to be seen beside its pin. */
  function doubles() {
    const duplicates = rows.find(({ row }) => row === open)?.duplicates ?? [];
    return duplicates.filter(({ outlet }) => outlet).map(({ outlet }) => ({ id: NO_ROW, at: outlet.coordinate, sign: "published" }));
  }

  function sentence() {
    const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
    const changes = (kind) => rows.filter((row) => row.verdict === "ready" && row.change?.kind === kind).length;
    const parts = [words.preview.read(format.count(rows.length - count("ignored")))];
    if (count("ready")) parts.push(words.preview.willChange(...["add", "update", "same"].map((kind) => format.count(changes(kind)))));
    if (count("ask")) parts.push(words.preview.asked(format.count(count("ask"))));
    return parts.join(" ");
  }

  /** What is done with all the rows shown at once: only where they are of one kind and wait for somebody. */
  function showBulk() {
    const asked = shown.filter(waits);
    const isPart = shown.length > 0 && asked.length === shown.length && shown.length > 1;
    bulk.replaceChildren();
    if (!isPart) return;
    const acceptable = asked.filter(mayAccept);
    const [number, all] = [format.count(acceptable.length), format.count(asked.length)];
    if (acceptable.length) {
      bulk.append(actionButton(words.preview.acceptAll(number, all), () => decideAll(acceptable, "accept", words.preview.acceptAllText(number, all))));
    }
    bulk.append(actionButton(words.preview.skipAll(all), () => decideAll(asked, "skip", words.preview.skipAllText(all))));
  }

  async function decideAll(asked, decision, question) {
    if (!(await confirmed({ title: question, action: words.agree }))) return;
    if (await renew()) return notice.show(words.preview.changedMeanwhile);
    const answer = await ask("PATCH", `/uploads/${id}/rows`, { body: { rows: asked.map(({ row }) => row), decision } });
    replace(answer.rows, answer);
    const left = answer.refused ?? [];
    notice.show([words.preview.decided(format.count(asked.length - left.length)),
      ...left.slice(0, 3).map(({ row, message }) => `${words.preview.row(row)}: ${text(message)}`)].join(" "));
  }

  function replace(changed, { totals, revision }) {
    const byNumber = new Map(changed.map((row) => [row.row, row]));
    rows = rows.map((row) => byNumber.get(row.row) ?? row);
    upload = { ...upload, totals: totals ?? upload.totals, revision: revision ?? upload.revision };
    refresh();
  }

  /** Before anything is written, what was settled elsewhere meanwhile is read; tells whether there is such. */
  async function renew() {
    const now = await get(`/uploads/${id}`);
    if (now.revision === upload.revision) return false;
    upload = now;
    rows = await allRows(id);
    refresh();
    table.mark(open);
    return true;
  }

  async function reload() {
    closeRow();
    upload = await get(`/uploads/${id}`);
    rows = await allRows(id);
    refresh();
  }

  async function unlessUnsaved(work) {
    if (!panel.isChanged() || (await mayDrop())) await work();
  }

  /** The open row has an entry in the browser's history: back closes it, and forward or a reload opens it again. */
  function follow() {
    if (location.hash !== address) return;
    const number = history.state?.row ?? null;
    if (number === open) return;
    if (number !== null && rows.some(({ row }) => row === number)) return unlessUnsaved(() => openRow(number));
    if (!panel.isChanged()) return closeRow();
    history.pushState({ row: open }, "");
    unlessUnsaved(closeRow);
  }

  function openRow(number, untaken) {
    if (history.state?.row !== number) history[open === null ? "pushState" : "replaceState"]({ row: number }, "");
    showOpen(number);
    panel.open(rows.find(({ row }) => row === number), untaken);
    table.mark(number);
  }

  function closeRow() {
    if (open === null) return;
    const was = open;
    showOpen(null);
    panel.close();
    table.mark(null);
    table.focus(was);
    if (history.state?.row) history.back();
  }

  /** A row was settled: on to the next that waits, or stay where something is still asked or was not taken. */
  function settled(answer, untaken) {
    const { row: number, verdict, settled: isSaved } = answer.row;
    const order = shown.map(({ row }) => row);
    const hasWaited = waits(rows.find(({ row }) => row === number));
    replace([answer.row, ...(answer.also ?? [])], answer);
    const said = words.verdicts[verdict];
    if (untaken.length) {
      notice.show(words.preview.settledOtherwise(number, said));
      return openRow(number, untaken);
    }
    if (waits(answer.row)) {
      notice.show(isSaved ? words.preview.saved(number, said) : words.preview.settled(number, said));
      return openRow(number);
    }
    notice.show(words.preview.settled(number, said));
    const position = order.indexOf(number);
    // Whoever settles what waits comes to all of it; whoever corrects a row that was ready is not sent back up the table.
    const further = [...order.slice(position + 1), ...(hasWaited ? order.slice(0, Math.max(0, position)) : [])];
    const waiting = further.find((other) => rows.find(({ row }) => row === other)?.verdict === "ask");
    if (waiting === undefined) closeRow();
    else openRow(waiting);
  }

  function step(by) {
    const position = shown.findIndex(({ row }) => row === open);
    const next = shown[position + by] ?? shown[by > 0 ? 0 : shown.length - 1];
    if (next) openRow(next.row);
  }
}

const at = (row) => row.outlet?.coordinate;
const waits = ({ verdict }) => verdict === "ask" || verdict === "rejected";

/** The server gives so many rows at a time. */
async function allRows(id) {
  const rows = [];
  for (;;) {
    const { matched, rows: part } = await get(`/uploads/${id}/rows${query({ limit: 10_000, offset: rows.length })}`);
    rows.push(...part);
    if (!part.length || rows.length >= matched) return rows;
  }
}

function fileNotes(upload) {
  const { file, notes } = upload;
  const facts = [file.sheet && words.preview.sheet(file.sheet), upload.remembered && words.preview.remembered].filter(Boolean);
  if (!notes.length && !facts.length) return null;
  return element("details", { class: "file-notes" },
    element("summary", {}, words.preview.fileNotes(notes.length + facts.length)),
    element("ul", {}, ...facts.map((fact) => element("li", {}, fact)), ...notes.map((note) => element("li", {}, noteText(note)))));
}
