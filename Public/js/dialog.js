import { element } from "./element.js";
import { words } from "./i18n.js";

let opened = 0;

/** Puts a dialog over the page, with the focus on its heading or what it names; closed, the focus goes back to where it was. */
export function openOver(dialog) {
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    // Unless it has moved on since: this comes a moment later.
    if (document.activeElement === document.body && before?.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  if (!dialog.showModal) standIn(dialog);
  dialog.showModal();
  if (!dialog.querySelector("[autofocus]")) dialog.querySelector("h2").focus();
}

/** Browsers before 2022 know no dialogs: a box over the page then, beside which the page can be used. */
function standIn(dialog) {
  dialog.classList.add("stand-in");
  dialog.showModal = () => dialog.setAttribute("open", "");
  dialog.close = () => dialog.dispatchEvent(new Event("close"));
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // It is not the card's below it.
    event.stopPropagation();
    dialog.close();
  });
}

/** A dialog that Escape or its button closes. */
export function showDialog(title, look, ...content) {
  const id = `dialog-title-${++opened}`;
  const dialog = element("dialog", { class: `dialog ${look}`, "aria-labelledby": id },
    element("header", {}, element("h2", { id, tabindex: "-1" }, title),
      element("button", { type: "button", class: "dialog-close", "aria-label": words.dismiss, onclick: () => dialog.close() }, "×")),
    ...content);
  openOver(dialog);
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
