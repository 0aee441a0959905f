// What htmx puts in place is announced; what fails is said, and nothing that was typed is lost.
import { announce, words } from "./announce.js";

export function startSwaps() {
  document.addEventListener("htmx:afterSettle", (event) => {
    const said = event.target.querySelector?.("[data-announce]");
    if (said) announce(said.dataset.announce || said.textContent.trim());
    event.target.querySelector?.(".error-summary")?.focus();
  });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, () => {
      announce(words("failed"));
      const note = document.getElementById("failed");
      if (note) note.hidden = false;
    });
  });
  document.addEventListener("htmx:beforeRequest", () => {
    const note = document.getElementById("failed");
    if (note) note.hidden = true;
  });
}
