import { element } from "./element.js";
import { words } from "./i18n.js";
import { KINDS } from "./kinds.js";
import { symbolUrl } from "./symbols.js";

/** The filter by kind; it is the map's legend at the same time. */
export function createKindFilter({ choices, chosen, clear }, state) {
  const boxes = KINDS.map((kind) => element("input", { type: "checkbox", name: "kind", value: kind }));
  choices.append(...boxes.map((box) => element("label", {}, box,
    element("img", { class: "symbol", src: symbolUrl(box.value, false), alt: "", width: 26, height: 26 }),
    element("span", {}, words.kinds[box.value]))));

  choices.addEventListener("change", () => {
    state.change({ filters: { ...state.current.filters, kind: boxes.filter((box) => box.checked).map((box) => box.value) } });
  });
  clear.addEventListener("click", () => {
    state.change({ filters: { ...state.current.filters, kind: [] } });
    boxes[0].focus();
  });

  function show() {
    const { kind: kinds } = state.current.filters;
    for (const box of boxes) box.checked = kinds.includes(box.value);
    chosen.textContent = kinds.length ? kinds.map((kind) => words.kinds[kind]).join(", ") : words.allKinds;
    clear.hidden = kinds.length === 0;
  }

  state.onChange((part) => "filters" in part && show());
  show();
}
