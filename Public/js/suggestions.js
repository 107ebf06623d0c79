import { suggestionsFor } from "./api.js";
import { symbol } from "./badges.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { words } from "./i18n.js";

/** As in detail.js and the style sheet. */
const WIDE = matchMedia("(min-width: 48rem)");
/** How long the finger is on what takes the focus from the box, in milliseconds. */
const TOUCH = 300;
/** How long the fingers must rest before the server is asked, in milliseconds. */
const REST = 120;

/**
 * The search box: a combobox (ARIA 1.2) with suggestions as one types. `onOutlet(id, point)`, `onCommune(commune)`,
 * `onDistrict(district)` and `onWords(text)` tell what is chosen; Enter without a choice means the words as they are. `note` says where the
 * suggestions are for other words than those typed, `said`, which is not seen, how many there are.
 */
export function createSearchBox({ form, input, note, said, options }, { onOutlet, onCommune, onDistrict, onWords }) {
  let choices = [];
  let active = -1;
  let resting = null;
  let asking = null;
  /** The words whose suggestions are shown or on their way. */
  let asked = null;

  function close() {
    clearTimeout(resting);
    asking?.abort();
    asked = null;
    options.hidden = true;
    note.textContent = said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  async function ask() {
    const text = input.value.trim();
    if (!text) return close();
    // A space after a word asks nothing new.
    if (text === asked) return;
    asking?.abort();
    asked = text;
    const mine = (asking = new AbortController());
    try {
      const found = await suggestionsFor(text, mine.signal);
      if (!mine.signal.aborted) show(text, found);
    } catch {
      // Suggestions are an addition: the words can be searched without them.
      if (!mine.signal.aborted) close();
    }
  }

  function show(text, { corrections, communes, districts = [], products, outlets }) {
    choices = [
      ...corrections.map((name) => ({ name, detail: words.correction, pick: () => onWords(name) })),
      ...communes.map((commune) => ({
        name: commune.name,
        detail: commune.era === 2020 ? words.communeBefore(commune.parent) : words.communeNow(format.count(commune.outlets)),
        pick: () => onCommune(commune),
      })),
      ...districts.map((district) => ({ name: district.name, detail: words.district, pick: () => onDistrict(district) })),
      ...products.map(({ name }) => ({ name, detail: words.product, pick: () => onWords(name) })),
      ...outlets.map((outlet) => ({
        name: outlet.name,
        icon: symbol(outlet),
        detail: [words.kinds[outlet.kind], outlet.address, outlet.commune].filter(Boolean).join(" · "),
        pick: () => onOutlet(outlet.id, outlet.point),
      })),
    ];
    options.replaceChildren(...choices.map(({ name, detail, icon }, index) => element("li", {
      id: `find-option-${index}`,
      role: "option",
      "aria-selected": "false",
      // The click would come after the focus has gone.
      onmousedown: (event) => event.preventDefault(),
      onclick: () => pick(index),
    }, icon, element("span", { class: "outlet-text" }, element("span", { class: "outlet-name" }, name), element("span", { class: "outlet-place" }, detail)))));
    options.hidden = choices.length === 0;
    note.textContent = corrections.length ? words.didYouMean(text) : "";
    said.textContent = words.suggestionsFound(format.count(choices.length));
    input.setAttribute("aria-expanded", String(choices.length > 0));
    activate(-1);
  }

  function activate(index) {
    options.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options.children[index];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function pick(index) {
    const choice = choices[index];
    input.value = choice.name;
    close();
    makeRoom();
    choice.pick();
  }

  /** The keyboard of a phone gives way to what was found. */
  function makeRoom() {
    if (!WIDE.matches) input.blur();
  }

  input.addEventListener("input", () => {
    clearTimeout(resting);
    resting = setTimeout(ask, REST);
    if (!input.value) onWords("");
  });
  // On a phone the keyboard covers half of the page: the other half belongs to the suggestions, as the style sheet has it.
  input.addEventListener("focus", () => document.body.classList.add("is-searching"));
  input.addEventListener("blur", () => {
    close();
    // A button must not move away under the finger.
    setTimeout(() => document.activeElement !== input && document.body.classList.remove("is-searching"), TOUCH);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !options.hidden) {
      event.stopPropagation();
      event.preventDefault();
      return close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    if (options.hidden) return ask();
    // −1 is the box itself.
    const places = choices.length + 1;
    activate(((active + 1 + step + places) % places) - 1);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (active >= 0) return pick(active);
    close();
    makeRoom();
    onWords(input.value.trim());
  });
}
