// A photo is made small on the phone, before it is sent: five megabytes cost money here.
const LONGEST = 1600;
// Below that it goes as it is.
export const ENOUGH = 300 * 1024;
const QUALITY = 0.82;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

async function draw(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
}

// The part of a JPEG in which a camera keeps its notes; null where there is none.
async function notes(file) {
  const bytes = new Uint8Array(await file.slice(0, 256 * 1024).arrayBuffer());
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const end = at + 2 + bytes[at + 2] * 256 + bytes[at + 3];
    const isNotes = bytes[at + 1] === 0xe1 && EXIF.every((byte, index) => bytes[at + 4 + index] === byte);
    if (isNotes) return end <= bytes.length ? upright(bytes.slice(at, end)) : null;
    at = end;
  }
  return null;
}

// What is drawn here stands upright already: the notes must not turn it once more.
function upright(part) {
  const view = new DataView(part.buffer, 10);
  try {
    const little = view.getUint16(0) === 0x4949;
    const first = view.getUint32(4, little);
    for (let index = 0; index < view.getUint16(first, little); index += 1) {
      const entry = first + 2 + index * 12;
      if (view.getUint16(entry, little) === ORIENTATION) view.setUint16(entry + 8, 1, little);
    }
  } catch {
    return null;
  }
  return part;
}

export async function small(file, { withPlace = false } = {}) {
  const part = withPlace ? await notes(file) : null;
  const drawn = await draw(file);
  const pieces = part ? [drawn.slice(0, 2), part, drawn.slice(2)] : [drawn];
  return new File(pieces, file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}
