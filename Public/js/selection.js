import { card, chooser } from "./card.js";

/**
 * Which outlet the reader points at and which one is open: the list and the map show the same.
 * `useMarkers` joins the map when it is there.
 */
export function createSelection(detail, listOf) {
  let features = new Map();
  let markers = null;
  let open = null;
  let hovered = null;

  function show() {
    const id = hovered ?? open;
    markers?.highlight(features.get(id) ?? null);
    return id;
  }

  function hover(id) {
    hovered = id;
    listOf().activate(show());
  }

  /** The reader points at the map: the list shows where that outlet stands in it. */
  function hoverOnMap(id) {
    hovered = id;
    listOf().reveal(show());
  }

  function select(feature) {
    const { id } = feature.properties;
    features.set(id, feature);
    detail.open(card(feature), {
      at: feature.geometry.coordinates,
      onClose() {
        open = null;
        listOf().focus(id);
        listOf().activate(show());
      },
    });
    open = id;
    listOf().reveal(show());
  }

  function selectAmong(ids, at) {
    const found = ids.map((id) => features.get(id)).filter(Boolean);
    if (found.length === 1) select(found[0]);
    else if (found.length) detail.open(chooser(found, select), { at, onClose: () => listOf().focus(found[0].properties.id) });
  }

  return {
    hover,
    hoverOnMap,
    select,
    selectAmong,
    know: (shown) => (features = new Map(shown.map((feature) => [feature.properties.id, feature]))),
    useMarkers: (newMarkers) => (markers = newMarkers),
  };
}
