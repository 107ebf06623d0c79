import { loadSettings, sendReport } from "./api.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { input, labelled, select } from "./form.js";
import { words } from "./i18n.js";
import { visitorPosition } from "./position.js";

/** What the server takes, less what the device says of the place. */
const LONGEST = 900;
const OF_OUTLET = ["wrong-place", "closed", "wrong-phone", "takedown", "other"];

/** What a resident knows better: a form under an outlet's card, closed until asked for. */
export function reportForm(outlet) {
  return element("details", { class: "report" },
    element("summary", {}, words.report.title), form(OF_OUTLET, { outlet: outlet.id }).node);
}

/**
 * A form for an outlet that is not on the map, `error` metres around `at` if a device says so; `place([lng, lat])` says
 * where it stands.
 */
export function missingForm(at, error) {
  const { node, place } = form(["missing"], { at, error });
  return {
    node: element("article", { class: "card", tabindex: "-1", "aria-label": words.report.missingTitle },
      element("h3", {}, words.report.missingTitle), node),
    place,
  };
}

function form(kinds, { outlet = null, at = null, error = null }) {
  let coordinate = at;
  /** How far the device may be wrong, in metres; null for a place that was pointed at. */
  let deviceError = error;
  const kind = select(kinds.map((each) => [each, words.report.kinds[each]]), kinds[0]);
  const message = element("textarea", { rows: 3, maxlength: LONGEST });
  const tellKind = () => {
    said.textContent = kind.value === "takedown" ? words.report.takedown : "";
    // Of those that name no fact themselves.
    message.required = ["missing", "other"].includes(kind.value);
  };
  const contact = input({ maxlength: 200, autocomplete: "email" });
  const said = element("p", { role: "status", class: "report-said" });
  const place = element("button", { type: "button", class: "button", onclick: takePosition }, words.report.here);
  const where = element("p", { class: "field-hint", "aria-live": "polite" });
  const send = element("button", { type: "submit", class: "button primary" }, words.report.send);
  const node = element("form", { class: "form", onsubmit: submit },
    kinds.length > 1 && labelled(words.report.kind, kind),
    labelled(words.report.message, message),
    element("div", { class: "field" }, place, where),
    labelled(words.report.contact, contact, { hint: words.report.contactHint }),
    send, said);
  showWhere();
  kind.addEventListener("change", tellKind);
  tellKind();

  function errorText() {
    return deviceError !== null && words.report.deviceError(format.distance(deviceError));
  }

  function showWhere() {
    where.textContent = coordinate ? [words.report.at(format.position(coordinate)), errorText()].filter(Boolean).join(" ")
      : outlet ? words.report.hereHint : words.report.placeHint;
  }

  function setPlace(at, error = null) {
    coordinate = at.map((degrees) => Number(degrees.toFixed(6)));
    deviceError = error;
    showWhere();
  }

  async function takePosition() {
    where.textContent = words.locating;
    try {
      const { bounds } = await loadSettings();
      const { lng, lat, error } = await visitorPosition(bounds);
      setPlace([lng, lat], error);
    } catch (error) {
      where.textContent = error.message;
    }
  }

  async function submit(event) {
    event.preventDefault();
    if (send.getAttribute("aria-disabled") === "true") return;
    send.setAttribute("aria-disabled", "true");
    try {
      await sendReport({
        kind: kind.value, outlet, message: [message.value.trim(), errorText()].filter(Boolean).join(" "), coordinate,
        contact: contact.value.trim() || null,
      });
      node.replaceChildren(element("p", { role: "status", class: "report-thanks", tabindex: "-1" }, words.report.thanks));
      node.firstChild.focus();
    } catch (error) {
      said.textContent = error.message;
      send.removeAttribute("aria-disabled");
    }
  }

  return { node, place: (at) => setPlace(at) };
}
