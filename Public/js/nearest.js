import { element } from "./element.js";
import * as format from "./format.js";
import { RADII } from "./state.js";
import { visitorPosition } from "./position.js";
import { words } from "./i18n.js";

/** How many of the nearest must be seen together with the point they are near to. */
const SEEN_TOGETHER = 5;

/** The ways to say "near here": the visitor's own position, or the middle of the map. (A click on the map is the third.) */
export function createNearestButtons({ mine, centre }, { state, bounds, notice }) {
  let withMap = false;
  mine.addEventListener("click", async () => {
    mine.disabled = true;
    notice.show(words.locating);
    try {
      // Whoever asks again does so for a better answer than the last.
      const { lat, lng, error } = await visitorPosition(bounds, state.current.near?.mine ? { maximumAge: 0 } : {});
      notice.clear();
      state.change({ near: { lat, lng, mine: true, error } });
    } catch (error) {
      notice.show(withMap ? `${error.message} ${words.pointInstead}` : error.message);
    } finally {
      mine.disabled = false;
      // Being disabled cost the button its focus.
      if (document.activeElement === document.body) mine.focus();
    }
  });
  return {
    /** Without a map there is no middle of it: the button appears with the map. */
    useMap(map) {
      withMap = true;
      centre.hidden = false;
      centre.addEventListener("click", () => {
        const { lat, lng } = map.getCenter();
        state.change({ near: { lat, lng, mine: false } });
      });
    },
  };
}

/** How far from the point the list reaches; there only while there is a point. */
export function createRadiusChoice({ field, choice }, state) {
  choice.append(element("option", { value: "" }, words.anyDistance),
    ...RADII.map((metres) => element("option", { value: metres }, format.radius(metres))));
  choice.addEventListener("change", () => state.change({ radius: Number(choice.value) || null }));
  const show = () => {
    field.hidden = !state.current.near;
    choice.value = state.current.radius ?? "";
  };
  state.onChange((part) => ("near" in part || "radius" in part) && show());
  show();
}

/** Moves the map so that the point and the nearest outlets are seen together: always to the visitor, else only if it must. */
export function showTogether(map, near, features) {
  const corners = [[near.lng, near.lat], ...features.slice(0, SEEN_TOGETHER).map((feature) => feature.geometry.coordinates)];
  const view = map.getBounds();
  if (!near.mine && corners.every((corner) => view.contains(corner))) return;
  const bounds = corners.reduce((box, corner) => box.extend(corner), new maplibregl.LngLatBounds(corners[0], corners[0]));
  map.fitBounds(bounds, { padding: 48, maxZoom: 15 });
}
