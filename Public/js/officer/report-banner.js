import { element } from "../element.js";
import { actionButton } from "./action.js";
import { get, query } from "./api.js";
import { words } from "./i18n.js";
import { closing, reportText } from "./report-text.js";

const PAGE = 200;

/** The resident's report that an edit answers, over the form; `onPlace([lng, lat])` puts the pin where they say. */
export async function reportBanner(id, { onClosed, onPlace }) {
  const report = await openReport(id);
  if (!report) return element("p", { class: "muted" }, words.reports.handled);
  const node = element("section", { class: "report-banner" },
    element("h3", {}, words.reports.kinds[report.kind]), reportText(report),
    element("div", { class: "buttons" },
      report.coordinate && actionButton(words.reports.placePin, () => onPlace(report.coordinate)),
      closing(report, "refused", (closed) => {
        node.replaceWith(element("p", { class: "muted" }, words.reports.states[closed.state]));
        onClosed();
      })));
  return node;
}

async function openReport(id) {
  for (let offset = 0; ; ) {
    const { matched, reports } = await get(`/reports${query({ state: "open", limit: PAGE, offset })}`);
    const found = reports.find((report) => report.id === id);
    offset += reports.length;
    if (found || offset >= matched || !reports.length) return found;
  }
}
