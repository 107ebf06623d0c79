import { openOver } from "../dialog.js";
import { element } from "../element.js";
import { actionButton } from "./action.js";
import { words } from "./i18n.js";

/**
 * A question before the page goes on. `actions` are `{text, look, work}`: `work()` runs, then the dialog closes with
 * its result; it stays open and says why when the work fails. Closing it otherwise resolves with null.
 * `work` may be left out to close with `value`.
 */
export function openDialog({ title, content = [], actions, look = "", cancel = words.cancel, onOpen }) {
  return new Promise((resolve) => {
    let result = null;
    const id = `dialog-${++opened}`;
    const error = element("p", { class: "error", role: "alert" });
    const say = (message) => (error.textContent = message);
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const buttons = actions.map(({ text, look, work, value = true }) =>
      actionButton(text, async () => {
        say("");
        close(work ? await work() : value);
      }, { look, report: say }));
    const dialog = element("dialog", { class: `dialog ${look}`.trim(), "aria-labelledby": id },
      element("h2", { id, tabindex: "-1" }, title),
      ...content,
      error,
      element("div", { class: "buttons" }, ...buttons,
        cancel && element("button", { type: "button", class: "button quiet", onclick: () => dialog.close() }, cancel)));
    openOver(dialog);
    dialog.addEventListener("close", () => resolve(result));
    onOpen?.({ dialog, close, say });
  });
}

let opened = 0;

/** Resolves with true when the officer agrees. */
export async function confirmed({ title, text, action, look = "primary" }) {
  const content = text ? [element("p", {}, text)] : [];
  return (await openDialog({ title, content, actions: [{ text: action, look }] })) === true;
}
