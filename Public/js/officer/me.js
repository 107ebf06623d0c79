import { element } from "../element.js";
import { actionButton, onSubmit } from "./action.js";
import { ask, get } from "./api.js";
import { confirmed, openDialog } from "./dialog.js";
import { input, labelled } from "../form.js";
import { words } from "./i18n.js";
import { notice } from "./notice.js";
import { date, dateTime } from "./time.js";

/** The officer's own account: password, and tokens for scripts. */
export async function meView({ me }) {
  const tokens = element("div", {});
  await listTokens(tokens);
  return element("section", { class: "page" },
    element("h2", { tabindex: "-1" }, words.me.title(me.name)),
    element("p", {}, words.roles[me.role], " · ", me.area?.name ?? words.everywhere),
    element("p", { class: "muted" }, words.me.sessionEnds(dateTime(me.expires_at))),
    element("h3", {}, words.me.password),
    passwordForm(me),
    element("h3", {}, words.me.tokens),
    element("p", {}, words.me.tokensLead),
    tokens,
    tokenForm(tokens));
}

function passwordForm(me) {
  const current = input({ type: "password", autocomplete: "current-password", required: true });
  const wanted = input({ type: "password", autocomplete: "new-password", required: true, minlength: 10, maxlength: 200 });
  const again = input({ type: "password", autocomplete: "new-password", required: true });
  const form = element("form", { class: "form" },
    // For the browser's keeper of passwords.
    element("input", { type: "text", name: "username", autocomplete: "username", value: me.name, hidden: true }),
    labelled(words.me.currentPassword, current),
    labelled(words.me.newPassword, wanted, { hint: words.me.passwordHint }),
    labelled(words.me.newPasswordAgain, again),
    element("button", { type: "submit", class: "button primary" }, words.me.changePassword));
  return onSubmit(form, async () => {
    if (wanted.value !== again.value) {
      again.focus();
      throw new Error(words.me.passwordsDiffer);
    }
    await ask("PUT", "/password", { body: { current: current.value, new: wanted.value } });
    form.reset();
    notice.show(words.me.passwordChanged);
  });
}

async function listTokens(place) {
  const { tokens } = await get("/tokens");
  place.replaceChildren(tokens.length
    ? element("ul", { class: "entries" }, ...tokens.map((token) => element("li", { class: "entry" },
        element("div", { class: "entry-text" },
          element("strong", {}, token.label),
          element("p", { class: "muted" }, words.me.tokenFacts(
            date(token.created_at), token.last_used_at ? dateTime(token.last_used_at) : words.never, date(token.expires_at)))),
        actionButton(words.me.revoke, async () => {
          if (!(await confirmed({ title: words.me.revokeTitle(token.label), text: words.me.revokeText, action: words.me.revoke, look: "danger" }))) return;
          await ask("DELETE", `/tokens/${token.id}`);
          await listTokens(place);
        }, { "aria-label": words.me.revokeTitle(token.label) }))))
    : element("p", { class: "muted" }, words.me.noTokens));
}

function tokenForm(tokens) {
  const label = input({ required: true, maxlength: 80 });
  const days = input({ type: "number", min: 1, max: 365, value: 90, required: true });
  const form = element("form", { class: "form inline" },
    labelled(words.me.tokenLabel, label),
    labelled(words.me.tokenDays, days),
    element("button", { type: "submit", class: "button" }, words.me.createToken));
  return onSubmit(form, async () => {
    const { token } = await ask("POST", "/tokens", { body: { label: label.value, days: Number(days.value) } });
    form.reset();
    await listTokens(tokens);
    await openDialog({
      title: words.me.tokenMade,
      content: [
        element("p", {}, words.me.tokenOnce),
        labelled(words.me.token, input({ value: token, readonly: true, class: "code", onfocus: (event) => event.target.select() })),
      ],
      actions: [{ text: words.me.copyToken, look: "primary", work: () => navigator.clipboard.writeText(token) }],
      cancel: words.dismiss,
    });
  });
}
