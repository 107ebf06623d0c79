import { element } from "../element.js";
import { get, query } from "./api.js";
import { words } from "./i18n.js";
import { pages } from "./pages.js";
import { dateTime } from "./time.js";

/** Who did what at the desk, latest first. */
export async function auditView() {
  const entries = await pages(
    async (before) => {
      const { entries, next } = await get(`/audit${query({ limit: 100, before })}`);
      return { items: entries, next };
    },
    (entry) => element("li", { class: "entry" }, element("div", { class: "entry-text" },
      element("p", {}, element("span", { class: "muted" }, dateTime(entry.at)), " ", element("strong", {}, entry.officer), " ",
        words.audit.actions[entry.action] ?? entry.action, " ", entry.subject ?? ""),
      entry.detail && element("p", { class: "muted" }, entry.detail))),
    words.audit.none);
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.audit.title),
    element("p", {}, element("a", { href: "#/accounts" }, words.audit.back)),
    entries);
}
