import { element } from "../element.js";
import { ask, get, onSessionEnd } from "./api.js";
import { onSubmit } from "./action.js";
import { openDialog } from "./dialog.js";
import { input, labelled } from "../form.js";
import { words } from "./i18n.js";

/** Who is signed in; whose session has ended signs in again. */
export const presentOfficer = () => get("/session");

/** Who is signed in, or null. */
export async function currentOfficer() {
  try {
    return await get("/session", { mayRenew: false });
  } catch (error) {
    if (error.code === "signed-out") return null;
    throw error;
  }
}

/** The way in; `onSignedIn(me)`. */
export function signInView(onSignedIn) {
  const name = input({ name: "username", autocomplete: "username", required: true, autocapitalize: "none", spellcheck: "false" });
  const { form } = credentials(name, async (me) => onSignedIn(me));
  return element("section", { class: "sign-in" },
    element("h2", { tabindex: "-1" }, words.signIn.title),
    element("p", {}, words.signIn.lead),
    form,
    element("p", { class: "field-hint" }, words.signIn.noAccount));
}

/**
 * When the session ends in the middle of the work, the officer signs in over the page and nothing is lost; until then
 * nothing of the page is seen.
 */
export function keepSignedIn(me) {
  onSessionEnd(async () => {
    const name = input({ name: "username", autocomplete: "username", value: me.name, readonly: true });
    let close;
    const { form } = credentials(name, (again) => {
      document.body.classList.remove("is-locked");
      close(again);
    });
    const open = () => openDialog({
      title: words.signIn.again, content: [element("p", {}, words.signIn.againLead), form], actions: [], look: "sign-in-again",
      onOpen: (dialog) => (close = dialog.close),
    });
    document.body.classList.add("is-locked");
    // The page that comes is anybody's; a browser asks first where something was typed, and its officer may stay.
    while (!(await open())) location.reload();
  });
}

export const signOut = () => ask("DELETE", "/session");

function credentials(name, onSignedIn) {
  const password = input({ type: "password", name: "password", autocomplete: "current-password", required: true });
  const error = element("p", { class: "error", role: "alert" });
  const form = element("form", { class: "form" },
    labelled(words.signIn.name, name),
    labelled(words.signIn.password, password),
    error,
    element("button", { type: "submit", class: "button primary" }, words.signIn.action));
  onSubmit(form, async () => {
    error.textContent = "";
    const me = await ask("POST", "/session", { body: { name: name.value, password: password.value } });
    // The cookie may have been dropped: then every page after this one would say that the session has ended.
    if (!(await currentOfficer())) throw new Error(words.signIn.notKept);
    onSignedIn(me);
  }, (message) => {
    error.textContent = message;
    password.select();
  });
  return { form };
}
