import { outletsWhere } from "./api.js";
import { badges, kindText } from "./badges.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { distanceText } from "./list.js";
import { hoursLines } from "./hours.js";
import { words } from "./i18n.js";

/** A list on paper has an end. */
const LIMIT = 500;

/** Prints a plain table of the outlets; `say(text)` tells why it cannot. */
export async function printList(parameters, say) {
  say(words.loading);
  try {
    const order = parameters.point ? {} : { sortby: "name" };
    const { features, numberMatched } = await outletsWhere({ ...parameters, ...order, limit: LIMIT });
    const cut = parameters.point
      ? (features.length < LIMIT ? "" : words.printNearest(format.count(LIMIT)))
      : (numberMatched > features.length ? words.printFirst(format.count(features.length), format.count(numberMatched)) : "");
    say(cut);
    document.getElementById("paper")?.remove();
    const sheet = paper(features.map(({ properties }) => properties), cut);
    document.body.append(sheet);
    // Whoever prints the page later means the page.
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    print();
  } catch (error) {
    say(error.message);
  }
}

/** `cut` tells whoever is handed the paper, too, that it is not the whole list. */
function paper(outlets, cut) {
  const { facts: names } = words;
  const hasDistance = outlets.some(({ distance }) => distance !== undefined);
  const head = [names.name, names.kind, names.address, names.phone, names.hours, ...(hasDistance ? [words.distance] : [])];
  const cells = (outlet) => [
    [outlet.name, badges(outlet)], kindText(outlet), [outlet.address, outlet.commune ?? outlet.commune_2020].filter(Boolean).join(", "),
    outlet.phone.map(format.phone).join(", "), outlet.opening_hours ? hoursLines(outlet.opening_hours).join("; ") : "",
    ...(hasDistance ? [distanceText(outlet)] : []),
  ];
  return element("section", { id: "paper" },
    element("h1", {}, words.title),
    element("p", {}, `${words.inProvince(format.count(outlets.length))} · ${location.host} · ${new Date().toLocaleDateString(words.decimalLocale)}`),
    ...(cut ? [element("p", {}, cut)] : []),
    element("table", {},
      element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...outlets.map((outlet) => element("tr", {}, ...cells(outlet).map((cell) => element("td", {}, ...[cell].flat())))))));
}
