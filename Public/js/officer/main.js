import { element } from "../element.js";
import { loadSettings } from "../api.js";
import { accountsView } from "./accounts.js";
import { actionButton } from "./action.js";
import { auditView } from "./audit.js";
import { changesetView } from "./changeset.js";
import { historyView } from "./history.js";
import { language, translate, words } from "./i18n.js";
import { listsView } from "./lists.js";
import { meView } from "./me.js";
import { notice } from "./notice.js";
import { outletView } from "./outlet.js";
import { outletsView } from "./outlets.js";
import { previewView } from "./preview.js";
import { reportsView } from "./reports.js";
import { currentPlace, go, takeNews, viewOf } from "./router.js";
import { currentOfficer, keepSignedIn, presentOfficer, signInView, signOut } from "./session.js";
import { mayDrop } from "./unsaved.js";
import { unverifiedView } from "./unverified.js";
import { createWays } from "./ways.js";

const ROUTES = [
  [/^\/$/, listsView],
  [/^\/uploads\/([^/]+)$/, previewView],
  [/^\/outlets$/, outletsView],
  [/^\/outlets\/(new|\d+)$/, outletView],
  [/^\/unverified$/, unverifiedView],
  [/^\/reports$/, reportsView],
  [/^\/history$/, historyView],
  [/^\/history\/(\d+)$/, changesetView],
  [/^\/accounts$/, accountsView],
  [/^\/audit$/, auditView],
  [/^\/me$/, meView],
];

const node = (id) => document.getElementById(id);
const desk = node("desk");
const ways = createWays(node("ways"));
let me = null;
let settings = null;
let leave = () => {};
/** Whether the open view holds something that was not saved. */
let isUnsaved = () => false;
let here = location.hash;
/** Counts the views opened, so that a slow old one does not replace a new one. */
let opening = 0;

translate(document, words);
linkOtherLanguage();
node("skip").addEventListener("click", (event) => {
  event.preventDefault();
  desk.focus();
});
node("sign-out").addEventListener("click", async () => {
  if (isUnsaved() && !(await mayDrop())) return;
  isUnsaved = () => false;
  // Whatever the server says: this page forgets who was here.
  await signOut().catch(() => {});
  location.assign(location.pathname + location.search);
});
addEventListener("hashchange", move);
addEventListener("focus", checkOfficer);
addEventListener("visibilitychange", () => document.visibilityState === "visible" && checkOfficer());
addEventListener("beforeunload", (event) => isUnsaved() && event.preventDefault());
dispatchEvent(new Event("started"));
start();

async function start() {
  try {
    [me, settings] = await Promise.all([currentOfficer(), loadSettings()]);
  } catch (error) {
    return fail(error, start);
  }
  if (me) welcome(me);
  else show(signInView(welcome));
}

function welcome(officer) {
  me = officer;
  keepSignedIn(me);
  node("sign-out").hidden = false;
  ways.open(me);
  open();
}

/**
 * Another tab may have signed out, or signed in as somebody else, whose name then stands under what is done in this one.
 */
async function checkOfficer() {
  if (!me) return;
  const now = await presentOfficer().catch(() => me);
  if (now.name === me.name) return;
  me = now;
  keepSignedIn(me);
  ways.open(me);
  if (!isUnsaved()) await open();
  notice.show(words.otherOfficer(me.name));
}

/** Another place was asked for; what was typed and not saved is not dropped without a question. */
async function move() {
  if (!me) return;
  if (isUnsaved()) {
    const wanted = location.hash;
    history.replaceState(null, "", here || location.pathname + location.search);
    if (!(await mayDrop())) return;
    history.pushState(null, "", wanted);
  }
  open();
}

async function open() {
  here = location.hash;
  const mine = ++opening;
  const { path, query } = currentPlace();
  const found = viewOf(ROUTES, path);
  if (!found) return go("/");
  leave();
  leave = () => {};
  isUnsaved = () => false;
  const { message, untaken } = takeNews();
  if (message) notice.show(message);
  else notice.clear();
  ways.mark(path);
  desk.replaceChildren(element("p", { class: "loading", role: "status" }, words.loading));
  const leaving = [];
  leave = () => leaving.forEach((end) => end());
  try {
    const view = await found.view({
      parameters: found.parameters, query, me, settings, ways, untaken,
      /** `end()` runs when another view opens. */
      onLeave: (end) => leaving.push(end),
      /** `check()` tells whether something typed would be lost by leaving. */
      guard: (check) => (isUnsaved = check),
    });
    if (mine === opening) show(view);
  } catch (error) {
    if (mine === opening) fail(error, open);
  }
}

function show(view) {
  desk.replaceChildren(view);
  const heading = view.querySelector("h2");
  document.title = `${heading.textContent} · ${words.title}`;
  heading.focus();
  view.dispatchEvent(new CustomEvent("shown"));
}

function fail(error, again) {
  show(element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.cannotShow),
    element("p", {}, error.message),
    // What is not there will not come.
    error.status === 404 ? element("a", { class: "button", href: "#/" }, words.parts.lists) : actionButton(words.retry, again)));
}

function linkOtherLanguage() {
  const link = node("other-language");
  const other = language === "en" ? "vi" : "en";
  const update = () => (link.href = location.pathname + (other === "en" ? "?lang=en" : "") + location.hash);
  link.lang = link.hreflang = other;
  node("to-map").href = language === "en" ? "/?lang=en" : "/";
  addEventListener("hashchange", update);
  update();
}
