import { element } from "../element.js";
import { openDialog } from "./dialog.js";
import { sideBySide } from "./differences.js";
import { words } from "./i18n.js";

/**
 * Somebody else changed the outlet meanwhile: both states side by side, `mine` with the texts that were typed. Resolves
 * with `"mine"` (my changes over the new state), `"theirs"` (drop mine) or null (look further).
 */
export function tellConflict(mine, current, { title = words.conflict.title, theirs = words.conflict.theirs } = {}) {
  return openDialog({
    title,
    look: "wide",
    content: [
      element("p", {}, words.conflict.text),
      sideBySide([{ title: words.conflict.mine, outlet: asFacts(mine) }, { title: theirs, outlet: current }]),
    ],
    actions: [
      { text: words.conflict.keepMine, look: "primary", value: "mine" },
      { text: words.conflict.takeTheirs, value: "theirs" },
    ],
  });
}

/** What was typed, in the shape of an outlet, to stand beside the stored one. */
function asFacts(typed) {
  const lists = ["programmes", "product_groups", "products", "payments", "phone"];
  return Object.fromEntries(Object.entries(typed).map(([name, value]) =>
    [name, lists.includes(name) && typeof value === "string" ? value.split("; ") : value]));
}
