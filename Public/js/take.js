import { checkDownload, downloadUrl, pointOf } from "./api.js";
import { printList } from "./paper.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { words } from "./i18n.js";
import { showDialog } from "./dialog.js";
import { conditions } from "./state.js";

/** What people open such files with. */
const FORMATS = [["xlsx", "Excel"], ["csv", "CSV"], ["geojson", "GeoJSON"], ["gpkg", "GeoPackage"], ["kml", "KML"]];

/** The outlets as a file or on paper: those chosen, those nearest, those of the view, or all that the filters leave. */
export function openTake(state, withMap) {
  const { chosen, bbox, near, nearest, radius } = state.current;
  const asked = conditions(state.current);
  // Around a point the order is that of the list.
  const around = near ? pointOf(near) : {};
  const scopes = [
    chosen.length && [words.takeChosen(format.count(chosen.length)), { ...chosenOnes(chosen), ...around }],
    // Within a distance there may be more than are listed.
    near && nearest.length && (radius
      ? [words.takeNear(format.radius(radius)), { ...asked, ...around, "max-distance": radius }]
      : [words.nearest(format.count(nearest.length)), { ...chosenOnes(nearest), ...around }]),
    bbox && !near && withMap && [words.takeView, { ...asked, bbox: bbox.map((edge) => edge.toFixed(6)).join() }],
    [words.takeAll, asked],
  ].filter(Boolean);
  let parameters = scopes[0][1];
  const said = element("p", { role: "status", class: "take-said" });
  const say = (text) => (said.textContent = text);
  const links = FORMATS.map(([ending, text]) =>
    [ending, element("a", { class: "button", download: "", onclick: (event) => download(event, say) }, text)]);
  const point = () => links.forEach(([ending, link]) => (link.href = downloadUrl(ending, parameters)));
  point();
  showDialog(words.take, "",
    element("fieldset", {}, element("legend", {}, words.takeWhat), ...scopes.map(([text, these], index) => {
      const choice = element("input", { type: "radio", name: "take", checked: index === 0, onchange: () => point((parameters = these)) });
      return element("label", { class: "check" }, choice, element("span", {}, text));
    })),
    element("p", { class: "buttons" }, ...links.map(([, link]) => link),
      element("button", { type: "button", class: "button", onclick: () => printList(parameters, say) }, words.printList)),
    said,
    element("p", { class: "field-hint" }, words.takeLicence));
}

/** Downloads what a link leads to; `say(text)` tells why it cannot. */
async function download(event, say) {
  event.preventDefault();
  const { href } = event.currentTarget;
  say(words.loading);
  try {
    await checkDownload(href);
    element("a", { href, download: "" }).click();
    say("");
  } catch (error) {
    say(error.message);
  }
}

/** Those chosen are meant as they are, closed ones among them. */
export function chosenOnes(ids) {
  return { id: ids.join(), status: "active,suspended,under_construction,closed" };
}
