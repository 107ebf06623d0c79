import { language, words } from "./i18n.js";

const BASE = "/officer/api";

/** What the server refused, in the reader's words. `code` is stable; `details` is the whole answer. */
export class Refusal extends Error {
  constructor(status, details) {
    super((language === "vi" ? details.detail_vi : details.detail) ?? details.detail ?? words.failed(status));
    this.status = status;
    this.code = details.code ?? "";
    this.details = details;
  }
}

let renewal = null;
let renew = null;

/** `handler()` lets the officer sign in again when a session has ended, and resolves when they have. */
export function onSessionEnd(handler) {
  renew = handler;
}

/** Several requests may find the session ended at the same time: the officer is asked once. */
function renewSession() {
  renewal ??= renew().finally(() => (renewal = null));
  return renewal;
}

/**
 * Asks the desk's server. The answer of one outlet carries its `etag`, for the write that follows.
 * `mayRenew` is whether the officer may be asked to sign in again for it.
 * @param {{body?: object, etag?: string, signal?: AbortSignal, mayRenew?: boolean}} options
 */
export async function ask(method, path, { body, etag, signal, mayRenew = true } = {}) {
  const headers = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (etag) headers["If-Match"] = etag;
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, body: body && JSON.stringify(body), signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(words.offline);
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => ({}));
  if (response.ok) return response.headers.has("ETag") ? { ...answer, etag: response.headers.get("ETag") } : answer;
  const refusal = new Refusal(response.status, answer);
  if (refusal.code !== "signed-out" || !renew || !mayRenew) throw refusal;
  await renewSession();
  return ask(method, path, { body, etag, signal });
}

export const get = (path, options) => ask("GET", path, options);

/** The address of a download. */
export const download = (path) => BASE + path;

/** Where an upload comes back as a workbook that says what became of each row. */
export const resultAddress = (id) => download(`/uploads/${id}/result.xlsx${query({ lang: language === "en" ? "en" : null })}`);

/** A path's query, without what is null. */
export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

/**
 * Sends a file and tells how far it is: `onProgress(sent bytes, all bytes)`. `fetch` cannot tell that.
 * Resolves with the upload; rejects with an `AbortError` when `signal` ends it.
 */
export async function sendFile(file, { onProgress, signal }) {
  // An ended session is found now rather than when all is sent.
  await get("/session", { signal });
  try {
    return await sendOnce(file, { onProgress, signal });
  } catch (error) {
    if (error.code !== "signed-out") throw error;
    await renewSession();
    return sendOnce(file, { onProgress, signal });
  }
}

function sendOnce(file, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${BASE}/uploads${query({ name: file.name })}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onProgress(loaded, file.size);
    request.onload = () =>
      request.status < 300 ? resolve(request.response) : reject(new Refusal(request.status, request.response ?? {}));
    request.onerror = () => reject(new Error(words.offline));
    request.onabort = () => reject(new DOMException("", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
