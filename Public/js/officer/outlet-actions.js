import { element } from "../element.js";
import * as format from "../format.js";
import { ask } from "./api.js";
import { openDialog } from "./dialog.js";
import { factText } from "./differences.js";
import { checkbox } from "../form.js";
import { words } from "./i18n.js";

/** What may be a person's own, and what surely is. */
const PERSONAL = ["address", "phone", "website", "email", "opening_hours", "products", "online_order_url", "traceability_url", "verified_by", "key"];
const SURELY = ["phone", "email"];

/** Seen today, by the officer's agency. */
export const verify = (id, etag) => ask("POST", `/outlets/${id}/verification`, { body: {}, etag });

/** Removes an entry that should never have been there; false when the officer thinks better of it. */
export async function remove({ id, outlet, etag }) {
  return openDialog({
    title: words.outlet.removeTitle(outlet.name),
    content: [element("p", {}, words.outlet.removeText)],
    actions: [{ text: words.outlet.remove, look: "danger", work: () => ask("DELETE", `/outlets/${id}`, { etag }) }],
  });
}

/** Takes personal data down for good, in the history and in kept files as well. */
export async function takeDown({ id, outlet, etag }, report) {
  const facts = PERSONAL.filter((property) => factText(property, outlet[property])).map((property) => ({
    property,
    ...checkbox(`${words.fields[property]}: ${factText(property, outlet[property])}`, { checked: SURELY.includes(property) }),
  }));
  const whole = checkbox(words.takedown.whole, {
    onchange: () => facts.forEach(({ box }) => (box.disabled = whole.box.checked)),
  });
  return openDialog({
    title: words.takedown.title(outlet.name),
    content: [element("p", { class: "warning" }, words.takedown.text), ...facts.map(({ node }) => node), whole.node],
    actions: [{
      text: words.takedown.action, look: "danger",
      async work() {
        const chosen = facts.filter(({ box }) => box.checked).map(({ property }) => property);
        if (!whole.box.checked && !chosen.length) throw new Error(words.takedown.nothing);
        const properties = whole.box.checked ? null : chosen;
        return ask("POST", `/outlets/${id}/takedown`, { body: { properties, report: report ?? null }, etag });
      },
    }],
  });
}

export function redactedText({ redacted: { changes, rows, files } }) {
  return words.takedown.done(format.count(changes), format.count(rows), format.count(files));
}
