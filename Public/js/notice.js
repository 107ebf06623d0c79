import { element } from "./element.js";
import { words } from "./i18n.js";

/** One message at a time above the list, read aloud by screen readers, until closed or replaced. */
export function createNotice(node) {
  let isFailure = false;
  const clear = () => node.replaceChildren();
  let before = null;
  /** The button goes with the message; the focus goes to where it came from. */
  const dismiss = () => {
    clear();
    before?.focus();
  };
  const show = (text) => {
    isFailure = false;
    node.replaceChildren(element("p", {}, text), element("button", { type: "button", "aria-label": words.dismiss, onfocus: ({ relatedTarget }) => (before = relatedTarget), onclick: dismiss }, "×"));
  };
  return {
    show,
    clear,
    fail(error) {
      show(error.message);
      isFailure = true;
    },
    /** What failed before succeeds now: that alone is no longer said. */
    recovered: () => isFailure && clear(),
  };
}
