import { element } from "../element.js";
import { actionButton, onSubmit } from "./action.js";
import { ask, get } from "./api.js";
import { tellConflict } from "./conflict.js";
import { createDeskMap } from "./desk-map.js";
import { differencesTable } from "./differences.js";
import { createFacts } from "./facts.js";
import { input, labelled } from "../form.js";
import { words } from "./i18n.js";
import { noteList } from "./notes.js";
import { notice } from "./notice.js";
import { redactedText, remove, takeDown, verify } from "./outlet-actions.js";
import { createPlace } from "./place.js";
import { reportBanner } from "./report-banner.js";
import { go } from "./router.js";
import { dateTime } from "./time.js";
import { mayDrop } from "./unsaved.js";
import { refusedTexts, untakenList } from "./untaken.js";

/** One outlet's form, for the desk and for a phone in the field. */
export async function outletView({ parameters: [id], query, settings, ways, untaken, onLeave, guard }) {
  const isNew = id === "new";
  const stored = isNew ? { outlet: {} } : await get(`/outlets/${id}`);
  const report = query.get("report") ? Number(query.get("report")) : null;
  const { outlet } = stored;
  let { etag } = stored;
  const mayEdit = isNew || stored.within_area;

  const facts = createFacts(outlet, { typed: refusedTexts(untaken) });
  const place = await createPlace({
    coordinate: outlet.coordinate ?? pairOf(query.get("at")), accuracy: outlet.accuracy, bounds: settings.bounds,
    commune: outlet.commune_code && `${outlet.commune_code}:2025`,
  });
  if (isNew && query.get("at")) place.move(pairOf(query.get("at")));
  let isSaved = false;
  const isChanged = () => mayEdit && !isSaved && (Object.keys(facts.changes()).length > 0 || Object.keys(place.changes()).length > 0);
  guard(isChanged);
  const done = (path, message, left) => {
    isSaved = true;
    go(path, message, left);
  };
  const note = input({ maxlength: 200 });
  const asked = element("div", { class: "asked", role: "alert" });
  const map = createDeskMap(settings, { label: words.outlet.map, onLeave });
  map.ready.then((ready) => {
    if (!ready) return;
    if (mayEdit) ready.on("click", ({ lngLat }) => place.move(lngLat.toArray()));
    place.useMap(ready);
  });

  const form = element("form", { class: "outlet-form", novalidate: true },
    element("div", { class: "form-facts" }, facts.node, labelled(words.outlet.note, note, { hint: words.outlet.noteHint })),
    element("div", { class: "form-place" }, map.node, place.node),
    asked,
    element("div", { class: "buttons form-actions" }, element("button", { type: "submit", class: "button primary" }, words.save)));
  onSubmit(form, () => save(false));
  const banner = report && (await reportBanner(report, { onClosed: () => ways.countReports(), onPlace: place.move }));
  const view = element("section", { class: "page wide" },
    element("h2", { tabindex: "-1" }, isNew ? words.outlet.newTitle : outlet.name),
    banner,
    untakenList(untaken),
    !mayEdit && element("p", { class: "warning" }, words.outlet.outsideArea),
    !isNew && mayEdit && stateActions(),
    form,
    !isNew && past());
  if (!mayEdit) form.querySelectorAll("input, select, button").forEach((control) => (control.disabled = true));
  return view;

  async function save(accept) {
    asked.replaceChildren();
    const values = facts.changes();
    const changes = place.changes();
    if (isNew) {
      if (!values.name) throw new Error(words.outlet.nameMissing);
      if (!values.kind) throw new Error(words.outlet.kindMissing);
      if (!Object.keys(changes).length) throw new Error(words.outlet.placeMissing);
    }
    const body = { ...changes, values: { ...values, ...changes.values }, accept, note: note.value.trim() || null, report };
    try {
      const saved = isNew ? await ask("POST", "/outlets", { body }) : await ask("PATCH", `/outlets/${id}`, { body, etag });
      if (report) ways.countReports();
      const left = facts.untaken(saved.outlet).map((each) => ({ ...each, notes: saved.notes.filter(({ column }) => column === each.name) }));
      const isUnchanged = saved.changeset === null;
      const said = left.length ? (isUnchanged ? "notTaken" : "savedOtherwise") : isUnchanged ? "unchanged" : "saved";
      done(`/outlets/${saved.id}`, words.outlet[said], left);
    } catch (error) {
      if (error.code === "changed-meanwhile") return solveConflict(error.details, accept);
      if (error.code !== "invalid" || !error.details.notes) throw error;
      showAsked(error);
    }
  }

  /** The reading asks something of what was typed, or refuses it. */
  function showAsked(error) {
    const { notes, verdict } = error.details;
    asked.replaceChildren(...[
      element("p", {}, verdict === "ask" ? words.outlet.asked : error.message),
      noteList(notes),
      verdict === "ask" && actionButton(words.outlet.saveAnyway, () => save(true)),
    ].filter(Boolean));
    asked.scrollIntoView({ block: "nearest" });
  }

  async function solveConflict({ current, etag: newEtag }, accept) {
    const mine = { ...outlet, ...facts.changes(), ...place.changes() };
    const decision = await tellConflict(mine, current.outlet);
    if (decision === "theirs") return done(`/outlets/${id}`);
    if (decision !== "mine") return;
    etag = newEtag;
    return save(accept);
  }

  function stateActions() {
    const isClosed = outlet.status === "closed";
    const toStatus = (status, said) => act(() => ask("PATCH", `/outlets/${id}`, { body: { values: { status }, report }, etag }), said);
    const act = async (work, said) => {
      try {
        await work();
      } catch (error) {
        if (error.code !== "changed-meanwhile") throw error;
        return done(`/outlets/${id}`, words.outlet.changedMeanwhile);
      }
      if (report) ways.countReports();
      done(`/outlets/${id}`, said);
    };
    // None of them saves what is typed in the form.
    const button = (text, work, options) => actionButton(text, async () => {
      if (!isChanged() || (await mayDrop())) await work();
    }, options);
    return element("div", { class: "buttons" },
      button(words.outlet.verify, () => act(() => verify(id, etag), words.outlet.verified)),
      isClosed ? button(words.outlet.reopen, () => toStatus("active", words.outlet.reopened))
        : button(words.outlet.close, () => toStatus("closed", words.outlet.closed)),
      button(words.outlet.remove, async () => {
        if (!(await remove({ id, outlet, etag }))) return;
        done("/outlets", words.outlet.removed(outlet.name));
      }, { look: "quiet" }),
      button(words.takedown.action, async () => {
        const taken = await takeDown({ id, outlet, etag }, report);
        if (!taken) return;
        ways.countReports();
        done("/reports", redactedText(taken));
      }, { look: "quiet" }));
  }

  function past() {
    const list = element("div", {});
    return element("details", {
      class: "past",
      async ontoggle(event) {
        if (!event.target.open || list.childElementCount) return;
        try {
          const { changes } = await get(`/outlets/${id}/history`);
          list.replaceChildren(...changes.map((change) => element("section", {},
            element("h4", {}, element("a", { href: `#/history/${change.changeset}` }, `${dateTime(change.created_at)} · ${change.author}`)),
            change.note && element("p", {}, change.note),
            change.before && change.after ? differencesTable(change.differences) : element("p", {}, change.after ? words.history.signs.added : words.history.signs.removed))));
        } catch (error) {
          notice.show(error.message);
        }
      },
    }, element("summary", {}, words.outlet.past), list);
  }
}

const pairOf = (text) => text?.split(",").map(Number) ?? null;
