import { element } from "../element.js";
import * as format from "../format.js";
import { ask } from "./api.js";
import { openDialog } from "./dialog.js";
import { checkbox } from "../form.js";
import { words } from "./i18n.js";

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
  const phone = checkbox(words.takedown.phone, { checked: true });
  const email = checkbox(words.takedown.email, { checked: true });
  const whole = checkbox(words.takedown.whole, {
    onchange: () => [phone, email].forEach(({ box }) => (box.disabled = whole.box.checked)),
  });
  return openDialog({
    title: words.takedown.title(outlet.name),
    content: [element("p", { class: "warning" }, words.takedown.text), phone.node, email.node, whole.node],
    actions: [{
      text: words.takedown.action, look: "danger",
      async work() {
        const chosen = [phone.box.checked && "phone", email.box.checked && "email"].filter(Boolean);
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
