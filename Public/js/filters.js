import { outletCounts } from "./api.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { words } from "./i18n.js";
import { conditions, FILTERS, unfiltered } from "./state.js";
import { symbolUrl } from "./symbols.js";

/** The groups under one heading each, and the words for their codes. */
const GROUPS = [
  { title: words.kindFilter, name: "kind", labels: words.kinds },
  { title: words.openFilter, name: "open", labels: words.openStates },
  { title: words.facts.groups, name: "product_groups", labels: words.productGroups },
  { title: words.facts.programmes, name: "programmes", labels: words.programmes },
  { title: words.facts.payments, name: "payments", labels: words.payments },
  { title: words.facts.invoice, name: "e_invoice", labels: { true: words.withInvoice } },
  { title: words.facts.order, name: "online_order", labels: { true: words.withOrders } },
];

/** Where a shopkeeper buys. */
const SUPPLY_KINDS = ["distributor", "agent"];

/**
 * The filters as chips, each with the number of outlets it would leave; the kinds are the map's legend at the same time.
 * What is chosen stands above the list, each with a button to take it back.
 */
export function createFilters({ box, groups, chosen, chips, clear, supply }, state) {
  const inputs = [];

  function group({ title, name, labels }) {
    return element("fieldset", {}, element("legend", {}, title), element("div", { class: "chips" },
      ...FILTERS[name].map((code) => chip(name, code, labels[code]))));
  }

  function chip(name, code, label) {
    const input = element("input", { type: "checkbox", name, value: code, onchange: () => set(name, code, input.checked) });
    const count = element("span", { class: "chip-count" });
    const node = element("label", { class: "chip" }, input,
      name === "kind" && element("img", { class: "symbol", src: symbolUrl(code, false), alt: "", width: 22, height: 22 }),
      element("span", {}, capital(label)), " ", count);
    inputs.push({ name, code, label, input, count, node });
    return node;
  }

  function set(name, code, isOn) {
    const { filters } = state.current;
    const codes = FILTERS[name].filter((each) => (each === code ? isOn : filters[name].includes(each)));
    state.change({ filters: { ...filters, [name]: codes } });
  }

  const isSupply = () => state.current.filters.kind.join() === SUPPLY_KINDS.join();
  supply.addEventListener("click", () => state.change({ filters: { ...state.current.filters, kind: isSupply() ? [] : SUPPLY_KINDS } }));

  clear.addEventListener("click", () => {
    state.change(unfiltered());
    box.querySelector("summary").focus();
  });

  function show() {
    const { filters, supplier, q } = state.current;
    supply.setAttribute("aria-pressed", String(isSupply()));
    const on = GROUPS.flatMap(({ name, labels }) => filters[name].map((code) => ({ name, code, label: labels[code] })));
    for (const { name, code, input } of inputs) input.checked = filters[name].includes(code);
    chosen.textContent = on.length ? format.count(on.length) : words.noFilter;
    chips.replaceChildren(
      ...(q ? [taken(`“${q}”`, () => state.change({ q: "" }))] : []),
      ...(supplier ? [taken(words.suppliedByKey(supplier), () => state.change({ supplier: null }))] : []),
      ...on.map(({ name, code, label }) => taken(capital(label), () => set(name, code, false))));
    clear.hidden = !on.length && !q && !supplier;
  }

  function taken(label, take) {
    const leave = () => {
      take();
      (chips.querySelector("button") ?? box.querySelector("summary")).focus();
    };
    return element("li", {}, element("button", { type: "button", "aria-label": words.takeBack(label), onclick: leave }, label, " ×"));
  }

  let counting = null;

  /** Asked for only while they can be seen. Without an answer the chips work as well. */
  async function count() {
    counting?.abort();
    if (!box.open) return;
    const mine = (counting = new AbortController());
    const { near, bbox } = state.current;
    try {
      const { counts } = await outletCounts(near ? null : bbox, conditions(state.current), mine.signal);
      for (const { name, code, count, node } of inputs) {
        count.textContent = format.count(counts[name][code]);
        node.classList.toggle("is-empty", counts[name][code] === 0);
      }
    } catch {
      if (!mine.signal.aborted) for (const { count } of inputs) count.textContent = "";
    }
  }

  /** Made when they are first seen: the list does not wait for what is folded away. */
  function unfold() {
    if (inputs.length) return;
    groups.append(...GROUPS.map(group));
    show();
  }

  // The click comes before the box opens, and before the next key.
  box.querySelector("summary").addEventListener("click", unfold);
  box.addEventListener("toggle", () => {
    unfold();
    count();
  });
  state.onChange((part) => ("filters" in part || "supplier" in part || "q" in part) && show());
  show();
  return { count };
}

function capital(text) {
  return `${text[0].toLocaleUpperCase()}${text.slice(1)}`;
}
