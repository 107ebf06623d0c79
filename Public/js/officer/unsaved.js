import { confirmed } from "./dialog.js";
import { words } from "./i18n.js";

/** Asked before something that was typed and not saved would be lost. */
export const mayDrop = () =>
  confirmed({ title: words.unsaved.title, text: words.unsaved.text, action: words.unsaved.drop, look: "danger" });
