import en from "./words/en.js";
import vi from "./words/vi.js";

/** Vietnamese unless the address asks for English: the browser's own language is often wrong on shared computers. */
export const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "vi";
/** Both come at once: to wait for one would cost a slow line another turn, and Safari before 15 cannot. */
export const words = language === "en" ? en : vi;

/**
 * Puts a page's words into the markup: `data-words="key"` is the text, which the server gives the map page in English, too
 * (`EnglishMapPage.swift`), `data-words-label="key"` the accessible name,
 * `data-words-placeholder="key"` the hint in an empty box, `data-words-title="key"` the hint under the pointer;
 * `data-page` is the address of a page that has both languages, `data-english` where English begins on a page that holds both.
 */
export function translate(root, dictionary = words) {
  document.documentElement.lang = language;
  for (const node of root.querySelectorAll("[data-words]")) node.textContent = dictionary[node.dataset.words];
  for (const node of root.querySelectorAll("[data-words-placeholder]")) node.placeholder = dictionary[node.dataset.wordsPlaceholder];
  for (const node of root.querySelectorAll("a[data-page]")) node.href = node.dataset.page + (language === "en" ? "?lang=en" : "");
  for (const node of root.querySelectorAll("a[data-english]")) node.hash = language === "en" ? node.dataset.english : "";
  for (const node of root.querySelectorAll("[data-words-title]")) node.title = dictionary[node.dataset.wordsTitle];
  for (const node of root.querySelectorAll("[data-words-label]")) {
    node.setAttribute("aria-label", dictionary[node.dataset.wordsLabel]);
  }
}
