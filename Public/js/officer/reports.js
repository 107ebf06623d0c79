import { element } from "../element.js";
import * as format from "../format.js";
import { get, query } from "./api.js";
import { focusEntry, positionOf } from "./entries.js";
import { labelled, select } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";
import { pages } from "./pages.js";
import { closing, reportText } from "./report-text.js";

const PAGE = 50;

/** What residents reported: takedowns first, with their clock. */
export async function reportsView({ ways }) {
  const summary = element("p", { "aria-live": "polite" });
  const place = element("div", {});
  const state = select([["open", words.reports.open], ["done", words.reports.done], ["all", words.reports.all]], "open");
  state.addEventListener("change", () => show().catch((error) => notice.show(error.message)));

  async function show() {
    const list = await pages(
      async (offset) => {
        const { open, matched, reports } = await get(`/reports${query({ state: state.value, limit: PAGE, offset })}`);
        summary.textContent = words.reports.waiting(format.count(open));
        const end = (offset ?? 0) + reports.length;
        return { items: reports, next: end < matched ? end : null };
      },
      (report) => {
        const entry = item(report, async () => {
          const position = positionOf(place, entry);
          await show();
          focusEntry(place, position);
          notice.show(words.reports.closed);
          ways.countReports();
        });
        return entry;
      }, words.reports.none);
    place.replaceChildren(list);
  }

  await show();
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.reports.title), labelled(words.reports.show, state), summary, place);
}

function item(report, onClosed) {
  const { id, kind, outlet, coordinate } = report;
  const way = outlet ? `#/outlets/${outlet.id}?report=${id}` : `#/outlets/new?report=${id}${coordinate ? `&at=${coordinate}` : ""}`;
  return element("li", { class: "entry" }, element("div", { class: "entry-text" },
    element("h3", {}, words.reports.kinds[kind], outlet ? ": " : "", outlet && element("a", { href: way }, outlet.name)),
    reportText(report),
    report.state === "open" && element("div", { class: "buttons" },
      (outlet || kind === "missing") && element("a", { class: "button primary", href: way }, outlet ? words.reports.toOutlet : words.reports.toNew),
      closing(report, "fixed", onClosed), closing(report, "refused", onClosed))));
}
