import { element } from "./element.js";
import { words } from "./i18n.js";

/** As in the style sheet: from here on the map has room for a popup beside the list. */
const WIDE = matchMedia("(min-width: 48rem)");
/** Between a popup and the edge of the map, and what it tells of. */
const EDGE = 12;
const OFFSET = 22;

/**
 * Where a card opens: a popup on the map where there is room, else a sheet over the list.
 * Escape closes either, and so does the browser's Back, which on a phone is a swipe at hand: what is open has an entry of
 * its own in the history. (Within another site's page the history is that site's.)
 */
export function createDetail(sheet) {
  let map = null;
  let opened = null;
  let isGoingBack = false;

  function open(content, { at, onClose }) {
    if (opened) finish();
    enter();
    const mine = { onClose };
    opened = mine;
    mine.remove = map && WIDE.matches ? popup(content, at, mine) : overList(content, at);
    content.focus({ preventScroll: true });
  }

  function popup(content, at, mine) {
    if (!map.getBounds().contains(at)) map.jumpTo({ center: at });
    const box = new maplibregl.Popup({ offset: OFFSET, maxWidth: "none", closeOnClick: false, focusAfterOpen: false });
    box.setLngLat(at).setDOMContent(content).addTo(map);
    box.on("close", () => opened === mine && close());
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

  /** The map moves as far as its bounds let it, which is nowhere where the whole province is seen; then the popup does. */
  function bringIntoView(box) {
    const { right, down } = beyond(box);
    if (!right && !down) return;
    map.once("moveend", () => moveIntoView(box));
    map.panBy([right, down]);
  }

  /** Beside what it tells of, rather than over it, where there is room. */
  function moveIntoView(box) {
    box.style.margin = "";
    const { right, down, inner, outer } = beyond(box);
    const beside = inner.width / 2 + OFFSET;
    const aside = [beside, -beside].find((step) => inner.left + step > outer.left && inner.right + step < outer.right);
    box.style.margin = `${-down}px 0 0 ${(down && aside ? aside : 0) - right}px`;
    box.classList.toggle("is-apart", down !== 0);
  }

  /** How far it reaches beyond the map, to the right and down. */
  function beyond(box) {
    const inner = box.getBoundingClientRect();
    const outer = map.getContainer().getBoundingClientRect();
    return {
      right: Math.max(0, inner.right - outer.right + EDGE) - Math.max(0, outer.left + EDGE - inner.left),
      down: Math.max(0, inner.bottom - outer.bottom + EDGE) - Math.max(0, outer.top + EDGE - inner.top),
      inner, outer,
    };
  }

  /** What the address opened, without a touch of the reader's, is left by going back to where the link was. */
  function enter() {
    const isAsked = navigator.userActivation?.hasBeenActive ?? true;
    if (window === top && isAsked && !isGoingBack && !history.state?.isOpen) history.pushState({ isOpen: true }, "");
  }

  addEventListener("popstate", () => {
    if (isGoingBack) {
      isGoingBack = false;
      // Something else was opened meanwhile.
      if (opened) enter();
    } else if (history.state && !history.state.isOpen) close();
  });

  function close() {
    if (!opened) return;
    finish();
    if (!history.state?.isOpen) return;
    isGoingBack = true;
    history.back();
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
