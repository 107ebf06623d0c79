import { outletsWhere } from "./api.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { words } from "./i18n.js";

/** Those who may supply others: of other kinds nobody is asked about. */
const SUPPLIERS = ["distributor", "agent", "cooperative", "producer", "supermarket", "market"];
/** How many lines a map can show and still be read. */
const LINES = 200;

/**
 * Who supplies an outlet, and whom it supplies: named in its card, drawn as lines on the map. `supplied_by` is the key
 * of a distributor. Both come a moment later; without them the card is whole as well.
 */
export function supplyLines(feature, { onSupplier, onSupplied, onLines }) {
  const { properties: outlet } = feature;
  const node = element("div", { class: "supply" });
  const line = (from, to) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: [from, to].map((end) => end.geometry.coordinates) } });
  const asked = [
    outlet.supplied_by && outletsWhere({ key: outlet.supplied_by, limit: 1 }).then(({ features: [supplier] }) => {
      node.prepend(element("p", {}, words.suppliedBy, " ", supplier
        ? element("button", { type: "button", onclick: () => onSupplier(supplier) }, supplier.properties.name)
        : outlet.supplied_by));
      return supplier ? [line(supplier, feature)] : [];
    }),
    outlet.key && SUPPLIERS.includes(outlet.kind) && outletsWhere({ supplied_by: outlet.key, limit: LINES }).then(({ features, numberMatched }) => {
      if (numberMatched) {
        node.append(element("p", {}, element("button", { type: "button", onclick: () => onSupplied(outlet) }, words.supplies(format.count(numberMatched)))));
      }
      return features.map((supplied) => line(feature, supplied));
    }),
  ].filter(Boolean);
  Promise.allSettled(asked).then((found) => onLines(found.flatMap(({ value }) => value ?? [])));
  return asked.length ? node : null;
}
