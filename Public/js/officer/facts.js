import { element } from "../element.js";
import * as format from "../format.js";
import { KINDS } from "../kinds.js";
import { checkbox, input, labelled, select } from "../form.js";
import { words } from "./i18n.js";

const SEPARATOR = "; ";
const codes = (labels) => Object.entries(labels);
const UNKNOWN = ["", words.unknown];

/** Each fact that an officer edits: how it is written in a control. Those before `more` are asked of every outlet. */
const BASIC = [
  { name: "name", control: () => input({ maxlength: 200, required: true }) },
  { name: "kind", control: () => select([["", words.choose], ...KINDS.map((kind) => [kind, words.kinds[kind]])], "", { required: true }) },
  { name: "address", control: () => input({ maxlength: 300 }) },
  { name: "phone", control: () => input({ inputmode: "tel", maxlength: 100 }), show: (numbers) => numbers.map(format.phone).join(SEPARATOR) },
  { name: "opening_hours", control: () => input({ maxlength: 200 }) },
];
const MORE = [
  { name: "status", control: () => select(codes({ active: words.active, ...words.statuses }), "active") },
  { name: "grade", control: () => select([UNKNOWN, ["1", "1 (I)"], ["2", "2 (II)"], ["3", "3 (III)"]]), show: String },
  { name: "programmes", choices: codes(words.programmes) },
  { name: "product_groups", choices: codes(words.productGroups) },
  { name: "products", control: () => input({ maxlength: 500 }), show: (products) => products.join(SEPARATOR) },
  { name: "payments", choices: codes(words.payments) },
  { name: "e_invoice", control: () => select([UNKNOWN, ["true", words.yes], ["false", words.no]]), show: String },
  { name: "website", control: () => input({ inputmode: "url", maxlength: 300 }) },
  { name: "email", control: () => input({ inputmode: "email", maxlength: 200 }) },
  { name: "online_order_url", control: () => input({ inputmode: "url", maxlength: 300 }) },
  { name: "traceability_url", control: () => input({ inputmode: "url", maxlength: 300 }) },
  { name: "supplied_by", control: () => input({ maxlength: 100 }) },
  { name: "key", control: () => input({ maxlength: 100 }) },
  { name: "verified_on", control: () => input({ type: "date" }) },
  { name: "verified_by", control: () => input({ maxlength: 200 }) },
];

/**
 * The form of an outlet's facts but for its place. `changes()` gives what differs from `outlet`, as texts, `null` for
 * what was emptied.
 */
export function createFacts(outlet, { onChange = () => {} } = {}) {
  const editors = new Map([...BASIC, ...MORE].map((fact) => [fact.name, fact.choices ? several(fact) : single(fact)]));
  const rows = (facts) => facts.map(({ name }) => editors.get(name).node);
  const node = element("div", { class: "facts", onchange: onChange, oninput: onChange },
    ...rows(BASIC),
    element("details", {}, element("summary", {}, words.moreFacts), ...rows(MORE)));

  let first = null;
  fill(outlet);
  first = all();

  function fill(facts) {
    for (const [name, editor] of editors) editor.set(facts?.[name]);
  }

  function all() {
    return new Map([...editors].map(([name, editor]) => [name, editor.get()]));
  }

  return {
    node,
    changes() {
      const changed = [...all()].filter(([name, value]) => value !== first.get(name));
      return Object.fromEntries(changed.map(([name, value]) => [name, value || null]));
    },
    focus: () => editors.get("name").focus(),
  };
}

function single({ name, control, show = String }) {
  const field = control();
  field.name = name;
  return {
    node: labelled(words.fields[name], field, { hint: words.fieldHints[name] }),
    set: (value) => (field.value = value === null || value === undefined ? (field.tagName === "SELECT" ? field.options[0].value : "") : show(value)),
    get: () => field.value.trim(),
    focus: () => field.focus(),
  };
}

function several({ name, choices }) {
  const boxes = choices.map(([value, text]) => checkbox(text, { name, value }));
  return {
    node: element("fieldset", { class: "several" }, element("legend", {}, words.fields[name]), ...boxes.map(({ node }) => node)),
    set: (values) => boxes.forEach(({ box }) => (box.checked = (values ?? []).includes(box.value))),
    get: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value).join(SEPARATOR),
    focus: () => boxes[0].box.focus(),
  };
}
