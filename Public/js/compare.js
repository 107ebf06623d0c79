import { outletsWhere } from "./api.js";
import { badges, kindText } from "./badges.js";
import { showDialog } from "./dialog.js";
import { element } from "./element.js";
import { facts } from "./facts.js";
import { words } from "./i18n.js";
import { chosenOnes } from "./take.js";

/** Those chosen side by side: a column for each, a line for each fact that any of them has. */
export async function openCompare(ids, onRemove) {
  const { features } = await outletsWhere({ ...chosenOnes(ids), limit: ids.length });
  const byID = new Map(features.map(({ properties }) => [properties.id, properties]));
  const frame = element("div", { class: "compare-frame", tabindex: "0", role: "region", "aria-label": words.compare });
  const dialog = showDialog(words.compare, "wide", frame);
  draw();

  function draw() {
    const outlets = ids.map((id) => byID.get(id)).filter(Boolean);
    if (!outlets.length) {
      dialog.close();
      // The button that opened it goes with the last one.
      return document.getElementById("summary").focus();
    }
    const columns = outlets.map((outlet) => [[words.facts.kind, kindText(outlet)], ...facts(outlet)]);
    const lines = columns[0].map((_, line) => columns.map((column) => column[line])).filter((line) => line.some((values) => values.length > 1));
    frame.replaceChildren(element("table", { class: "compare" },
      element("thead", {}, element("tr", {}, element("td", {}), ...outlets.map(head))),
      element("tbody", {}, ...lines.map((line) => element("tr", {},
        element("th", { scope: "row" }, line[0][0]),
        ...line.map(([, ...values]) => element("td", {}, ...(values.length ? values.map((value) => element("div", {}, value)) : [element("span", { class: "unseen" }, words.unknown), element("span", { "aria-hidden": "true" }, "–")]))))))));
  }

  function head(outlet) {
    const { id, name } = outlet;
    const leave = () => {
      ids = ids.filter((each) => each !== id);
      onRemove(id);
      draw();
      frame.focus();
    };
    return element("th", { scope: "col" },
      element("button", { type: "button", class: "compare-leave", "aria-label": words.unchoose(name), onclick: leave }, "×"), name, badges(outlet));
  }
}
