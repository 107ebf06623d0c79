import { element } from "../element.js";
import { signUrl } from "../signs.js";
import { actionButton } from "./action.js";
import { ask, get } from "./api.js";
import { tellConflict } from "./conflict.js";
import { differencesTable, sideBySide } from "./differences.js";
import { createFacts } from "./facts.js";
import { words } from "./i18n.js";
import { noteList } from "./notes.js";
import { createPlace } from "./place.js";
import { asWritten, inFile, mayAccept, privateFacts, rowName, writtenPlace } from "./row-facts.js";
import { refusedTexts, untakenList } from "./untaken.js";

const OPEN_TO_CHANGE = ["ready", "ask", "rejected", "skipped"];

/**
 * One row over the table: what was noted, what it may double, its place and its facts, and what the officer decides.
 * `near()` gives the map, `outlet(row number)` what another row became, `latest(row number)` the row as it is stored now,
 * `onSettled(answer, what was not taken as it was typed)`, `onStep(±1)`, `onClose()`.
 */
export function createRowPanel({ upload, settings, near, outlet, latest, onSettled, onClose, onStep }) {
  const node = element("section", { class: "row-panel", hidden: true, onkeydown: ({ key, isComposing }) => key === "Escape" && !isComposing && onClose() });
  let place = null;
  let facts = null;
  let row = null;

  /** What was settled elsewhere meanwhile is not written over unseen. */
  async function settle(settlement) {
    const [form, seen] = [facts, row];
    const stored = await latest(seen.row);
    // That it was published meanwhile is the server's to say.
    if (stored && stored.verdict !== "published" && stateOf(stored) !== stateOf(seen)) {
      const choice = await tellConflict({ ...factsOf(seen), ...form.changes() }, factsOf(stored), {
        title: words.panel.changedMeanwhile, theirs: `${words.conflict.theirs}: ${words.verdicts[stored.verdict]}`,
      });
      if (choice === "theirs") return open(stored);
      if (choice !== "mine") return;
    }
    const answer = await ask("PATCH", `/uploads/${upload().id}/rows/${seen.row}`, { body: settlement });
    // A row that is no outlet shows what was typed, and its notes say what is wrong with it.
    onSettled(answer, answer.row.outlet ? form.untaken(answer.row.outlet) : []);
  }

  /** `untaken` is what was not taken as it was typed when the row was saved. */
  async function open(newRow, untaken = []) {
    const mine = (row = newRow);
    place?.useMap(null);
    const newPlace = await createPlace({
      coordinate: row.outlet?.coordinate ?? writtenPlace(row.draft, settings.bounds), accuracy: row.outlet?.accuracy, bounds: settings.bounds, onChange: showActions,
      commune: row.outlet?.commune_code && `${row.outlet.commune_code}:2025`,
    });
    const now = row.verdict === "published" && (await onTheMap(newRow));
    if (row !== mine) return;
    place = newPlace;
    facts = createFacts(factsOf(row), { onChange: showActions, typed: refusedTexts(untaken) });
    const mayChange = OPEN_TO_CHANGE.includes(row.verdict);
    node.replaceChildren(...[
      bar(), heading(), now, untakenList(untaken), noteList(row.notes),
      row.duplicates.length > 0 && duplicates(),
      row.change?.kind === "update" && element("section", {}, element("h4", {}, words.panel.changes), differencesTable(row.change.differences)),
      mayChange && row.draft && inFile(row.draft),
      row.private && privateFacts(row.private),
      mayChange && place.node,
      mayChange && facts.node,
      mayChange && actions,
    ].filter(Boolean));
    showActions();
    node.hidden = false;
    node.scrollTop = 0;
    if (near()) useMap(near());
    node.querySelector("h3").focus();
  }

  function bar() {
    return element("div", { class: "panel-bar" },
      element("button", { type: "button", class: "sheet-close", onclick: onClose }, words.panel.back),
      element("button", { type: "button", class: "button quiet", "aria-label": words.panel.previous, onclick: () => onStep(-1) }, "↑"),
      element("button", { type: "button", class: "button quiet", "aria-label": words.panel.next, onclick: () => onStep(1) }, "↓"));
  }

  function heading() {
    const title = rowName(row);
    return element("header", { class: "panel-heading" },
      element("h3", { tabindex: "-1" }, title),
      element("p", {}, element("img", { src: signUrl(row.verdict), alt: "", width: 18, height: 18 }),
        ` ${words.verdicts[row.verdict]} · ${words.preview.row(row.row)}`, row.number ? ` · STT ${row.number}` : "",
        row.change ? ` · ${words.changes[row.change.kind]}` : ""));
  }

  function duplicates() {
    return element("section", { class: "duplicates" },
      element("h4", {}, words.panel.duplicates),
      ...row.duplicates.map((duplicate) => {
        const title = duplicateTitle(duplicate);
        const other = duplicate.outlet ?? outlet(duplicate.row);
        return sideBySide([{ title: words.panel.thisRow, outlet: row.outlet }, { title, outlet: other }]);
      }),
      element("p", { class: "field-hint" }, words.panel.duplicatesHint));
  }

  const actions = element("div", { class: "buttons panel-actions" });

  function showActions() {
    if (!facts || !row) return;
    const decide = (decision, more) => () => settle({ decision, ...more });
    const isDouble = row.duplicates.length > 0;
    const wanted = isChanged() ? [[words.panel.save, () => settle(changes()), "primary"]] : [
      ...row.duplicates.map((each) => [words.panel.mergeInto(duplicateTitle(each)), decide("merge", { into: original(each) }), "primary"]),
      isDouble && [words.panel.keepBoth, decide("keep-both")],
      mayAccept(row) && [words.panel.accept, decide("accept"), "primary"],
      row.verdict !== "skipped" && [words.panel.skip, decide("skip")],
      row.settled && [words.panel.reset, decide("reset"), "quiet"],
    ].filter(Boolean);
    const shown = [row.row, ...wanted.map(([text]) => text)].join();
    if (actions.dataset.shown === shown) return;
    actions.dataset.shown = shown;
    actions.replaceChildren(...wanted.map(([text, work, look]) => actionButton(text, work, { look })));
  }

  const isChanged = () => facts !== null && Object.keys(changes()).length > 0;

  function changes() {
    const placed = place.changes();
    const values = { ...facts.changes(), ...placed.values };
    return { ...placed, ...(Object.keys(values).length ? { values } : {}) };
  }

  function useMap(map) {
    if (row && place && OPEN_TO_CHANGE.includes(row.verdict)) place.useMap(map);
  }

  return {
    node,
    open,
    useMap,
    isChanged,
    /** A click on the map beside the signs moves the pin of the open row. */
    move: (at) => row && OPEN_TO_CHANGE.includes(row.verdict) && place?.move(at),
    close() {
      place?.useMap(null);
      row = place = facts = null;
      node.hidden = true;
      node.replaceChildren();
    },
  };
}

/** What a published row is on the map now, with the way to its form; or that it is there no more. */
async function onTheMap({ id, changeset }) {
  try {
    const { outlet } = await get(`/outlets/${id}`);
    return element("section", { class: "on-the-map" },
      element("p", {}, element("a", { class: "button", href: `#/outlets/${id}` }, words.panel.toOutlet)),
      sideBySide([{ title: words.panel.published, outlet }]));
  } catch (error) {
    return element("p", { class: "warning" }, error.message, changeset !== null && element("span", {},
      ` ${words.panel.publishedIn} `, element("a", { href: `#/history/${changeset}` }, words.history.changeset(changeset))));
  }
}

const factsOf = ({ outlet, draft }) => outlet ?? asWritten(draft);
const stateOf = ({ outlet, draft, verdict }) => JSON.stringify([outlet, draft, verdict]);
const duplicateTitle = ({ id, row }) => (id ? words.panel.published : words.preview.row(row));
const original = ({ id, row }) => (id ? { id } : { row });
