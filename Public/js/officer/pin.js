import { element } from "../element.js";
import { words } from "./i18n.js";

/** How far an arrow key moves the pin, in pixels: more room on a far view, single steps with Shift. */
const STEP = 12;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A pin that is moved by dragging it or by the arrow keys; `onMove([lng, lat])`. */
export function createPin(map, onMove) {
  const handle = element("button", { type: "button", class: "pin" });
  const marker = new maplibregl.Marker({ element: handle, draggable: true, anchor: "bottom" });
  let stands = false;

  const tell = () => onMove(marker.getLngLat().toArray());
  marker.on("dragend", tell);
  // A click on the pin is none on the map under it.
  handle.addEventListener("click", (event) => event.stopPropagation());
  handle.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 1 : STEP;
    const { x, y } = map.project(marker.getLngLat());
    marker.setLngLat(map.unproject([x + arrow[0] * step, y + arrow[1] * step]));
    keepInView();
    tell();
  });

  function keepInView() {
    if (!map.getBounds().contains(marker.getLngLat())) map.panTo(marker.getLngLat(), { animate: false });
  }

  return {
    put(at) {
      if (!at) return this.remove();
      marker.setLngLat(at);
      if (stands) return;
      marker.addTo(map);
      // The library gives every marker the same name.
      handle.setAttribute("aria-label", words.place.pin);
      stands = true;
    },
    remove() {
      if (stands) marker.remove();
      stands = false;
    },
    focus: () => handle.focus(),
  };
}
