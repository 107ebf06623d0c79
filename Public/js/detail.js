import { agreed } from "./dialog.js";
import { element } from "./element.js";
import { words } from "./i18n.js";

/** As in the style sheet: from here on the map has room for a popup beside the list. */
const WIDE = matchMedia("(min-width: 48rem)");
/** Between a popup and the edge of the map, and what it tells of. */
const EDGE = 12;
const OFFSET = 22;

/**
 * Where a card opens: a popup on the map where there is room, else a sheet over the list, which cannot be reached meanwhile.
 * Escape closes either, and so does the browser's Back, which on a phone is a swipe at hand: what is open has an entry of
 * its own in the history. (Within another site's page the history is that site's.) What a reader typed in it is not
 * dropped without a question.
 */
export function createDetail(sheet, covered) {
  let map = null;
  let opened = null;
  let isGoingBack = false;
  let asking = null;

  /** `onPlace(lngLat)`, if there is one, is told of clicks on the map while the card is open. */
  function open(content, { at, onClose, onPlace }) {
    if (opened) finish();
    enter();
    const mine = { content, onClose, onPlace };
    opened = mine;
    mine.remove = map && WIDE.matches ? popup(content, at, mine) : overList(content, at);
    content.focus({ preventScroll: true });
  }

  function popup(content, at, mine) {
    if (!map.getBounds().contains(at)) map.jumpTo({ center: at });
    const box = new maplibregl.Popup({ offset: OFFSET, maxWidth: "none", closeOnClick: false, focusAfterOpen: false });
    box.setLngLat(at).setDOMContent(content).addTo(map);
    box.on("close", () => opened === mine && close());
    // Before the library's own button takes the card away.
    box.getElement().addEventListener("click", (event) => {
      if (!event.target.closest(".maplibregl-popup-close-button")) return;
      event.stopPropagation();
      leave();
    }, { capture: true });
    // Again when it grows: facts that come later, parts that the reader opens.
    const growth = new ResizeObserver(() => bringIntoView(box.getElement()));
    growth.observe(content);
    return () => {
      growth.disconnect();
      box.remove();
    };
  }

  function overList(content, at) {
    const closer = element("button", { type: "button", class: "sheet-close", onclick: leave }, words.backToList);
    sheet.replaceChildren(closer, content);
    sheet.hidden = false;
    covered.inert = true;
    // The list's heading is covered with it: none is skipped before the card's.
    content.querySelector("h3")?.setAttribute("aria-level", "2");
    if (map && !map.getBounds().contains(at)) map.easeTo({ center: at });
    return () => {
      sheet.hidden = true;
      covered.inert = false;
      sheet.replaceChildren();
    };
  }

  /** The map moves as far as its bounds let it, which is nowhere where the whole province is seen; then the popup does. */
  function bringIntoView(box) {
    const before = beyond(box);
    if (!before.right && !before.down) return;
    // Whatever moves the map ends now, or its end would be taken for that of the move below.
    map.stop();
    box.style.margin = "";
    const { right, down } = beyond(box);
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

  /** How far it reaches beyond the map, to the right and down, in whole pixels: for a part of one nothing moves. */
  function beyond(box) {
    const inner = box.getBoundingClientRect();
    const outer = map.getContainer().getBoundingClientRect();
    return {
      right: Math.round(Math.max(0, inner.right - outer.right + EDGE) - Math.max(0, outer.left + EDGE - inner.left)),
      down: Math.round(Math.max(0, inner.bottom - outer.bottom + EDGE) - Math.max(0, outer.top + EDGE - inner.top)),
      inner, outer,
    };
  }

  /** What the address opened, without a touch of the reader's, is left by going back to where the link was. */
  function enter() {
    const isAsked = navigator.userActivation?.hasBeenActive ?? true;
    if (window === top && isAsked && !isGoingBack && !history.state?.isOpen) history.pushState({ ...history.state, isOpen: true }, "");
  }

  addEventListener("popstate", () => {
    if (isGoingBack) {
      isGoingBack = false;
      // Something else was opened meanwhile.
      if (opened) enter();
    } else if (history.state && !history.state.isOpen) {
      if (isTyped()) enter();
      leave();
    }
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

  const typed = () => [...(opened?.content.querySelectorAll("textarea, input[type=text]") ?? [])].filter(({ value }) => value.trim());
  const isTyped = () => typed().length > 0;

  /** Whether what was typed may go; it is asked once, however many want to know. */
  async function mayLeave() {
    const fields = typed();
    if (!fields.length) return true;
    asking ??= agreed(words.unsent.title, words.unsent).finally(() => (asking = null));
    if (!(await asking)) return false;
    // Whoever goes on from here does not ask again.
    for (const field of fields) field.value = "";
    return true;
  }

  async function leave() {
    const mine = opened;
    if (opened && (!isTyped() || (await mayLeave())) && opened === mine) close();
  }

  addEventListener("keydown", (event) => {
    // Not the Escape that ends a word being composed, nor a dialog's.
    if (event.key !== "Escape" || event.isComposing || document.querySelector("dialog[open]")) return;
    // It would close the question that it asks.
    if (isTyped()) event.preventDefault();
    leave();
  });
  addEventListener("beforeunload", (event) => isTyped() && event.preventDefault());

  return {
    open,
    /** Closes what is open, unless the reader would keep what was typed there. */
    leave,
    mayLeave,
    /** A click on the map beside what stands there; whether what is open takes it. */
    place(lngLat) {
      opened?.onPlace?.(lngLat);
      return Boolean(opened?.onPlace);
    },
    get isOpen() {
      return opened !== null;
    },
    useMap: (newMap) => (map = newMap),
  };
}
