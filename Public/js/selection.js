import { card, chooser } from "./card.js";

/**
 * Which outlet the reader points at and which one is open: list and map show the same.
 * The markers join when the map is there.
 */
export function createSelection(detail) {
  let known = new Map();
  let list = null;
  let markers = null;
  let open = null;
  let hovered = null;

  /** Marks the outlet pointed at, else the open one; returns its id. */
  function mark() {
    const feature = known.get(hovered) ?? open;
    markers?.highlight(feature);
    return feature?.properties.id ?? null;
  }

  function select(feature) {
    const { id } = feature.properties;
    detail.open(card(feature), {
      at: feature.geometry.coordinates,
      onClose() {
        open = null;
        list.focus(id);
        list.activate(mark());
      },
    });
    open = feature;
    list.reveal(mark());
  }

  return {
    select,
    /** Several outlets at one place on the map: the reader chooses. */
    selectAmong(ids, at) {
      const found = ids.map((id) => known.get(id)).filter(Boolean);
      if (found.length === 1) select(found[0]);
      else if (found.length) detail.open(chooser(found, select), { at, onClose: () => list.focus(ids[0]) });
    },
    hover(id) {
      hovered = id;
      list.activate(mark());
    },
    /** The reader points at the map: the list scrolls to where that outlet stands in it. */
    hoverOnMap(id) {
      hovered = id;
      list.reveal(mark());
    },
    know: (features) => (known = new Map(features.map((feature) => [feature.properties.id, feature]))),
    useList: (newList) => (list = newList),
    useMarkers: (newMarkers) => (markers = newMarkers),
  };
}
