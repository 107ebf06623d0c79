import { element } from "../element.js";
import { notice } from "./notice.js";

/**
 * A button whose work takes time: no second click meanwhile, and what goes wrong is said.
 * `look` is `primary`, `danger`, `quiet` or nothing; `report(message)` says what went wrong, by default above the page.
 */
export function actionButton(text, work, { look = "", report = notice.show, ...attributes } = {}) {
  const button = element("button", { type: "button", class: `button ${look}`.trim(), ...attributes }, text);
  button.addEventListener("click", () => run(button, work, report));
  return button;
}

/** The same for a form: `submit` runs the work. */
export function onSubmit(form, work, report = notice.show) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("button[type=submit]"), work, report);
  });
  return form;
}

async function run(button, work, report) {
  if (button.getAttribute("aria-disabled") === "true") return;
  // Not `disabled`: that would cost the button its focus.
  button.setAttribute("aria-disabled", "true");
  // What was said of the work before is not true of this one.
  if (report === notice.show) notice.clear();
  try {
    await work();
  } catch (error) {
    if (error.name !== "AbortError") report(error.message);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
