import { element } from "./element.js";
import { words } from "./i18n.js";

/** As in the style sheet: from here on the map has room for a popup beside the list. */
const WIDE = matchMedia("(min-width: 48rem)");
/** Between a popup and the edge of the map. */
const EDGE = 12;

/**
 * Where a card opens: a popup on the map where there is room, else a sheet over the list.
 * Escape closes either.
 */
export function createDetail(sheet) {
  let map = null;
  let opened = null;

  function open(content, { at, onClose }) {
    close();
    const mine = { onClose };
    opened = mine;
    mine.remove = map && WIDE.matches ? popup(content, at, mine) : overList(content, at);
    content.focus({ preventScroll: true });
  }

  function popup(content, at, mine) {
    if (!map.getBounds().contains(at)) map.jumpTo({ center: at });
    const box = new maplibregl.Popup({ offset: 22, maxWidth: "none", closeOnClick: false, focusAfterOpen: false });
    box.setLngLat(at).setDOMContent(content).addTo(map);
    box.on("close", () => opened === mine && finish());
    // Again when it grows: facts that come later, parts that the reader opens.
    const growth = new ResizeObserver(() => bringIntoView(box.getElement()));
    growth.observe(content);
    return () => {
      growth.disconnect();
      box.remove();
    };
  }

  function overList(content, at) {
    const closer = element("button", { type: "button", class: "sheet-close", onclick: close }, words.backToList);
    sheet.replaceChildren(closer, content);
    sheet.hidden = false;
    if (map && !map.getBounds().contains(at)) map.easeTo({ center: at });
    return () => {
      sheet.hidden = true;
      sheet.replaceChildren();
    };
  }

  function bringIntoView(box) {
    const inner = box.getBoundingClientRect();
    const outer = map.getContainer().getBoundingClientRect();
    const right = Math.max(0, inner.right - outer.right + EDGE) - Math.max(0, outer.left + EDGE - inner.left);
    const down = Math.max(0, inner.bottom - outer.bottom + EDGE) - Math.max(0, outer.top + EDGE - inner.top);
    if (right || down) map.panBy([right, down]);
  }

  function close() {
    if (opened) finish();
  }

  function finish() {
    const { remove, onClose } = opened;
    opened = null;
    remove();
    onClose();
  }

  addEventListener("keydown", (event) => event.key === "Escape" && close());

  return {
    open,
    close,
    get isOpen() {
      return opened !== null;
    },
    useMap: (newMap) => (map = newMap),
  };
}
