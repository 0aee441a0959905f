// A drawer opens by its address (#filters) without a script. With one, focus goes in and comes
// back, Escape closes, and opening it leaves no step in the history.
let opener = null;

function open(drawer, from) {
  opener = from;
  drawer.classList.add("is-open");
  drawer.setAttribute("role", "dialog");
  drawer.setAttribute("aria-modal", "true");
  document.documentElement.classList.add("has-drawer");
  (drawer.querySelector("[data-drawer-close]") || drawer).focus();
}

function close(drawer) {
  drawer.classList.remove("is-open");
  drawer.removeAttribute("role");
  drawer.removeAttribute("aria-modal");
  document.documentElement.classList.remove("has-drawer");
  if (location.hash === `#${drawer.id}`) history.replaceState(null, "", location.pathname + location.search);
  opener?.focus();
  opener = null;
}

function keepInside(drawer, event) {
  const stops = [...drawer.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((el) => !el.disabled && el.offsetParent !== null);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
}

export function startDrawers() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-drawer-open]");
    const drawer = link && document.getElementById(link.hash.slice(1));
    if (drawer) {
      event.preventDefault();
      open(drawer, link);
      return;
    }
    const out = event.target.closest("[data-drawer-close], .drawer-shade");
    if (out) {
      event.preventDefault();
      close(out.closest(".drawer"));
    }
  });
  document.addEventListener("keydown", (event) => {
    const drawer = document.querySelector(".drawer.is-open");
    if (!drawer) return;
    if (event.key === "Escape") close(drawer);
    if (event.key === "Tab") keepInside(drawer, event);
  });
}
