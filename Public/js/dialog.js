import { element } from "./element.js";
import { words } from "./i18n.js";

let opened = 0;

/** A dialog over the page: Escape or its button closes it, and the focus goes back to where it was. */
export function showDialog(title, look, ...content) {
  const id = `dialog-title-${++opened}`;
  const before = document.activeElement;
  const dialog = element("dialog", { class: `dialog ${look}`, "aria-labelledby": id },
    element("header", {}, element("h2", { id, tabindex: "-1" }, title),
      element("button", { type: "button", class: "dialog-close", "aria-label": words.dismiss, onclick: () => dialog.close() }, "×")),
    ...content);
  dialog.addEventListener("close", () => {
    dialog.remove();
    // Unless it has moved on since: this comes a moment later.
    if (document.activeElement === document.body && before?.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("h2").focus();
  return dialog;
}

/** A question; resolves with true for whoever chooses `yes`. */
export function agreed(title, { text, yes, no }) {
  return new Promise((resolve) => {
    let isAgreed = false;
    const button = (label, look, answer) => element("button", {
      type: "button", class: `button ${look}`,
      onclick() {
        isAgreed = answer;
        dialog.close();
      },
    }, label);
    const dialog = showDialog(title, "", element("p", {}, text),
      element("p", { class: "buttons" }, button(no, "primary", false), button(yes, "", true)));
    dialog.addEventListener("close", () => resolve(isAgreed));
  });
}
