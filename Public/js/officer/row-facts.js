import { element } from "../element.js";
import { words } from "./i18n.js";
import { columnText } from "./notes.js";
import { readPair } from "./pair.js";

const LISTS = ["phone", "products"];
const WRITTEN = [
  "name", "address", "phone", "opening_hours", "products", "website", "email", "online_order_url", "traceability_url",
  "supplied_by", "key", "verified_by",
];

/** The row's name as read, or as the file has it. */
export function rowName({ outlet, draft }) {
  return outlet?.name || draft?.cells.name?.text || words.table.noName;
}

/** What the file says, in the shape of an outlet, for a row that has not become one. */
export function asWritten(draft) {
  const facts = WRITTEN.map((name) => [name, draft?.cells[name]?.text]).filter(([, text]) => text);
  return Object.fromEntries(facts.map(([name, text]) => [name, LISTS.includes(name) ? [text] : text]));
}

/** Where the file puts a row that has not become an outlet, if its two numbers are plain. */
export function writtenPlace(draft, bounds) {
  const { latitude, longitude, coordinates } = draft?.cells ?? {};
  const texts = latitude || longitude ? [latitude?.text, longitude?.text] : [coordinates?.text];
  return readPair(texts.join(" "), bounds);
}

/** Without a kind or a place there is no outlet to accept, and of a double the officer must say what becomes of it. */
export const mayAccept = ({ verdict, outlet, duplicates }) => verdict === "ask" && outlet && !duplicates.length;

/** The cells of a row as they stand in the file. */
export function inFile({ cells }) {
  const rows = Object.entries(cells).filter(([, { text }]) => text)
    .map(([field, { column, text }]) => [columnText(column || field), text]);
  return folded(words.panel.inFile, rows);
}

/** What a list says of a person: for the officer's eyes only. */
export function privateFacts({ contactPerson, phone, email, remark }) {
  const rows = [
    [words.fields.contact_person, contactPerson], [words.fields.contact_phone, phone?.join("; ")],
    [words.fields.email, email], [words.fields.remark, remark],
  ];
  return folded(words.panel.private, rows.filter(([, text]) => text));
}

function folded(title, rows) {
  return element("details", { class: "folded" }, element("summary", {}, title),
    element("table", { class: "comparison" }, element("tbody", {}, ...rows.map(([name, text]) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, text))))));
}
