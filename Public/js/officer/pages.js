import { element } from "../element.js";
import { actionButton } from "./action.js";
import { words } from "./i18n.js";

/**
 * A list that grows on request. `load(next)` gives `{items, next}`, the first time with null;
 * `item` makes an `<li>`; `none` is said of an empty list.
 */
export async function pages(load, item, none) {
  const list = element("ul", { class: "entries" });
  const more = actionButton(words.showMore, async () => {
    const first = list.childElementCount;
    await append();
    const added = list.children[first];
    added.tabIndex = -1;
    added.focus();
  });
  let next = null;

  async function append() {
    const page = await load(next);
    next = page.next ?? null;
    list.append(...page.items.map(item));
    more.hidden = next === null;
  }

  await append();
  return element("div", {}, list.childElementCount ? list : element("p", { class: "muted" }, none), more);
}
