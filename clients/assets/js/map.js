// The map: Leaflet, fetched by the first tap on a button that opens one. Streets come from the tiles
// that the page names; without any, our own plan is drawn, so that a pin still means something.
import { circleMarker, divIcon, layerGroup, map as leafletMap, marker, polygon, tileLayer } from "leaflet";

const CONAKRY = [9.58, -13.64];
// From which zoom on a name has room.
const ROOM = { region: 6, special_zone: 6, prefecture: 8, commune: 10, sub_prefecture: 10, quartier: 13 };
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const COARSE = 12;

function named(name, kind) {
  const label = document.createElement("span");
  label.textContent = name;
  return divIcon({ className: `map-name map-name-${kind}`, html: label, iconSize: [0, 0] });
}

function area([kind, , ring]) {
  return polygon(ring, { className: `map-area map-area-${kind}`, interactive: false });
}

function town([, kind, name, lat, lon]) {
  const at = [lat, lon];
  const dot = circleMarker(at, { radius: kind === "quartier" ? 2 : 3, className: "map-town", interactive: false });
  return [dot, marker(at, { icon: named(name, kind), interactive: false, keyboard: false })];
}

// Names come and go with the zoom, and only where one looks.
function drawPlan(map, { areas, places }, { withAreas }) {
  if (withAreas) areas.forEach((one) => area(one).addTo(map));
  const shown = layerGroup().addTo(map);
  const draw = () => {
    const seen = map.getBounds().pad(0.2);
    const zoom = map.getZoom();
    const fit = places.filter(([, kind, , lat, lon]) => zoom >= ROOM[kind] && seen.contains([lat, lon]));
    shown.clearLayers();
    // Nearer to the ground the towns above give way to what lies in them.
    const above = zoom > ROOM.commune ? ["region", "prefecture", "special_zone"] : [];
    fit.filter(([, kind]) => !above.includes(kind)).slice(0, 120)
      .forEach((one) => town(one).forEach((layer) => shown.addLayer(layer)));
  };
  map.on("moveend", draw);
  draw();
}

function steer(map, pin, moved) {
  pin.getElement().addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (event.key === "+" || event.key === "-") {
      map.setZoomAround(pin.getLatLng(), map.getZoom() + (event.key === "+" ? 1 : -1));
    } else if (step) {
      const far = event.shiftKey ? 1 : COARSE;
      const at = map.latLngToContainerPoint(pin.getLatLng()).add([step[0] * far, step[1] * far]);
      pin.setLatLng(map.containerPointToLatLng(at));
      map.panInside(pin.getLatLng(), { padding: [48, 48], animate: false });
      moved();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}

// The point of a place by its code, from our own plan.
function placed(plan, code) {
  const found = plan.places.find(([one]) => one === code);
  return found ? [found[3], found[4]] : null;
}

// Wide enough to see what is around: where there is nothing to begin with, all of Conakry.
const FAR = 11;
const NEAR = 14;

// `code` is where to begin without a point; `without` is drawn by nothing but the pin.
export async function openMap(box, { point, code, without, zoom = NEAR, onMove }) {
  const { plan: planUrl, tiles, attribution, pin: title } = box.dataset;
  const plan = await fetch(planUrl).then((answer) => answer.json()).catch(() => ({ areas: [], places: [] }));
  const near = point || placed(plan, code);
  plan.places = plan.places.filter(([one]) => one !== without);
  const map = leafletMap(box, { keyboard: false, zoomSnap: 1, maxZoom: 18, minZoom: 6 });
  map.setView(near || CONAKRY, point ? zoom : near ? NEAR - 1 : FAR);
  map.attributionControl.setPrefix("Leaflet");
  if (tiles) tileLayer(tiles, { attribution, maxZoom: 18 }).addTo(map);
  else map.attributionControl.addAttribution("© OpenStreetMap contributors, GeoNames");
  drawPlan(map, plan, { withAreas: !tiles });
  const icon = divIcon({ className: "map-pin", iconSize: [48, 48], iconAnchor: [24, 44] });
  const pin = marker(near || CONAKRY, { icon, draggable: true, autoPan: true, title, alt: title }).addTo(map);
  pin.getElement().setAttribute("aria-label", title);
  pin.getElement().setAttribute("aria-describedby", "map-help");
  const moved = () => onMove(pin.getLatLng().wrap());
  pin.on("dragend", moved);
  map.on("click", ({ latlng }) => { pin.setLatLng(latlng); moved(); });
  steer(map, pin, moved);
  return {
    focus: () => pin.getElement().focus(),
    move: (at) => { pin.setLatLng(at); map.setView(at, Math.max(map.getZoom(), zoom)); },
    isAt: ([lat, lon]) => pin.getLatLng().equals([lat, lon], 1e-6),
  };
}
