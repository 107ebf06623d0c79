import { badges, kindText, symbol } from "../badges.js";
import { element } from "../element.js";
import { outletsNamed } from "../api.js";
import * as format from "../format.js";
import { input, labelled } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";

const LIMIT = 50;
/** How long the officer must rest from typing, in milliseconds. */
const REST = 250;

/** Finds an outlet to correct; or begins a new one. */
export async function outletsView() {
  const search = input({ type: "search" });
  const summary = element("p", { class: "muted", "aria-live": "polite" }, words.outlets.lead);
  const list = element("ul", { class: "entries" });
  let resting = null;
  let running = null;

  async function find() {
    running?.abort();
    const wanted = search.value.trim();
    if (!wanted) return show(null);
    running = new AbortController();
    try {
      show(await outletsNamed(wanted, { limit: LIMIT, signal: running.signal }));
    } catch (error) {
      if (error.name !== "AbortError") notice.show(error.message);
    }
  }

  function show(found) {
    summary.textContent = found ? words.outlets.found(format.count(found.features.length), format.count(found.numberMatched)) : words.outlets.lead;
    list.replaceChildren(...(found?.features ?? []).map(({ properties }) => outletItem(properties.id, properties)));
  }

  search.addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(find, REST);
  });
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.outlets.title),
    element("p", {}, element("a", { class: "button primary", href: "#/outlets/new" }, words.outlets.add)),
    labelled(words.outlets.search, search), summary, list);
}

/** An outlet in a list of the desk, with a link to its form. */
export function outletItem(id, outlet, ...more) {
  return element("li", { class: "entry" }, symbol(outlet),
    element("div", { class: "entry-text" },
      element("a", { href: `#/outlets/${id}` }, element("strong", {}, outlet.name)),
      element("p", { class: "muted" }, [kindText(outlet), outlet.address, outlet.commune ?? outlet.commune_2020].filter(Boolean).join(" · ")),
      badges(outlet)),
    ...more);
}
