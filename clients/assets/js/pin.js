// The pin of the address form: the map is fetched by the tap that asks for it.
import { announce } from "./announce.js";
import { fetchMap } from "./fetch_map.js";

const WAIT = 400;

// `known` is what the form knows: { point, code }; `keep` takes where the pin was set.
export function startPin(form, { known, keep, look }) {
  const box = form.querySelector(".map-box");
  const button = form.querySelector("[data-open-map]");
  if (!box || !button) return { show: () => {} };
  let opened;
  let timer;
  const onMove = ({ lat, lng }) => {
    keep({ latitude: lat, longitude: lng });
    clearTimeout(timer);
    // What lies there is asked once the pin stands still.
    timer = setTimeout(() => look({ latitude: lat, longitude: lng }), WAIT);
  };
  async function open() {
    button.disabled = true;
    form.querySelector(".map-panel").hidden = false;
    try {
      const { openMap } = await fetchMap(box);
      opened = await openMap(box, { ...known(), onMove });
      button.closest("p").hidden = true;
      return opened;
    } catch {
      form.querySelector(".map-panel").hidden = true;
      announce(box.dataset.failed);
      form.querySelector(".position-found").textContent = box.dataset.failed;
      button.disabled = false;
      return null;
    }
  }
  button.closest("p").hidden = false;
  button.addEventListener("click", async () => (opened || await open())?.focus());
  return { show: async (at) => (opened || await open())?.move(at), follow: (at) => opened?.move(at) };
}
