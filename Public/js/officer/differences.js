import { element } from "../element.js";
import * as format from "../format.js";
import { words } from "./i18n.js";

const CODES = {
  kind: words.kinds, status: { active: words.active, ...words.statuses }, accuracy: words.place.accuracy,
  programmes: words.programmes, product_groups: words.productGroups, payments: words.payments,
};
/** In the order of a card; codes that only programs need are left out. */
const SHOWN = [
  "name", "kind", "grade", "address", "commune", "commune_2020", "district_2020", "coordinate", "accuracy", "phone",
  "opening_hours", "status", "programmes", "product_groups", "products", "payments", "e_invoice", "website", "email",
  "online_order_url", "traceability_url", "supplied_by", "key", "verified_on", "verified_by",
];

/** One fact in words, whatever its kind; empty for none. */
export function factText(property, value) {
  if (value === null || value === undefined) return "";
  if (property === "coordinate") return format.position(value);
  if (property === "phone") return value.map(format.phone).join("; ");
  if (property === "verified_on") return format.date(value);
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const one = (item) => CODES[property]?.[item] ?? String(item);
  return Array.isArray(value) ? value.map(one).join("; ") : one(value);
}

/** Names of the facts that differ. */
export function changedFacts(differences) {
  return differences.map(({ property }) => property).filter((property) => SHOWN.includes(property))
    .map((property) => words.fields[property]);
}

/** Before and after, only what differs: `differences` are `{property, before, after}`. */
export function differencesTable(differences, { before = words.before, after = words.after } = {}) {
  const shown = differences.filter(({ property }) => SHOWN.includes(property));
  return facts([words.fact, before, after], shown.map(({ property, before, after }) =>
    [property, factText(property, before), factText(property, after), true]));
}

/** Outlets side by side: every fact that one of them has; rows that differ are marked. */
export function sideBySide(columns) {
  const rows = SHOWN.map((property) => [property, ...columns.map(({ outlet }) => factText(property, outlet?.[property]))]);
  return facts([words.fact, ...columns.map(({ title }) => title)],
    rows.filter(([, ...texts]) => texts.some(Boolean)).map(([property, ...texts]) => [property, ...texts, new Set(texts).size > 1]));
}

function facts(headers, rows) {
  return element("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": words.comparison },
    element("table", { class: "comparison" },
      element("thead", {}, element("tr", {}, ...headers.map((header) => element("th", { scope: "col" }, header)))),
      element("tbody", {}, ...rows.map(([property, ...rest]) => {
        const differs = rest.pop();
        return element("tr", { class: differs && "differs" },
          element("th", { scope: "row" }, words.fields[property] ?? property),
          ...rest.map((text) => element("td", {}, text || element("span", { class: "muted" }, words.empty))));
      }))));
}
