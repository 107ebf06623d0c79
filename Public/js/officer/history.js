import { element } from "../element.js";
import * as format from "../format.js";
import { get, query } from "./api.js";
import { words } from "./i18n.js";
import { pages } from "./pages.js";
import { dateTime } from "./time.js";

/** Every change that was published, latest first. */
export async function historyView() {
  const list = await pages(
    async (before) => {
      const { changesets, next } = await get(`/history${query({ limit: 50, before })}`);
      return { items: changesets, next };
    },
    (changeset) => element("li", { class: "entry" }, element("div", { class: "entry-text" },
      element("a", { href: `#/history/${changeset.id}` }, element("strong", {}, changesetTitle(changeset))),
      element("p", {}, amounts(changeset), ...theOutlet(changeset)),
      changesetFacts(changeset))),
    words.history.none);
  return element("section", { class: "page" }, element("h2", { tabindex: "-1" }, words.history.title), list);
}

export function changesetTitle({ id, note, file, undoes, takedown }) {
  const what = takedown ? words.history.takedown : undoes ? words.history.undoes(undoes) : note || file?.name || words.history.edit;
  return `${id}. ${what}`;
}

/** The outlet that alone was touched, if so: by its name then. What was removed has no page. */
function theOutlet({ outlet, removed }) {
  if (!outlet) return [];
  return [": ", removed ? outlet.name : element("a", { href: `#/outlets/${outlet.id}` }, outlet.name)];
}

/** Who, when, from which file, and what became of it. */
export function changesetFacts({ created_at: at, author, note, file, undone_by: undoneBy, undoes }) {
  return element("p", { class: "muted" },
    [dateTime(at), author, file?.name, undoes ? note : null].filter(Boolean).join(" · "),
    undoneBy && element("span", {}, " · ", element("a", { href: `#/history/${undoneBy}` }, words.history.undoneBy(undoneBy))));
}

/** "thêm 12, sửa 3, bỏ 1" */
export function amounts({ added, updated, removed }) {
  return [[added, words.history.added], [updated, words.history.updated], [removed, words.history.removed]]
    .filter(([number]) => number > 0).map(([number, say]) => say(format.count(number))).join(", ");
}
