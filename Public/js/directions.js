import { element } from "./element.js";
import { words } from "./i18n.js";

/**
 * Ways to go there: `geo:` for the phone's own map, and links to the maps that people know. Nothing of theirs is loaded;
 * whoever follows a link tells them the place, not this page.
 */
export function directions({ name, accuracy }, [lng, lat]) {
  const at = `${lat},${lng}`;
  const maps = [
    [words.phoneMap, `geo:${at}?q=${at}(${encodeURIComponent(name)})`],
    ["Google Maps", `https://www.google.com/maps/dir/?api=1&destination=${at}`],
    ["Apple Maps", `https://maps.apple.com/?daddr=${at}`],
    ["OpenStreetMap", `https://www.openstreetmap.org/directions?to=${at}#map=16/${lat}/${lng}`],
  ];
  return element("details", { class: "directions" },
    element("summary", {}, words.directions),
    accuracy === "commune" && element("p", {}, words.directionsRough),
    element("ul", {}, ...maps.map(([text, href]) =>
      element("li", {}, element("a", href.startsWith("geo:") ? { href } : { href, target: "_blank", rel: "noopener noreferrer" }, text)))));
}
