import { element } from "../element.js";
import { notice } from "./notice.js";
import { words } from "./i18n.js";

/** What the reader takes, for the file chooser; dropped files are told by their content anyway. */
const ACCEPTED = ".xlsx,.xls,.ods,.csv,.txt,.geojson,.json,.kml,.gpx,.zip,.gpkg,.tab";

/** A place to drop files on; a file chooser for keyboard and phone. `onFiles(files)`. */
export function createDropZone(onFiles) {
  const chooser = element("input", { type: "file", accept: ACCEPTED, multiple: true, id: "file-chooser", class: "drop-input" });
  const zone = element("label", { class: "drop", for: "file-chooser" },
    element("strong", {}, words.lists.drop),
    element("span", {}, words.lists.dropOr, " ", element("span", { class: "button primary", "aria-hidden": "true" }, words.lists.choose)),
    element("span", { class: "field-hint" }, words.lists.dropHint));

  const take = async (files) => {
    notice.clear();
    try {
      if (files.length) await onFiles([...files]);
    } catch (error) {
      if (error.name !== "AbortError") notice.show(error.message);
    }
  };
  chooser.addEventListener("change", async () => {
    const files = [...chooser.files];
    // The same file may be chosen again after it was corrected.
    chooser.value = "";
    await take(files);
  });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    take(event.dataTransfer.files);
  });
  return element("div", { class: "drop-box" }, chooser, zone);
}
