import { language, words as mapWords } from "../i18n.js";
import en from "./words/en.js";
import vi from "./words/vi.js";

export { language, translate } from "../i18n.js";

/** The map page's words, and over them those of the desk. */
export const words = { ...mapWords, ...(language === "en" ? en : vi) };

/** A text that the server gives in both languages. */
export const text = (bilingual) => bilingual[language];
