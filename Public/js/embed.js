import { showDialog } from "./dialog.js";
import { element } from "./element.js";
import { words } from "./i18n.js";
import { address } from "./state.js";

/** The lines that put this view of the map into another site's page. */
export function openEmbed(state) {
  const url = new URL(address({ ...state.current, embed: true, outlet: null, chosen: [] }), location.href).href;
  const escaped = url.replaceAll("&", "&amp;");
  const code = element("textarea", { rows: 5, readonly: true, "aria-label": words.embedCode });
  code.value = `<iframe src="${escaped}" title="${words.title}" width="100%" height="480" loading="lazy" allow="geolocation" style="border:0"></iframe>`;
  const said = element("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.value);
      said.textContent = words.embedCopied;
    } catch {
      code.select();
    }
  };
  showDialog(words.embed, "", element("p", {}, words.embedHint), element("div", { class: "field" }, code),
    element("p", { class: "buttons" }, element("button", { type: "button", class: "button", onclick: copy }, words.copy), said));
}
