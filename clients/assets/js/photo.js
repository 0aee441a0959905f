// A photo of the gate is made small before it is sent: a phone's five megabytes cost money here.
// Where it was taken goes along only where the box above says so; all else of it stays on the phone.
import { ENOUGH, small } from "./shrink.js";

function start(part) {
  const input = part.querySelector("[name=gate_photo]");
  const consent = part.querySelector("[name=photo_consent]");
  const said = part.querySelector("[data-shrunk]");
  let original;
  let turn = 0;
  async function shrink() {
    const file = original;
    turn += 1;
    const mine = turn;
    said.textContent = "";
    if (!file || file.size < ENOUGH) return;
    // Only a JPEG's notes are carried over; anything else goes whole where its place is wanted.
    const goesWhole = consent.checked && file.type !== "image/jpeg";
    const made = goesWhole ? file : await small(file, { withPlace: consent.checked }).catch(() => file);
    // Another photo, or another wish, came in between.
    if (mine !== turn) return;
    const files = new DataTransfer();
    const better = made.size < file.size ? made : file;
    files.items.add(better);
    input.files = files.files;
    if (better === file) return;
    const kilobytes = (one) => Math.round(one.size / 1024).toLocaleString(document.documentElement.lang);
    said.textContent = said.dataset.shrunk.replace("{before}", kilobytes(file)).replace("{after}", kilobytes(made));
  }
  input.addEventListener("change", () => { [original] = input.files; shrink(); });
  consent.addEventListener("change", shrink);
}

export function startPhotos() {
  if (!window.createImageBitmap || !window.DataTransfer) return;
  document.querySelectorAll(".address-door").forEach(start);
}
