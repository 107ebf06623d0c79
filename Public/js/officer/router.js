/** Where in the desk the officer is: `#/uploads/12`, `#/outlets/new?report=3`. */
export function currentPlace() {
  const [path, search = ""] = location.hash.replace(/^#/, "").split("?");
  return { path: path.startsWith("/") ? path : "/", query: new URLSearchParams(search) };
}

const NO_NEWS = { message: null, untaken: [] };
let news = NO_NEWS;

/**
 * Opens another part, or this one anew; `message` is what is said there of what was done here, `untaken` what of it
 * was not taken as it was typed.
 */
export function go(path, message = null, untaken = []) {
  news = { message, untaken };
  if (location.hash === `#${path}`) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = path;
}

/** What is to be said in the part that opens; once. */
export function takeNews() {
  const taken = news;
  news = NO_NEWS;
  return taken;
}

/** `routes` are `[pattern, view]`; gives the view and what its pattern's groups hold. */
export function viewOf(routes, path) {
  for (const [pattern, view] of routes) {
    const match = pattern.exec(path);
    if (match) return { view, parameters: match.slice(1).map(decodeURIComponent) };
  }
  return null;
}
