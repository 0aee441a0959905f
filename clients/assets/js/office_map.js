// The map of a place in the back office: its point is seen and moved; the form's own fields keep it.
import { fetchMap } from "./fetch_map.js";

// How near one looks at first, by how well the point is known.
const ZOOM = { region: 8, prefecture: 10, commune: 12 };
const DIGITS = 6;

function start(panel) {
  const form = panel.closest("form");
  const box = panel.querySelector(".map-box");
  const button = panel.querySelector("[data-open-map]");
  const undo = panel.querySelector("[data-undo-point]");
  const said = panel.querySelector("[role=status]");
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const both = [field("latitude"), field("longitude")];
  const precision = field("precision");
  const precisionBefore = precision.value;
  let opened;

  function point() {
    const [lat, lon] = both.map((input) => (input.value.trim() === "" ? NaN : Number(input.value)));
    return Math.abs(lat) <= 90 && Number.isFinite(lon) ? [lat, lon] : null;
  }
  function write(input, value) {
    input.value = value;
    // Wagtail asks before one leaves a page with changes: it hears of them by this.
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function onMove({ lat, lng }) {
    [lat, lng].forEach((value, index) => write(both[index], value.toFixed(DIGITS)));
    const known = JSON.parse(box.dataset.precisions)[field("kind").value];
    if (!precision.value && known) write(precision, known);
    undo.hidden = false;
    said.textContent = box.dataset.moved.replace("{at}", both.map((input) => input.value).join(", "));
  }
  async function open() {
    button.disabled = true;
    box.hidden = false;
    try {
      const { openMap } = await fetchMap(box);
      opened = await openMap(box, {
        point: point(), code: field("parent")?.value, without: field("code").value,
        zoom: ZOOM[precision.value], onMove,
      });
      button.hidden = true;
      panel.querySelector(".map-panel").hidden = false;
      panel.querySelector(".map-drawing")?.remove();
      opened.focus();
    } catch {
      box.hidden = true;
      button.disabled = false;
      said.textContent = box.dataset.failed;
    }
  }
  button.hidden = false;
  button.addEventListener("click", open);
  undo.addEventListener("click", () => {
    both.forEach((input) => write(input, input.defaultValue));
    write(precision, precisionBefore);
    undo.hidden = true;
    said.textContent = box.dataset.undone;
    if (point()) opened.move(point());
    opened.focus();
  });
  // Numbers that are typed move the pin.
  both.forEach((input) => input.addEventListener("change", () => {
    const at = point();
    if (opened && at && !opened.isAt(at)) opened.move(at);
  }));
}

function startAll() {
  document.querySelectorAll("[data-place-map]").forEach(start);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
else startAll();
