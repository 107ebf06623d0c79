import { element } from "./element.js";
import * as format from "./format.js";
import { words } from "./i18n.js";
import { symbolUrl } from "./symbols.js";

/** "Chợ, hạng 1" */
export function kindText({ kind, grade }) {
  const text = words.kinds[kind] ?? kind;
  return grade ? `${text}, ${format.grade(kind, grade)}` : text;
}

export function symbol({ kind, accuracy }) {
  return element("img", { class: "symbol", src: symbolUrl(kind, accuracy === "commune"), alt: "", width: 32, height: 32 });
}

/** Short marks of what a reader must not overlook; null if there is nothing to say. */
export function badges({ status, synthetic, accuracy }) {
  const marks = [
    words.statuses[status] && element("span", { class: "badge badge-warning" }, words.statuses[status]),
    synthetic && element("span", { class: "badge badge-demo" }, words.synthetic),
    accuracy === "commune" && element("span", { class: "badge" }, words.roughShort),
  ].filter(Boolean);
  return marks.length ? element("span", { class: "badges" }, ...marks) : null;
}
