// Menus are <details>. Escape and a tap elsewhere close them; only one is open.
function openMenus() {
  return document.querySelectorAll("details.menu[open]");
}

// A row of pages that is wider than the phone opens at the page one is on.
function showWhereOneIs() {
  const here = document.querySelector(".desk-menu [aria-current]");
  const row = here?.closest(".desk-menu");
  if (!row || row.scrollWidth <= row.clientWidth) return;
  const [entry, frame] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += entry.left - frame.left - (frame.width - entry.width) / 2;
}

export function startMenus() {
  showWhereOneIs();
  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    const opener = event.target.closest("[data-dialog-open]");
    if (opener) document.getElementById(opener.dataset.dialogOpen)?.showModal();
    const closer = event.target.closest("[data-dialog-close]");
    if (closer) closer.closest("dialog")?.close();
  });
  // Whoever walks on with Tab must not find the focus under a menu that stayed open.
  document.addEventListener("focusin", (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
}
