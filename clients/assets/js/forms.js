// Forms: a double tap sends once, an error is where the cursor is, numbers have big buttons.
import { announce, words } from "./announce.js";

function onlyOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get" || form.hasAttribute("data-again")) return;
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  event.submitter?.setAttribute("aria-busy", "true");
}

// Coming back with the browser's back button: the page is as it was left, busy.
function rest(event) {
  if (!event.persisted) return;
  document.querySelectorAll("[aria-busy=true]").forEach((el) => el.removeAttribute("aria-busy"));
}

function step(button) {
  const input = button.closest(".quantity").querySelector("input");
  const before = input.value;
  if (button.dataset.step === "up") input.stepUp();
  else input.stepDown();
  if (input.value === before) return;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  announce(`${words("quantity")} ${input.value}`);
}

export function startForms() {
  document.addEventListener("submit", onlyOnce);
  addEventListener("pageshow", rest);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(button);
    const dismiss = event.target.closest("[data-dismiss]");
    if (dismiss) dismiss.closest(".alert")?.remove();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-send-on-change]")) event.target.form.requestSubmit();
  });
  const firstFault = document.querySelector(".error-summary");
  if (firstFault) firstFault.focus();
}
