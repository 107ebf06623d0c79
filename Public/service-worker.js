/*
 * Without a line to the server, or with one that hangs, the page and what was seen last are shown as they were. While
 * there is a line, the server is always asked, and nothing but its answer is shown; but for the scripts, styles and
 * pictures that a page is made of: with each page the server tells by a tag whether they are as they were.
 */
const CACHE = "seen";
/** Before the tag, in the name of a cache of files. Of those there are two at most, the files of today last. */
const FILES = "files ";
const FILE = /^\/(css|icons|js|vendor)\//;
/** Answers kept, the newest ones. */
const MOST = 400;
/** How long the server may say nothing, in milliseconds; less once it was silent, until it answers again. */
const PATIENCE = 6000;
const LITTLE_PATIENCE = 1000;
let patience = PATIENCE;
/** Officers' work, what residents send, whole files, where visitors stand, and who is open at a moment are never kept. */
const NEVER = /^\/(officer|reports|downloads|health|metrics)|\/(nearest|counts)(\?|$)|^\/api\/.*[?&]open=/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  const [page, ...others] = event.data.keep.map((url) => new Request(url)).filter((request) => isKept(new URL(request.url)));
  // The page tells whose files the others are.
  event.waitUntil(Promise.allSettled([take(page)]).then(() => Promise.allSettled(others.map(take))));
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

async function take(request) {
  const answer = await fetchPage(request);
  if (answer.ok) await keep(request, answer);
}

async function fetchPage(request) {
  const page = await fetch(request);
  await useFiles(page);
  return page;
}

async function answer(event) {
  const { request } = event;
  if (isFile(request)) {
    const held = await heldFile(request);
    if (held) return held;
  }
  const asked = Date.now();
  const fresh = fetch(request);
  // What comes late is kept as well.
  event.waitUntil(fresh.then((answer) => {
    patience = PATIENCE;
    return answer.ok && keep(request, answer.clone());
  }).catch(() => {}));
  try {
    const answer = await inTime(fresh);
    if (request.mode === "navigate") await useFiles(answer);
    return answer;
  } catch {
    const kept = (await caches.match(request)) ?? (await nextBest(request, await caches.open(CACHE)));
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

/** The page reads its own parameters: any address of it is the same file. A view's outlets may be known from other views. */
async function nextBest(request, cache) {
  if (request.mode === "navigate") return cache.match("/", { ignoreSearch: true });
  const { pathname, searchParams } = new URL(request.url);
  return pathname.endsWith("/outlets/items") && searchParams.has("bbox") ? outletsSeen(searchParams, cache) : undefined;
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
  return Response.json({ type: "FeatureCollection", features, numberMatched: features.length, numberReturned: features.length });
}

function isFile(request) {
  return FILE.test(new URL(request.url).pathname);
}

async function cachesOfFiles() {
  return (await caches.keys()).filter((name) => name.startsWith(FILES));
}

async function filesOfToday() {
  const name = (await cachesOfFiles()).pop();
  return name && caches.open(name);
}

/** What today's cache has of a file; nothing where the browser lets nobody keep anything. */
async function heldFile(request) {
  try {
    return await (await filesOfToday())?.match(request);
  } catch {
    return undefined;
  }
}

/** From now on the files that a page of the server's was made of; those before stay, for a line that ends in between. */
async function useFiles(page) {
  const tag = page.headers.get("X-Page-Files");
  if (!tag) return;
  try {
    const held = await cachesOfFiles();
    const latest = held.pop();
    if (latest === FILES + tag) return;
    await Promise.all([...held, FILES + tag].map((name) => caches.delete(name)));
    await caches.open(FILES + tag);
  } catch {
    // A full or closed store keeps nobody from the page.
  }
}

async function keep(request, response) {
  const files = isFile(request) && (await filesOfToday());
  if (files) return files.put(request, response);
  const cache = await caches.open(CACHE);
  // Put anew, it is the newest.
  await cache.delete(request);
  await cache.put(request, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old)));
}

/** The page says that what it shows is not of now, unless the line is back since it was asked for. */
async function tell({ clientId, resultingClientId }, asked) {
  const client = await clients.get(clientId || resultingClientId);
  client?.postMessage({ fromCache: asked });
}
