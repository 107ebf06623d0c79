import { element } from "./element.js";

let made = 0;

/** A control with its label and, under it, a hint that screen readers read with it. */
export function labelled(text, control, { hint, hidden } = {}) {
  control.id ||= `control-${++made}`;
  const hintID = hint ? `${control.id}-hint` : null;
  if (hint) control.setAttribute("aria-describedby", hintID);
  return element("div", { class: "field", hidden },
    element("label", { for: control.id }, text),
    control,
    hint && element("p", { class: "field-hint", id: hintID }, hint));
}

/** `choices` are `[value, text]`, or `[text, [[value, text], …]]` for a group. */
export function select(choices, value, attributes = {}) {
  const option = ([value, text]) => element("option", { value }, text);
  const node = element("select", attributes, ...choices.map((choice) =>
    Array.isArray(choice[1]) ? element("optgroup", { label: choice[0] }, ...choice[1].map(option)) : option(choice)));
  if (value !== undefined && value !== null) node.value = value;
  return node;
}

export function input(attributes = {}) {
  return element("input", { type: "text", autocomplete: "off", ...attributes });
}

/** A box to tick, and its words. */
export function checkbox(text, attributes = {}) {
  const box = element("input", { type: "checkbox", ...attributes });
  return { box, node: element("label", { class: "check" }, box, element("span", {}, text)) };
}
