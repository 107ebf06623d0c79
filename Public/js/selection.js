import { arrived, outletWithID } from "./api.js";

/**
 * Which outlet the reader points at and which one is open: list and map show the same.
 * The markers join when the map is there. `onOpen(id | null)`: another card is open, or none; `onFail(error)`: an outlet of the map
 * or the card itself could not be fetched, `onDone()` that it was; `cardActions(feature)` is what card.js asks for beside the outlet.
 */
export function createSelection(detail, { onOpen, onFail, onDone, cardActions }) {
  let known = new Map();
  let list = null;
  let markers = null;
  let open = null;
  let hovered = null;
  let asking = null;

  /** Marks the outlet pointed at, else the open one; returns its id. */
  function mark() {
    const feature = hovered ?? open;
    markers?.highlight(feature);
    return feature?.properties.id ?? null;
  }

  /** The card's own module comes with the first card. */
  const select = (feature) => fetchThen(arrived(import("./card.js")), ({ card }) => show(feature, card));

  function show(feature, card) {
    asking = null;
    const { id } = feature.properties;
    const onLines = (lines) => open === feature && markers?.supply(lines);
    detail.open(card(feature, { ...cardActions(feature), onLines }), {
      at: feature.geometry.coordinates,
      onClose() {
        open = null;
        markers?.supply([]);
        onOpen(null);
        list.focus(id);
        list.activate(mark());
      },
    });
    open = feature;
    onOpen(id);
    list.reveal(mark());
  }

  /** One outlet, or several at one place, of which the reader chooses: `matched` of them, if these are not all. */
  function offer(features, at, matched = features.length) {
    asking = null;
    if (features.length === 1) select(features[0]);
    else if (features.length) {
      fetchThen(arrived(import("./card.js")), ({ chooser }) =>
        detail.open(chooser(features, matched, select), { at, onClose: () => list.focus(features[0].properties.id) }));
    }
  }

  /** Fetches what is to be offered; only what was asked for last is. */
  async function fetchThen(promise, use) {
    asking = promise;
    try {
      const found = await promise;
      if (asking !== promise) return;
      onDone();
      if ((await detail.mayLeave()) && asking === promise) use(found);
    } catch (error) {
      if (asking === promise) onFail(error);
    }
  }

  return {
    select,
    get openID() {
      return open?.properties.id ?? null;
    },
    selectID: (id) => fetchThen(Promise.resolve(known.get(id) ?? outletWithID(id)), select),
    /** Outlets of the map, which the list need not hold. */
    selectAmong: (ids, at) =>
      fetchThen(Promise.all(ids.map((id) => known.get(id) ?? outletWithID(id))), (found) => offer(found, at)),
    /** `found` is on its way: an items answer of all that stands there. */
    selectFrom: (found, at) => fetchThen(found, ({ features, numberMatched }) => offer(features, at, numberMatched)),
    hover(id) {
      hovered = known.get(id) ?? null;
      list.activate(mark());
    },
    /** The reader points at the map: the list scrolls to where that outlet stands in it. */
    hoverOnMap(feature) {
      hovered = feature;
      list.reveal(mark());
    },
    know: (features) => (known = new Map(features.map((feature) => [feature.properties.id, feature]))),
    useList: (newList) => (list = newList),
    useMarkers: (newMarkers) => (markers = newMarkers),
  };
}
