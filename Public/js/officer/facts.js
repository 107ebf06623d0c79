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
 * what was emptied; `typed` are texts that stand in the form already.
 */
export function createFacts(outlet, { onChange = () => {}, typed = {} } = {}) {
  const editors = new Map([...BASIC, ...MORE].map((fact) => [fact.name, fact.choices ? several(fact) : single(fact)]));
  const rows = (facts) => facts.map(({ name }) => editors.get(name).node);
  const node = element("div", { class: "facts", onchange: onChange, oninput: onChange },
    ...rows(BASIC),
    // What was refused there is not to be looked for.
    element("details", { open: MORE.some(({ name }) => name in typed) }, element("summary", {}, words.moreFacts), ...rows(MORE)));

  for (const [name, editor] of editors) editor.put(editor.text(outlet?.[name]));
  const first = all();
  for (const [name, text] of Object.entries(typed)) editors.get(name).put(text);

  function all() {
    return new Map([...editors].map(([name, editor]) => [name, editor.get()]));
  }

  function changed() {
    return [...all()].filter(([name, value]) => value !== first.get(name));
  }

  return {
    node,
    changes: () => Object.fromEntries(changed().map(([name, value]) => [name, value || null])),
    /**
     * What was typed and does not stand so in `stored`, the outlet as it was read: `{name, text, typed, held, kept}`, where
     * `text` is for the form, `typed` and `held` for the officer; `kept` where what stood there stays.
     */
    untaken(stored) {
      return changed().flatMap(([name, text]) => {
        const { text: textOf, say } = editors.get(name);
        const held = textOf(stored[name]);
        return isTaken(text, held) ? [] : [{ name, text, typed: say(text), held: say(held), kept: held === first.get(name) }];
      });
    },
    focus: () => editors.get("name").focus(),
  };
}

function single({ name, control, show = String }) {
  const field = control();
  field.name = name;
  return {
    node: labelled(words.fields[name], field, { hint: words.fieldHints[name] }),
    text: (value) => (value === null || value === undefined ? (field.tagName === "SELECT" ? field.options[0].value : "") : show(value)),
    say: (text) => (text && field.tagName === "SELECT" ? field.querySelector(`[value="${text}"]`).text : text),
    put: (text) => (field.value = text),
    get: () => field.value.trim(),
    focus: () => field.focus(),
  };
}

function several({ name, choices }) {
  const boxes = choices.map(([value, text]) => checkbox(text, { name, value }));
  const join = (isIn) => boxes.filter(({ box }) => isIn(box)).map(({ box }) => box.value).join(SEPARATOR);
  return {
    node: element("fieldset", { class: "several" }, element("legend", {}, words.fields[name]), ...boxes.map(({ node }) => node)),
    text: (values) => join(({ value }) => (values ?? []).includes(value)),
    say: (text) => text,
    put: (text) => boxes.forEach(({ box }) => (box.checked = text.split(SEPARATOR).includes(box.value))),
    get: () => join(({ checked }) => checked),
    focus: () => boxes[0].box.focus(),
  };
}

/** Spaces, marks and what the reader adds of itself are no change: 0256 3822008 is 0256 3822 008, abc.vn is https://abc.vn. */
function isTaken(typed, held) {
  const letters = (text) => text.normalize("NFC").replace(/^\s*\+84/, "0").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return typed ? held !== "" && letters(held).includes(letters(typed)) : held === "";
}
