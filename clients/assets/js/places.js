// The address form: names of places while one types, selectors that fill it, the phone's position.
import { announce } from "./announce.js";
import { startPin } from "./pin.js";

const at = (form, name) => form.querySelector(`[name="${name}"]`);

function fill(form, { place, name, commune }) {
  at(form, "line1").value = name;
  at(form, "place_code").value = place;
  at(form, "line4").value = commune;
  form.querySelector(".place-suggestions").replaceChildren();
  announce(`${name}, ${commune}`);
}

// Arrows walk through the names, Escape closes them; Enter takes the one in focus.
function walk(event, form) {
  const box = form.querySelector(".place-suggestions");
  const stops = [at(form, "line1"), ...box.querySelectorAll("button")];
  const here = stops.indexOf(document.activeElement);
  if (here < 0 || stops.length < 2) return;
  if (event.key === "Escape") {
    box.replaceChildren();
    stops[0].focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const way = event.key === "ArrowDown" ? 1 : -1;
    stops[(here + way + stops.length) % stops.length].focus();
  }
}

// A pin that was set by hand is where it was set: it has no accuracy.
function keep(form, { latitude, longitude, accuracy }) {
  at(form, "lat").value = latitude.toFixed(6);
  at(form, "lon").value = longitude.toFixed(6);
  at(form, "accuracy").value = accuracy === undefined ? "" : Math.round(accuracy);
  form.querySelector("[data-drop-position]").closest("p").hidden = false;
  // What was said last counts: a pin or the phone, not the photo of before.
  const photo = at(form, "photo_ok");
  if (photo) photo.checked = false;
}

function drop(form) {
  ["lat", "lon", "accuracy"].forEach((name) => { at(form, name).value = ""; });
  form.querySelector("[data-drop-position]").closest("p").hidden = true;
  form.querySelector(".position-found").replaceChildren();
  announce(form.dataset.dropped);
}

// What the map begins with: the position that is kept, or the quartier that was picked.
function known(form) {
  const names = at(form, "photo_ok")?.checked ? ["photo_lat", "photo_lon"] : ["lat", "lon"];
  const [lat, lon] = names.map((name) => at(form, name).value);
  return { point: lat && lon ? [Number(lat), Number(lon)] : null, code: at(form, "place_code").value };
}

async function look(form, coords) {
  const said = form.querySelector(".position-found");
  keep(form, coords);
  const where = `lat=${coords.latitude.toFixed(6)}&lon=${coords.longitude.toFixed(6)}`;
  const answer = await fetch(`${form.dataset.here}?${where}`).catch(() => null);
  const kept = coords.accuracy === undefined ? form.dataset.pinned
    : form.dataset.kept.replace("{m}", Math.round(coords.accuracy));
  if (!answer?.ok) return void (said.textContent = kept);
  said.innerHTML = await answer.text();
  const found = said.querySelector("[data-place]");
  // What was typed stays; an empty field takes the nearest quartier, and follows the pin.
  const line = at(form, "line1");
  if (found && (!line.value || line.value === form.dataset.followed)) {
    fill(form, found.dataset);
    form.dataset.followed = line.value;
  }
  said.append(Object.assign(document.createElement("p"), { textContent: kept }));
}

function share(form, pin) {
  const said = form.querySelector(".position-found");
  said.textContent = form.dataset.looking;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      look(form, coords);
      pin.follow?.([coords.latitude, coords.longitude]);
    },
    () => { said.textContent = form.dataset.denied; },
    { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
  );
}

function start(form) {
  if (navigator.geolocation) form.querySelector(".share-position").hidden = false;
  const pin = startPin(form, {
    known: () => known(form),
    keep: (coords) => keep(form, coords),
    look: (coords) => look(form, coords),
  });
  if (at(form, "lat").value) form.querySelector("[data-drop-position]").closest("p").hidden = false;
  form.addEventListener("click", (event) => {
    const picked = event.target.closest(".place-suggestions [data-place]");
    if (picked) {
      fill(form, picked.dataset);
      at(form, "line2").focus();
    } else if (event.target.closest("[data-share-position]")) {
      share(form, pin);
    } else if (event.target.closest("[data-drop-position]")) {
      drop(form);
    }
  });
  form.addEventListener("keydown", (event) => walk(event, form));
  // Somebody writes another name: what was picked no longer counts.
  at(form, "line1").addEventListener("input", () => { at(form, "place_code").value = ""; });
  document.addEventListener("htmx:afterSettle", () => {
    const chosen = form.querySelector(".place-cascade input[data-place]");
    if (chosen && at(form, "place_code").value !== chosen.dataset.place) fill(form, chosen.dataset);
  });
}

export function startPlaces() {
  document.querySelectorAll("[data-address-form]").forEach(start);
}

// The page of stores nearby: the position goes into the address of the page, and nowhere else.
function locate(form) {
  const said = form.querySelector(".position-found");
  form.querySelector(".share-position").hidden = false;
  form.querySelector("[data-locate]").addEventListener("click", () => {
    said.textContent = form.dataset.looking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // A street corner is near enough for a list.
        const where = `lat=${coords.latitude.toFixed(3)}&lon=${coords.longitude.toFixed(3)}`;
        location.search = `?${where}`;
      },
      () => { said.textContent = form.dataset.denied; },
      { timeout: 15000, maximumAge: 60000 },
    );
  });
}

export function startNearby() {
  const form = document.querySelector("form[data-nearby]");
  if (form && navigator.geolocation) locate(form);
}
