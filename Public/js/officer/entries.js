/**
 * Where an entry of a list was drawn anew or taken away, the focus goes on with what stands there now, else with the
 * last entry, else with the page's heading.
 */
export function focusEntry(list, position) {
  const entries = list.querySelectorAll(".entry");
  const entry = entries[Math.min(position, entries.length - 1)];
  if (entry) entry.tabIndex = -1;
  (entry ?? list.closest(".page").querySelector("h2")).focus();
}

/** Which entry of the list it is, or stands in. */
export const positionOf = (list, node) => [...list.querySelectorAll(".entry")].findIndex((entry) => entry.contains(node));
