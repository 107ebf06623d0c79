import { element } from "../element.js";
import * as format from "../format.js";
import { actionButton } from "./action.js";
import { get, query } from "./api.js";
import { select, labelled } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";
import { outletItem } from "./outlets.js";
import { verify } from "./outlet-actions.js";
import { pages } from "./pages.js";

const PAGE = 100;

/** What nobody has looked at for a year or longer, the longest first. */
export async function unverifiedView() {
  const summary = element("p", { "aria-live": "polite" });
  const place = element("div", {});
  const age = select([["365", words.unverified.year], ["180", words.unverified.halfYear], ["730", words.unverified.twoYears]], "365");
  age.addEventListener("change", () => show().catch((error) => notice.show(error.message)));

  async function show() {
    let matched = 0;
    const list = await pages(
      async (offset) => {
        const found = await get(`/unverified${query({ days: age.value, limit: PAGE, offset: offset ?? 0 })}`);
        matched = found.matched;
        const end = (offset ?? 0) + found.outlets.length;
        return { items: found.outlets, next: end < matched ? end : null };
      },
      item, words.unverified.none);
    summary.textContent = words.unverified.found(format.count(matched));
    place.replaceChildren(list);
  }

  await show();
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.unverified.title),
    element("p", { class: "muted" }, words.unverified.lead),
    labelled(words.unverified.age, age), summary, place);
}

function item({ id, outlet }) {
  const last = element("p", { class: "muted" },
    outlet.verified_on ? words.verifiedOn(format.date(outlet.verified_on), outlet.verified_by) : words.notVerified);
  const button = actionButton(words.outlet.verify, async () => {
    const { etag } = await get(`/outlets/${id}`);
    const { outlet: now } = await verify(id, etag);
    last.textContent = words.verifiedOn(format.date(now.verified_on), now.verified_by);
    // The row stays, so that the place in the list is not lost.
    const done = element("span", { class: "done", tabindex: "-1" }, words.unverified.done);
    button.replaceWith(done);
    done.focus();
  }, { "aria-label": `${words.outlet.verify}: ${outlet.name}` });
  return outletItem(id, outlet, element("div", { class: "entry-side" }, last, button));
}
