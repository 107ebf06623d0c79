import { arrived } from "./api.js";
import { element } from "./element.js";
import * as format from "./format.js";
import { words } from "./i18n.js";
import { MOST_CHOSEN } from "./state.js";

/** What can be done with the outlets chosen in list and cards; there only while some are. */
export function createTray(node, state, notice) {
  const count = element("span", { class: "tray-count", role: "status" });
  const button = (text, onclick, more) => element("button", { type: "button", onclick, ...more }, text);
  const late = (work) => () => work().then(notice.recovered, notice.fail);
  node.append(count,
    button("×", () => {
      state.change({ chosen: [] });
      document.getElementById("summary").focus();
    }, { class: "tray-none", "aria-label": words.chooseNone, title: words.chooseNone }),
    button(words.compare, late(async () => (await arrived(import("./compare.js"))).openCompare(state.current.chosen, (id) => choose(state, notice, id, false)))),
    button(words.take, late(async () => (await arrived(import("./take.js"))).openTake(state))));
  const show = () => {
    const { chosen } = state.current;
    node.hidden = !chosen.length;
    count.textContent = words.chosenCount(format.count(chosen.length));
  };
  state.onChange((part) => "chosen" in part && show());
  show();
}

/** Puts an outlet among those chosen, or takes it out; tells whether it is among them then. */
export function choose(state, notice, id, isOn) {
  const others = state.current.chosen.filter((each) => each !== id);
  if (isOn && others.length >= MOST_CHOSEN) {
    notice.show(words.mostChosen(format.count(MOST_CHOSEN)));
    return false;
  }
  state.change({ chosen: isOn ? [...others, id] : others });
  return isOn;
}
