import vi from "./words/vi.js";
import en from "./words/en.js";

/** Vietnamese unless the address asks for English: the browser's own language is often wrong on shared computers. */
export const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "vi";
export const words = language === "en" ? en : vi;

/**
 * Puts a page's words into the markup: `data-words="key"` is the text, `data-words-label="key"` the accessible name,
 * `data-words-placeholder="key"` the hint in an empty box.
 */
export function translate(root, dictionary = words) {
  document.documentElement.lang = language;
  document.title = dictionary.title;
  for (const node of root.querySelectorAll("[data-words]")) node.textContent = dictionary[node.dataset.words];
  for (const node of root.querySelectorAll("[data-words-placeholder]")) node.placeholder = dictionary[node.dataset.wordsPlaceholder];
  for (const node of root.querySelectorAll("[data-words-label]")) {
    node.setAttribute("aria-label", dictionary[node.dataset.wordsLabel]);
  }
}
