import { element } from "../element.js";
import { actionButton } from "./action.js";
import { ask } from "./api.js";
import { openDialog } from "./dialog.js";
import { labelled } from "../form.js";
import { words } from "./i18n.js";
import { dateTime, remaining } from "./time.js";

/** What a resident wrote, when, and how long there is to answer. */
export function reportText(report) {
  return element("div", {},
    report.message && element("p", { class: "report-message" }, report.message),
    report.contact && element("p", {}, `${words.reports.contact}: ${report.contact}`),
    element("p", { class: "muted" }, words.reports.cameAt(dateTime(report.created_at)),
      report.handled_at ? ` · ${words.reports.handledBy(words.reports.states[report.state], report.handled_by, dateTime(report.handled_at))}` : ""),
    report.answer && element("p", {}, `${words.reports.answer}: ${report.answer}`),
    report.state === "open" && report.due_at && element("p", { class: report.overdue ? "clock is-over" : "clock" },
      words.reports.due(dateTime(report.due_at), remaining(report.due_at))));
}

/** Closes a report with a word on why; `onClosed(report)`. */
export function closing(report, state, onClosed) {
  return actionButton(words.reports.close[state], async () => {
    const answer = element("textarea", { rows: 3, maxlength: 1000 });
    const closed = await openDialog({
      title: words.reports.closeTitle[state],
      content: [labelled(words.reports.answer, answer, { hint: words.reports.answerHint })],
      actions: [{
        text: words.reports.close[state], look: "primary",
        work: () => ask("POST", `/reports/${report.id}/close`, { body: { state, answer: answer.value.trim() || null } }),
      }],
    });
    if (closed) onClosed(closed);
  }, { look: "quiet" });
}
