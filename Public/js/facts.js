import { element } from "./element.js";
import * as format from "./format.js";
import { hoursLines } from "./hours.js";
import { words } from "./i18n.js";

/** What is known of an outlet, as `[name, value, …]`; values are text or elements, and none where nobody gave any. */
export function facts(outlet) {
  const { facts: names } = words;
  return [
    [names.address, joined([outlet.address, outlet.commune])],
    [names.oldCommune, outlet.commune_2020 && joined([outlet.address, outlet.commune_2020, outlet.district_2020])],
    [names.phone, ...(outlet.phone ?? []).map((number) => element("a", { href: `tel:${number}` }, format.phone(number)))],
    [names.hours, ...(outlet.opening_hours ? hoursLines(outlet.opening_hours) : [])],
    [names.order, link(outlet.online_order_url, words.orderLink)],
    [names.website, link(outlet.website)],
    [names.email, outlet.email && element("a", { href: `mailto:${outlet.email}` }, outlet.email)],
    [names.products, joined(outlet.products)],
    [names.groups, joined(outlet.product_groups.map((code) => words.productGroups[code] ?? code))],
    [names.programmes, joined(outlet.programmes.map((code) => words.programmes[code] ?? code))],
    [names.payments, joined(outlet.payments.map((code) => words.payments[code] ?? code))],
    [names.invoice, outlet.e_invoice === null ? null : outlet.e_invoice ? words.yes : words.no],
    [names.trace, link(outlet.traceability_url, words.traceLink)],
    [names.position, words.accuracy[outlet.accuracy]],
    [names.verified, outlet.verified_on ? words.verifiedOn(format.date(outlet.verified_on), outlet.verified_by) : words.notVerified],
  ].map(([name, ...values]) => [name, ...values.filter(Boolean)]);
}

function joined(parts) {
  return parts.filter(Boolean).join(", ");
}

/** A link, if the address is one of the web: `javascript:` and the like stay words. */
function link(address, text) {
  if (!address) return null;
  let url;
  try {
    url = new URL(address);
  } catch {
    return address;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return address;
  return element("a", { href: url.href, rel: "noopener nofollow", target: "_blank" }, text ?? url.host);
}
