/*
 * Without a line to the server, or with one that hangs or ends at a proxy, the page and what was seen last are shown as
 * they were. While there is a line, the server is always asked, and nothing but its answer is shown; but for the scripts,
 * styles and pictures that a page is made of: with each page the server tells by a tag whether they are as they were. The
 * map page lies with its files, so that it is never shown with those of another day.
 */
const CACHE = "seen";
/** Before the tag, in the name of a cache of files. Of those there are two at most, the files of today last. */
const FILES = "files ";
const TAG = "X-Page-Files";
const FILE = /^\/(css|icons|js|vendor)\//;
const MAP = "/";
/** What the map page loads when all else is there. */
const LAST_FILE = "/js/offline.js";
/** Answers kept, the newest ones. */
const MOST = 400;
/** How long the server may say nothing, in milliseconds; less once it was silent, until it answers again. */
const PATIENCE = 6000;
const LITTLE_PATIENCE = 1000;
/** What a proxy says while the server behind it starts anew; the server itself never does. */
const UNREACHED = [502, 504];
let patience = PATIENCE;
/** When that was asked for which was last answered with what was seen before; 0 once the server answers again. */
let missed = 0;
/**
 * Officers' work, what residents send, whole files, where visitors stand, and who is open at a moment are never kept. In a
 * box, the nearest are those around the middle of a view.
 */
const NEVER = /^\/(officer|reports|downloads|health|metrics)|\/counts(\?|$)|\/nearest(?=\?|$)(?!.*[?&]bbox=)|^\/api\/.*[?&]open=/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  // The page listens since now, and what it is made of may have come before.
  event.source.postMessage({ fromCache: missed });
  // Asked for as by the page, since answers vary by that.
  const asked = event.data.keep.map((url) => new Request(url, { headers: { Accept: "*/*" } }));
  const [page, ...others] = asked.filter((request) => isKept(new URL(request.url)));
  // The page tells whose files the others are.
  event.waitUntil(Promise.allSettled([take(page, fetchPage)]).then(() => Promise.allSettled(others.map((each) => take(each)))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET") return;
  if (isKept(url)) event.respondWith(answer(event));
  // The desk itself is not kept; what it is made of is.
  else if (request.mode === "navigate" && url.pathname === "/officer") event.respondWith(fetchPage(request));
});

function isKept(url) {
  return url.origin === location.origin && !NEVER.test(url.pathname + url.search);
}

/** What is held is not asked for again, nor what cannot be held. */
async function take(request, fetched = fetch) {
  const held = (await filesOfToday()) ?? (await caches.open(CACHE));
  if (!(await held.match(isMap(request) ? MAP : request))) await keep(request, await fetched(request));
}

async function fetchPage(request) {
  const page = await fetch(request);
  await useFiles(page);
  return page;
}

async function answer(event) {
  const { request } = event;
  const isPage = request.mode === "navigate";
  const files = isFile(request) ? await filesOfToday() : undefined;
  const held = await files?.match(request).catch(() => undefined);
  if (held) return held;
  const asked = Date.now();
  const fresh = fetch(request).then((answer) => {
    patience = PATIENCE;
    if (!UNREACHED.includes(answer.status)) missed = 0;
    return answer;
  });
  try {
    // A file that is slow is better than one that does not fit the others.
    const answer = await (files ? fresh : inTime(fresh));
    if (UNREACHED.includes(answer.status)) throw new Error("not reached");
    if (isPage) await useFiles(answer);
    event.waitUntil(keep(request, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    // What comes late is kept as well.
    event.waitUntil(fresh.then((answer) => keep(request, answer.clone())).catch(() => {}));
    const kept = await (files ? fileOfBefore(request) : seen(request)).catch(() => undefined);
    if (!kept) return fresh.catch((error) => nothingDrawn(request, error));
    event.waitUntil(tell(event, asked));
    return kept;
  }
}

/** The answer, unless the server says nothing for too long. */
async function inTime(fresh) {
  let waiting;
  const silence = new Promise((_, reject) => {
    waiting = setTimeout(() => {
      patience = LITTLE_PATIENCE;
      reject(new Error("silence"));
    }, patience);
  });
  try {
    return await Promise.race([fresh, silence]);
  } finally {
    clearTimeout(waiting);
  }
}

/** A map without a tile is a map. */
function nothingDrawn(request, error) {
  if (!request.url.includes("/tiles/")) throw error;
  return new Response(null, { status: 204 });
}

/** What the server, or another answer of its, said of this when it was asked last. */
async function seen(request) {
  const cache = await caches.open(CACHE);
  const kept = !isMap(request) && (await cache.match(request));
  if (kept) return kept;
  if (request.mode === "navigate") return mapSeen();
  // A view's outlets may be known from other views.
  const { pathname, searchParams } = new URL(request.url);
  return pathname.endsWith("/outlets/items") && searchParams.has("bbox") ? outletsSeen(searchParams, cache) : undefined;
}

/** The map page as it was last seen whole, with the files that it was made of. */
async function mapSeen() {
  for (const name of (await caches.keys()).reverse()) {
    const cache = await caches.open(name);
    const page = (name === CACHE || (await cache.match(LAST_FILE))) && (await cache.match(MAP, { ignoreSearch: true }));
    if (!page) continue;
    await useFiles(page);
    return page;
  }
}

/** All outlets of the box in any answer kept that asked for the like. */
async function outletsSeen(asked, cache) {
  const [west, south, east, north] = asked.get("bbox").split(",").map(Number);
  const conditions = (parameters) => [...parameters].filter(([name]) => name !== "bbox").join("&");
  const found = new Map();
  for (const key of await cache.keys()) {
    const { pathname, searchParams } = new URL(key.url);
    if (!pathname.endsWith("/outlets/items") || conditions(searchParams) !== conditions(asked)) continue;
    for (const feature of (await (await cache.match(key)).json()).features ?? []) {
      const [lng, lat] = feature.geometry.coordinates;
      if (lng >= west && lng <= east && lat >= south && lat <= north) found.set(feature.id, feature);
    }
  }
  if (!found.size) return undefined;
  const features = [...found.values()];
  const collection = { type: "FeatureCollection", features, numberMatched: features.length, numberReturned: features.length };
  return new Response(JSON.stringify(collection), { headers: { "Content-Type": "application/json" } });
}

function isFile(request) {
  return FILE.test(new URL(request.url).pathname);
}

/** It reads its own parameters: any address of it is the same page. */
function isMap(request) {
  return new URL(request.url).pathname === MAP;
}

async function cachesOfFiles() {
  return (await caches.keys()).filter((name) => name.startsWith(FILES));
}

/** Today's cache of files; nothing where the server tells of none, or the browser lets nobody keep anything. */
async function filesOfToday() {
  try {
    const name = (await cachesOfFiles()).pop();
    return name && name !== FILES ? await caches.open(name) : undefined;
  } catch {
    return undefined;
  }
}

/** Where today's does not come: a script that does not fit the others would stop them all. */
async function fileOfBefore(request) {
  return request.destination === "script" ? undefined : caches.match(request);
}

/** From now on the files that a page of the server's was made of; those before stay, for a line that ends in between. */
async function useFiles(page) {
  const tag = page.headers.get(TAG) ?? "";
  // A server that tells nothing is asked for every file, as long as it does. Data are no page, nor is a proxy's complaint.
  if (!tag && !(page.ok && page.headers.get("Content-Type")?.startsWith("text/html"))) return;
  try {
    const names = await cachesOfFiles();
    const known = names.indexOf(FILES + tag);
    const others = known < 0 ? names.slice(0, -1) : names.slice(known + 1);
    await Promise.all(others.map((name) => caches.delete(name)));
    await caches.open(FILES + tag);
  } catch {
    // A full or closed store keeps nobody from the page.
  }
}

/**
 * The map page and files are put with those of their tag, and nowhere when these are used no more. What was taken off the
 * map is shown no more.
 */
async function keep(request, response) {
  if (response.status === 404) await (await caches.open(CACHE)).delete(request, { ignoreSearch: true });
  if (!response.ok) return;
  const tag = response.headers.get(TAG);
  if (tag && (isMap(request) || isFile(request))) {
    if (!(await caches.has(FILES + tag))) return;
    const files = await caches.open(FILES + tag);
    return files.put(isMap(request) ? MAP : request, response);
  }
  const cache = await caches.open(CACHE);
  // Put anew, it is the newest.
  await cache.delete(request);
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
}

/** The page says that what it shows is not of now, unless the line is back since it was asked for. */
async function tell({ clientId, resultingClientId }, asked) {
  missed = asked;
  const client = await clients.get(clientId || resultingClientId);
  client?.postMessage({ fromCache: asked });
}
