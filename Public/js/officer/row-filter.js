import { element } from "../element.js";
import * as format from "../format.js";
import { signUrl } from "../signs.js";
import { input, labelled, select } from "../form.js";
import { words } from "./i18n.js";
import { rowName } from "./row-facts.js";

const VERDICTS = ["ready", "ask", "rejected", "skipped", "published", "ignored"];
/** These have their place in the filter even when no row has them. */
const ALWAYS = ["ready", "ask"];
const CHANGES = ["add", "update", "same"];
/** How long the fingers must rest before the rows are drawn anew, in milliseconds. */
const REST = 200;

/**
 * Which rows are shown: by verdict, by what publishing does, by what was noted, by words.
 * `show(rows)` takes what there is to choose from; `chosen(rows)` gives those that pass; `onChange()` when the choice changes.
 */
export function createRowFilter(onChange) {
  let verdict = "";
  let resting = null;
  /** What words are sought in, of each row: thousands are folded once, not at every letter. */
  const folded = new WeakMap();
  const tabs = element("div", { class: "verdicts", role: "group", "aria-label": words.filter.verdicts });
  const kind = select([["", words.filter.everything]], "", { onchange: onChange });
  const search = input({ type: "search", oninput: () => {
    clearTimeout(resting);
    resting = setTimeout(onChange, REST);
  } });
  const told = element("p", { class: "muted row-filter-told", role: "status" });
  const node = element("div", { class: "row-filter" }, tabs,
    labelled(words.filter.show, kind), labelled(words.filter.words, search), told);

  function showTabs(rows) {
    const counts = new Map();
    for (const row of rows) counts.set(row.verdict, (counts.get(row.verdict) ?? 0) + 1);
    const all = rows.length - (counts.get("ignored") ?? 0);
    const shown = VERDICTS.filter((each) => counts.has(each) || ALWAYS.includes(each));
    if (verdict && !shown.includes(verdict)) verdict = "";
    const focused = tabs.contains(document.activeElement) ? document.activeElement.value : null;
    tabs.replaceChildren(
      tab("", words.filter.all, all),
      ...shown.map((each) => tab(each, words.verdicts[each], counts.get(each) ?? 0)));
    if (focused !== null) tabs.querySelector(`[value="${focused}"]`)?.focus();
  }

  function tab(value, text, count) {
    return element("button", { type: "button", class: "verdict", value, "aria-pressed": String(value === verdict), onclick: () => choose(value) },
      value && element("img", { src: signUrl(value), alt: "", width: 18, height: 18 }), text, element("span", { class: "count" }, format.count(count)));
  }

  function choose(value) {
    verdict = value;
    for (const button of tabs.children) button.setAttribute("aria-pressed", String(button.value === value));
    onChange();
  }

  function showKinds(rows) {
    const codes = new Map();
    const changes = new Set();
    for (const row of rows) {
      if (row.change) changes.add(row.change.kind);
      for (const { code } of row.notes) codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    const chosen = kind.value;
    const notes = [...codes].sort((one, other) => other[1] - one[1])
      .map(([code, count]) => [`note:${code}`, `${words.noteTitles[code] ?? code} (${format.count(count)})`]);
    const choices = select([
      ["", words.filter.everything],
      [words.filter.byChange, CHANGES.filter((each) => changes.has(each)).map((each) => [`change:${each}`, words.changes[each]])],
      [words.filter.byNote, notes],
    ]);
    kind.replaceChildren(...choices.children);
    kind.value = chosen;
    if (kind.value !== chosen) kind.value = "";
  }

  function foldedOf(row) {
    if (!folded.has(row)) {
      const { outlet } = row;
      folded.set(row, fold([row.row, row.number, rowName(row), outlet?.address, outlet?.commune, outlet?.key].filter(Boolean).join(" ")));
    }
    return folded.get(row);
  }

  return {
    node,
    show(rows) {
      showTabs(rows);
      showKinds(rows);
    },
    /** How many rows passed. */
    tell: (count) => (told.textContent = words.filter.shown(format.count(count))),
    chosen(rows) {
      const [what, code] = kind.value.split(":");
      const wanted = fold(search.value.trim());
      return rows.filter((row) => {
        if (verdict ? row.verdict !== verdict : row.verdict === "ignored") return false;
        if (what === "change" && row.change?.kind !== code) return false;
        if (what === "note" && !row.notes.some((note) => note.code === code)) return false;
        return !wanted || foldedOf(row).includes(wanted);
      });
    },
  };
}

/** Without marks and case, as people type in a hurry: "cho dam" finds "Chợ Đầm". */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase();
}
