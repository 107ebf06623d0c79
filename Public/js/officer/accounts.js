import { element } from "../element.js";
import { actionButton, onSubmit } from "./action.js";
import { areaSelect } from "./areas.js";
import { ask, get } from "./api.js";
import { openDialog } from "./dialog.js";
import { focusEntry, positionOf } from "./entries.js";
import { checkbox, input, labelled, select } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";
import { dateTime } from "./time.js";

const ROLES = Object.entries(words.roles);

/** The officers' accounts, for those who keep them. */
export async function accountsView() {
  const list = element("ul", { class: "entries" });
  await listOfficers(list);
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.accounts.title),
    element("p", {}, element("a", { href: "#/audit" }, words.accounts.audit)),
    list,
    element("h3", {}, words.accounts.add),
    await addForm(list));
}

async function listOfficers(list) {
  const { officers } = await get("/officers");
  list.replaceChildren(...officers.map((officer) => element("li", { class: officer.disabled ? "entry is-off" : "entry" },
    element("div", { class: "entry-text" },
      element("strong", {}, officer.name), " ",
      officer.disabled && element("span", { class: "badge badge-warning" }, words.accounts.disabled),
      element("p", {}, words.roles[officer.role], " · ", officer.area?.name ?? words.everywhere),
      element("p", { class: "muted" }, officer.last_sign_in_at ? words.accounts.lastSignIn(dateTime(officer.last_sign_in_at)) : words.accounts.neverSignedIn)),
    actionButton(words.change, () => change(officer, list), { "aria-label": words.accounts.changeOf(officer.name) }))));
}

async function addForm(list) {
  const name = input({ required: true, minlength: 2, maxlength: 40, autocapitalize: "none", spellcheck: "false" });
  const password = input({ type: "password", autocomplete: "new-password", required: true, minlength: 10, maxlength: 200 });
  const role = select(ROLES, "officer");
  const area = await areaSelect();
  const form = element("form", { class: "form" },
    labelled(words.signIn.name, name, { hint: words.accounts.nameHint }),
    labelled(words.signIn.password, password, { hint: words.me.passwordHint }),
    labelled(words.accounts.role, role, { hint: words.accounts.roleHint }),
    labelled(words.accounts.area, area, { hint: words.accounts.areaHint }),
    element("button", { type: "submit", class: "button primary" }, words.accounts.add));
  return onSubmit(form, async () => {
    const body = { name: name.value, password: password.value, role: role.value, area: area.value || null };
    const officer = await ask("POST", "/officers", { body });
    form.reset();
    await listOfficers(list);
    notice.show(words.accounts.added(officer.name));
  });
}

/** Sends only what was changed: a change ends the officer's sessions. */
async function change(officer, list) {
  const role = select(ROLES, officer.role);
  const area = await areaSelect(officer.area?.id);
  const password = input({ type: "password", autocomplete: "new-password", maxlength: 200 });
  const { box, node } = checkbox(words.accounts.mayNotSignIn, { checked: officer.disabled });
  const saved = await openDialog({
    title: words.accounts.changeOf(officer.name),
    content: [
      labelled(words.accounts.role, role), labelled(words.accounts.area, area),
      labelled(words.accounts.newPassword, password, { hint: words.accounts.newPasswordHint }), node,
      element("p", { class: "field-hint" }, words.accounts.sessionsEnd),
    ],
    actions: [{
      text: words.save, look: "primary",
      async work() {
        const body = {};
        if (role.value !== officer.role) body.role = role.value;
        if (area.value !== (officer.area?.id ?? "")) body.area = area.value || null;
        if (box.checked !== officer.disabled) body.disabled = box.checked;
        if (password.value) body.password = password.value;
        if (Object.keys(body).length) await ask("PATCH", `/officers/${encodeURIComponent(officer.name)}`, { body });
        return true;
      },
    }],
  });
  if (!saved) return;
  const position = positionOf(list, document.activeElement);
  await listOfficers(list);
  focusEntry(list, position);
  notice.show(words.accounts.changed(officer.name));
}
