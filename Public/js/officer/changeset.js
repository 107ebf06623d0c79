import { element } from "../element.js";
import * as format from "../format.js";
import { signUrl } from "../signs.js";
import { actionButton } from "./action.js";
import { ask, get, query } from "./api.js";
import { createDeskMap } from "./desk-map.js";
import { openDialog } from "./dialog.js";
import { differencesTable } from "./differences.js";
import { input, labelled } from "../form.js";
import { amounts, changesetFacts, changesetTitle } from "./history.js";
import { words } from "./i18n.js";
import { pages } from "./pages.js";
import { go } from "./router.js";
import { addSignMarkers, showAll } from "./sign-markers.js";

const PAGE = 200;

/** One change: what it did, on the map and as a table, and the way back. */
export async function changesetView({ parameters: [id], settings, onLeave }) {
  const changes = [];
  let changeset = null;
  let draw = () => {};
  const list = await pages(
    async (offset) => {
      changeset = await get(`/history/${id}${query({ limit: PAGE, offset: offset ?? 0 })}`);
      changes.push(...changeset.changes);
      draw();
      return { items: changeset.changes, next: changes.length < changeset.matched ? changes.length : null };
    },
    changeItem, words.history.noChanges);
  const map = createDeskMap(settings, { label: words.history.map, onLeave });
  map.ready.then((ready) => {
    if (!ready) return;
    const markers = addSignMarkers(ready, { onPick: reveal });
    draw = () => markers.show(changes.filter(placeOf).map((change) => ({ id: change.id, at: placeOf(change), sign: signOf(change) })));
    draw();
    showAll(ready, changes.map(placeOf).filter(Boolean));
  });
  const mayUndo = !changeset.undone_by && !changeset.takedown;
  return element("section", { class: "page" },
    element("p", {}, element("a", { href: "#/history" }, words.history.back)),
    element("h2", { tabindex: "-1" }, changesetTitle(changeset)),
    changesetFacts(changeset),
    changeset.file && element("p", { class: "muted code" }, `SHA-256 ${changeset.file.sha256}`),
    element("p", {}, amounts(changeset)),
    mayUndo ? actionButton(words.history.undo, () => undo(changeset))
      : element("p", {}, changeset.takedown ? words.history.takedownFinal : ""),
    map.node, list);
}

const placeOf = ({ before, after }) => (after ?? before).coordinate;
const signOf = ({ before, after }) => (!before ? "added" : !after ? "removed" : "updated");

function changeItem(change) {
  const { id, before, after, differences } = change;
  const sign = signOf(change);
  return element("li", { class: "change-item", id: `change-${id}` },
    element("h3", {}, element("img", { src: signUrl(sign), alt: words.history.signs[sign], width: 22, height: 22 }), " ",
      after ? element("a", { href: `#/outlets/${id}` }, after.name) : before.name),
    sign === "updated" ? differencesTable(differences)
      : element("p", { class: "muted" }, [words.kinds[(after ?? before).kind], (after ?? before).address, (after ?? before).commune].filter(Boolean).join(" · ")));
}

function reveal(id) {
  const item = document.getElementById(`change-${id}`);
  item.tabIndex = -1;
  item.focus();
}

/** Takes the change back, or says which later ones stand in the way. */
async function undo(changeset) {
  const note = input({ maxlength: 200 });
  const refusal = element("div", {});
  const made = await openDialog({
    title: words.history.undoTitle(changeset.id),
    content: [element("p", {}, words.history.undoText), labelled(words.publish.note, note), refusal],
    actions: [{
      text: words.history.undo, look: "danger",
      async work() {
        refusal.replaceChildren();
        try {
          return (await ask("POST", `/history/${changeset.id}/undo`, { body: { note: note.value.trim() || null } })).changeset;
        } catch (error) {
          if (error.code === "undo-conflict") refusal.replaceChildren(standInTheWay(error.details));
          throw error;
        }
      },
    }],
  });
  if (made === null) return;
  go(`/history/${made}`, words.history.undone(changeset.id));
}

function standInTheWay({ later = [] }) {
  return element("div", { class: "warning" },
    element("p", {}, words.history.later(format.count(later.length))),
    element("ul", { class: "facts-list" }, ...later.map((id) => element("li", {},
      element("a", { href: `#/history/${id}`, onclick: (event) => event.target.closest("dialog").close() }, words.history.changeset(id))))));
}
