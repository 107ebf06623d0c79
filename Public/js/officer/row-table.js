import { badges, kindText } from "../badges.js";
import { element } from "../element.js";
import { signUrl } from "../signs.js";
import { changedFacts } from "./differences.js";
import { text, words } from "./i18n.js";
import { byWeight } from "./notes.js";
import { rowName } from "./row-facts.js";

/** Rows drawn beyond what is seen, above and below. */
const SPARE = 8;

/**
 * The rows as a table that draws only what is seen, so that thousands stay smooth.
 * Arrow keys, Page Up and Down, Home and End move through it; Enter or a click opens: `onOpen(row number)`.
 */
export function createRowTable({ onOpen }) {
  const body = element("div", { class: "rows-body", role: "rowgroup" });
  const scroller = element("div", { class: "rows-scroller" }, body);
  const head = element("div", { role: "rowgroup" }, element("div", { class: "rows-head", role: "row" },
    ...words.table.headers.map((header) => element("span", { role: "columnheader" }, header))));
  const none = element("p", { class: "muted rows-none", hidden: true }, words.table.none);
  const node = element("div", { class: "rows", role: "table", "aria-label": words.table.title }, head, scroller, none);
  const drawn = new Map();
  let rows = [];
  let active = 0;

  scroller.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(scroller);
  body.addEventListener("keydown", move);
  body.addEventListener("focusin", ({ target }) => activate(Number(target.dataset.index)));

  /** Where a row stands is the style sheet's to say, which knows the screen; here it only decides which rows are seen. */
  const height = () => Number.parseFloat(getComputedStyle(body).getPropertyValue("--row-height")) || 64;

  function draw() {
    const size = height();
    const first = Math.max(0, Math.floor(scroller.scrollTop / size) - SPARE);
    const last = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / size) + SPARE);
    // The active row stays, seen or not: it may hold the focus.
    for (const [index, item] of drawn) {
      if ((index >= first && index < last) || index === active) continue;
      item.remove();
      drawn.delete(index);
    }
    for (let index = first; index < last; index++) if (!drawn.has(index)) put(index);
    if (rows.length && !drawn.has(active)) put(active);
  }

  function put(index) {
    const item = rowNode(rows[index], index, () => onOpen(rows[index].row));
    item.style.setProperty("--index", index);
    item.querySelector("button").tabIndex = index === active ? 0 : -1;
    drawn.set(index, item);
    // In the table's order, for screen readers.
    const next = [...drawn.keys()].filter((other) => other > index).sort((one, other) => one - other)[0];
    body.insertBefore(item, next === undefined ? null : drawn.get(next));
  }

  function activate(index) {
    if (index === active || !rows[index]) return;
    const before = drawn.get(active)?.querySelector("button");
    if (before) before.tabIndex = -1;
    active = index;
    if (!drawn.has(index)) put(index);
    drawn.get(index).querySelector("button").tabIndex = 0;
  }

  function move(event) {
    const page = Math.max(1, Math.floor(scroller.clientHeight / height()) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    focusAt(Math.min(rows.length - 1, Math.max(0, active + step)));
  }

  function reveal(index) {
    const top = index * height();
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + height() > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + height() - scroller.clientHeight;
  }

  function focusAt(index) {
    reveal(index);
    draw();
    activate(index);
    drawn.get(index)?.querySelector("button").focus({ preventScroll: true });
  }

  const indexOf = (number) => rows.findIndex(({ row }) => row === number);

  return {
    node,
    show(newRows) {
      const kept = rows[active]?.row;
      const hadFocus = body.contains(document.activeElement);
      rows = newRows;
      active = Math.max(0, indexOf(kept));
      for (const item of drawn.values()) item.remove();
      drawn.clear();
      body.style.setProperty("--rows", rows.length);
      node.setAttribute("aria-rowcount", rows.length + 1);
      none.hidden = rows.length > 0;
      draw();
      if (hadFocus && rows.length) focusAt(active);
    },
    /** Marks a row as the one that is open; null for none. */
    mark(number) {
      for (const item of body.querySelectorAll(".is-open")) item.classList.remove("is-open");
      const index = indexOf(number);
      if (index < 0) return;
      reveal(index);
      draw();
      activate(index);
      drawn.get(index)?.classList.add("is-open");
    },
    focus(number) {
      const index = indexOf(number);
      if (rows.length) focusAt(index < 0 ? Math.min(active, rows.length - 1) : index);
    },
  };
}

function rowNode(row, index, open) {
  const { outlet } = row;
  const [first, ...others] = byWeight(row.notes);
  const place = outlet && [outlet.address, outlet.commune ?? outlet.commune_2020].filter(Boolean).join(", ");
  return element("div", { class: "row", role: "row", "aria-rowindex": index + 2, onclick: open },
    element("span", { class: "row-number", role: "cell" },
      element("img", { src: signUrl(row.verdict), alt: words.verdicts[row.verdict], width: 22, height: 22 }), ` ${row.row}`),
    element("span", { class: "row-name", role: "cell" },
      element("button", { type: "button", title: rowName(row), "data-index": index, onclick: (event) => (event.stopPropagation(), open()) },
        element("span", {}, rowName(row))),
      outlet && element("span", { class: "row-kind" }, element("span", {}, kindText(outlet)), changeMark(row)), outlet && badges(outlet)),
    element("span", { class: "row-place", role: "cell" }, place || ""),
    element("span", { class: "row-note", role: "cell" },
      first ? text(first.message) : "", others.length ? element("span", { class: "muted" }, ` ${words.table.moreNotes(others.length)}`) : ""));
}

/** What publishing does with the row: new, the same, or which facts it changes. */
function changeMark({ change }) {
  if (!change) return null;
  const facts = change.differences ? changedFacts(change.differences) : [];
  const said = [words.changes[change.kind], facts.join(", ")].filter(Boolean).join(": ");
  return element("span", { class: `change change-${change.kind}`, title: said }, said);
}
