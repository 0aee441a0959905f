// Parts of the page that the server draws anew, in their place: the grid, the photos, the facts.
import { announce, words } from "../announce.js";
import { withoutFiles } from "./keep.js";

const EVER_FRESH = ["version", "order"];

export function startPlaces(form, keeper) {
  function put(html, id) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById(id);
    const old = document.getElementById(id);
    if (!fresh || !old) return false;
    const queue = old.querySelector("#photo-queue");
    if (queue) fresh.querySelector("#photo-queue")?.replaceWith(queue);
    old.replaceWith(fresh);
    EVER_FRESH.forEach((name) => {
      const told = page.querySelector(`#product-form [name=${name}]`);
      if (told) form.elements[name].value = told.value;
    });
    form.dispatchEvent(new CustomEvent("desk:placed", { detail: { id } }));
    return true;
  }

  async function refresh(id) {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (answer.ok) put(await answer.text(), id);
  }

  async function act(button) {
    const id = button.dataset.inPlace;
    button.setAttribute("aria-busy", "true");
    try {
      await keeper.keep();
      // Not form.action: the buttons are called that, and stand before the form's own.
      const answer = await fetch(location.pathname, { method: "POST", body: withoutFiles(form, button.value) });
      if (!answer.ok || !put(await answer.text(), id)) throw new Error(String(answer.status));
      document.getElementById(id).focus({ preventScroll: true });
    } catch {
      announce(words("failed"));
      const note = document.getElementById("failed");
      if (note) note.hidden = false;
    }
    button.removeAttribute("aria-busy");
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-in-place]");
    if (!button) return;
    event.preventDefault();
    if (button.getAttribute("aria-busy") !== "true") act(button);
  });
  form.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-after-keep]");
    if (!link) return;
    event.preventDefault();
    await keeper.keep();
    location.assign(link.href);
  });
  return { refresh };
}
