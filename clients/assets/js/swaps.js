// What htmx puts in place is announced; what fails is said, and nothing that was typed is lost.
import { announce, words } from "./announce.js";

// The plus turns into a check for a moment: the badge may be out of sight.
function confirmAdded(event) {
  const use = event.detail.successful && event.target.closest?.(".product-card-add")?.querySelector("use");
  if (!use) return;
  const before = use.getAttribute("href");
  use.setAttribute("href", before.replace(/#.*/, "#check"));
  setTimeout(() => use.setAttribute("href", before.replace(/#.*/, "#plus")), 2000);
}

export function startSwaps() {
  document.addEventListener("htmx:afterRequest", confirmAdded);
  document.addEventListener("htmx:afterSettle", (event) => {
    const said = event.target.querySelector?.("[data-announce]");
    if (said) announce(said.dataset.announce || said.textContent.trim());
    event.target.querySelector?.(".error-summary")?.focus();
  });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, (event) => {
      // Nobody asked for it: the page came to fetch it by itself, and its link stays.
      if (event.target.closest?.("[data-quiet]")) return;
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
