import { element } from "../element.js";
import { openMap } from "../map.js";
import { drawSign } from "../signs.js";
import { canDrawMap } from "../viewport.js";
import { words } from "./i18n.js";

/**
 * A place for a map in a view of the desk: `node` stands in the page at once, `ready` gives the map,
 * or null where the browser cannot draw one; everything but the map works then as well.
 */
export function createDeskMap(settings, { label, onLeave }) {
  const container = element("div", { class: "desk-map-canvas" });
  const message = element("p", { class: "map-message", hidden: true });
  const node = element("div", { class: "desk-map", role: "region", "aria-label": label }, container, message);

  const say = (text) => {
    message.textContent = text;
    message.hidden = false;
    return null;
  };

  let map = null;
  let isLeft = false;
  onLeave(() => {
    isLeft = true;
    map?.remove();
  });

  async function open() {
    if (!canDrawMap()) return say(words.noMapHere);
    // The library measures its container: it must stand in the page.
    while (!node.isConnected && !isLeft) await new Promise(requestAnimationFrame);
    if (isLeft) return null;
    try {
      map = await openMap(container, settings, null, { drawings: { sign: ([name], scale) => drawSign(name, scale) } });
    } catch {
      return say(words.noMapHere);
    }
    if (!isLeft) return map;
    map.remove();
    return null;
  }

  return { node, ready: open() };
}
