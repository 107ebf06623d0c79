import { words } from "./i18n.js";

/** What is loaded only when it is asked for; without a line to the server it must be there already. */
const LATER = [
  "/js/card.js", "/js/compare.js", "/js/directions.js", "/js/embed.js", "/js/facts.js", "/js/form.js",
  "/js/hours.js", "/js/paper.js", "/js/report.js", "/js/supply.js", "/js/take.js", "/js/vector-basemap.js",
];

/**
 * Lets the page and the area seen last be opened without a line. `notice` says so when they are; the server is asked
 * first, always. Browsers without service workers go without.
 */
export async function keepForOffline(notice, onKept) {
  const say = () => notice.show(words.offlineNotice);
  addEventListener("offline", say);
  let online = 0;
  addEventListener("online", () => {
    online = Date.now();
    notice.clear();
  });
  if (!navigator.onLine) say();
  if (!("serviceWorker" in navigator) || window !== top) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.fromCache > online && say());
  const isFirst = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register("/service-worker.js");
  const { active } = await navigator.serviceWorker.ready;
  // What came before the worker was there.
  const seen = isFirst ? performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.startsWith(location.origin)) : [];
  active.postMessage({ keep: [location.href.split("#")[0], ...seen, ...LATER] });
  if (!isFirst) return;
  navigator.serviceWorker.addEventListener("controllerchange", onKept, { once: true });
  if (navigator.serviceWorker.controller) onKept();
}
