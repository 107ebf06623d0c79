import { element } from "../element.js";
import { openDialog } from "./dialog.js";
import { sideBySide } from "./differences.js";
import { words } from "./i18n.js";

/**
 * Somebody else changed the outlet meanwhile: both states side by side. Resolves with `"mine"` (my changes over the
 * new state), `"theirs"` (drop mine) or null (look further).
 */
export function tellConflict(mine, current) {
  return openDialog({
    title: words.conflict.title,
    look: "wide",
    content: [
      element("p", {}, words.conflict.text),
      sideBySide([{ title: words.conflict.mine, outlet: mine }, { title: words.conflict.theirs, outlet: current }]),
    ],
    actions: [
      { text: words.conflict.keepMine, look: "primary", value: "mine" },
      { text: words.conflict.takeTheirs, value: "theirs" },
    ],
  });
}
