import { element } from "../element.js";
import * as format from "../format.js";
import { actionButton } from "./action.js";
import { areaSelect } from "./areas.js";
import { ask, download, get, query, resultAddress } from "./api.js";
import { confirmed } from "./dialog.js";
import { createDropZone } from "./drop-zone.js";
import { focusEntry, positionOf } from "./entries.js";
import { labelled } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";
import { go } from "./router.js";
import { signUrl } from "../signs.js";
import { date, dateTime } from "./time.js";
import { sendAndRead } from "./upload.js";

/** Where the work starts: drop a file, take one away, go on with a list begun before. */
export async function listsView({ me }) {
  const drawers = element("ul", { class: "entries" });
  const { uploads } = await get("/uploads");
  showDrawers(drawers, uploads);
  const zone = createDropZone(async (files) => {
    const { read, failed } = await sendAndRead(files, me.max_upload_bytes);
    if (read.length === 1 && files.length === 1) return go(`/uploads/${read[0].id}`);
    showDrawers(drawers, (await get("/uploads")).uploads);
    const news = [read.length > 0 && words.lists.filesRead(format.count(read.length)), ...failed].filter(Boolean);
    if (news.length) notice.show(news.join(" "));
  });
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.lists.title),
    zone,
    element("div", { class: "columns" },
      element("section", {}, element("h3", {}, words.lists.startEmpty), element("p", {}, words.lists.startEmptyLead),
        element("a", { class: "button", href: download("/template.xlsx"), download: "" }, words.lists.template)),
      element("section", {}, element("h3", {}, words.lists.startPublished), element("p", {}, words.lists.startPublishedLead),
        await areaDownload(me))),
    element("h3", {}, words.lists.drawers),
    element("p", { class: "muted" }, words.lists.drawersLead),
    drawers);
}

/** The published list of my area; who works everywhere may choose one. */
async function areaDownload(me) {
  const link = element("a", { class: "button", download: "" }, words.lists.downloadArea);
  const address = (area) => (link.href = download(`/outlets.xlsx${query({ area })}`));
  if (me.area) {
    address(null);
    link.append(` (${me.area.name})`);
    return link;
  }
  const choice = await areaSelect("", words.lists.allAreas);
  choice.addEventListener("change", () => address(choice.value));
  address("");
  return element("div", {}, labelled(words.accounts.area, choice), link);
}

function showDrawers(list, uploads) {
  list.replaceChildren(...uploads.map((upload) => drawer(upload, (removed) => {
    const position = positionOf(list, removed);
    removed.remove();
    if (!list.childElementCount) showDrawers(list, []);
    focusEntry(list, position);
  })));
  if (!uploads.length) list.append(element("li", { class: "muted" }, words.lists.noDrawers));
}

function drawer(upload, onRemoved) {
  const { id, file, totals } = upload;
  const node = element("li", { class: "entry" },
    element("div", { class: "entry-text" },
      element("a", { href: `#/uploads/${id}` }, element("strong", {}, file.name)),
      totals && upload.state === "read" ? counts(totals) : element("p", {}, words.lists.notRead),
      element("p", { class: "muted" }, words.lists.since(dateTime(upload.created_at), date(upload.expires_at)))),
    element("div", { class: "buttons" },
      upload.state === "read" && file.kept &&
        element("a", { class: "button quiet", href: resultAddress(id), download: "", "aria-label": words.lists.resultOf(file.name) }, words.lists.result),
      actionButton(words.remove, async () => {
        if (!(await confirmed({ title: words.lists.removeTitle(file.name), text: words.lists.removeText, action: words.remove, look: "danger" }))) return;
        await ask("DELETE", `/uploads/${id}`);
        onRemoved(node);
      }, { look: "quiet", "aria-label": words.lists.removeTitle(file.name) })));
  return node;
}

/** "✓ 95 sẵn sàng  ? 20 cần hỏi" */
export function counts(totals) {
  const verdicts = ["ready", "ask", "rejected", "skipped", "published"].filter((verdict) => totals[verdict]);
  return element("p", { class: "counts" }, ...verdicts.map((verdict) => element("span", {},
    element("img", { src: signUrl(verdict), alt: "", width: 16, height: 16 }), ` ${format.count(totals[verdict])} ${words.verdicts[verdict]}`)));
}
