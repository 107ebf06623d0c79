import { openingOf } from "./api.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { hoursLines } from "./hours.js";
import { language, words } from "./i18n.js";
import { reportForm } from "./report.js";
import { symbolUrl } from "./symbols.js";

/** Everything the list knows of one outlet. Facts that nobody gave are left out; doubts about the position are not. */
export function card({ properties: outlet, geometry }) {
  return element(
    "article",
    { class: "card", tabindex: "-1", "aria-label": outlet.name },
    heading(outlet),
    badges(outlet),
    opening(outlet),
    actions(outlet, geometry.coordinates),
    element("dl", {}, ...facts(outlet).flatMap(([name, ...values]) => fact(name, values.filter(Boolean)))),
    outlet.synthetic && element("p", { class: "card-demo" }, words.syntheticLong),
    reportForm(outlet),
  );
}

/** Outlets that stand at one and the same point, to choose from. */
export function chooser(features, matched, onPick) {
  return element(
    "article",
    { class: "card", tabindex: "-1", "aria-label": words.hereTogether(format.count(matched)) },
    element("h3", {}, words.hereTogether(format.count(matched))),
    element("ul", { class: "choices" }, ...features.map((feature) =>
      element("li", {}, element("button", { type: "button", onclick: () => onPick(feature) },
        symbol(feature.properties), feature.properties.name)))),
    matched > features.length && element("p", {}, words.firstOfThem(format.count(features.length))),
  );
}

/** "Chợ, hạng 1" */
export function kindText({ kind, grade }) {
  const text = words.kinds[kind] ?? kind;
  return grade ? `${text}, ${format.grade(kind, grade)}` : text;
}

export function symbol({ kind, accuracy }) {
  return element("img", { class: "symbol", src: symbolUrl(kind, accuracy === "commune"), alt: "", width: 32, height: 32 });
}

/** Short marks of what a reader must not overlook; null if there is nothing to say. */
export function badges({ status, synthetic, accuracy }) {
  const marks = [
    words.statuses[status] && element("span", { class: "badge badge-warning" }, words.statuses[status]),
    synthetic && element("span", { class: "badge badge-demo" }, words.synthetic),
    accuracy === "commune" && element("span", { class: "badge" }, words.roughShort),
  ].filter(Boolean);
  return marks.length ? element("span", { class: "badges" }, ...marks) : null;
}

function heading(outlet) {
  return element("header", {}, symbol(outlet),
    element("div", {}, element("h3", {}, outlet.name), element("p", { class: "card-kind" }, kindText(outlet))));
}

/** Whether it is open now comes a moment later: only the server knows the holidays. */
function opening(outlet) {
  if (!outlet.opening_hours || outlet.status !== "active") return null;
  const node = element("p", { class: "card-opening", role: "status" });
  openingOf(outlet.id).then((state) => {
    if (state === "unknown") return;
    node.textContent = words.openNow[state];
    node.classList.toggle("is-open", state === "yes");
  }).catch(() => {});
  return node;
}

function actions({ id, name }, [lng, lat]) {
  const page = `/outlets/${id}${language === "en" ? "?lang=en" : ""}`;
  const said = element("span", { role: "status", class: "card-said" });
  const share = async () => {
    const url = new URL(page, location.href).href;
    try {
      if (navigator.share) return await navigator.share({ title: name, url });
      await navigator.clipboard.writeText(url);
      said.textContent = words.copied;
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = url;
    }
  };
  return element("p", { class: "card-actions" },
    element("a", { class: "button", href: `geo:${lat},${lng}?q=${lat},${lng}` }, words.directions),
    element("button", { type: "button", class: "button", onclick: share }, words.share),
    element("a", { class: "button", href: page }, words.ownPage), said);
}

function facts(outlet) {
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
  ];
}

function fact(name, values) {
  return values.length ? [element("dt", {}, name), ...values.map((value) => element("dd", {}, value))] : [];
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
