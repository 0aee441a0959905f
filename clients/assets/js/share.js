// The share button: the phone's own sheet, or the address in the clipboard.
import { announce, words } from "./announce.js";

async function share(button) {
  const url = button.dataset.share || location.href;
  if (navigator.share) {
    await navigator.share({ title: document.title, url }).catch(() => {});
    return;
  }
  await navigator.clipboard.writeText(url);
  const label = button.querySelector("[data-share-label]") || button;
  const before = label.textContent;
  label.textContent = words("copied");
  announce(words("copied"));
  setTimeout(() => { label.textContent = before; }, 2500);
}

export function startShare() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-share]");
    if (button) share(button);
  });
}
