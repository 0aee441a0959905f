// What waits to be sent, kept on the device: a page that is closed meanwhile sends it when it is back.
const START = "makiti-chat:";

export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Queue {
  constructor(conversation, person) {
    this.name = `${START}${person}:${conversation}`;
    this.kept = [];
    this.forgetOthers(`${START}${person}:`);
  }

  // Somebody else signed in on this device: what was not sent is nobody's to read.
  forgetOthers(mine) {
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(START) && !name.startsWith(mine)) localStorage.removeItem(name);
      }
    } catch { /* no storage: what waits is lost with the page */ }
  }

  all() {
    try {
      return JSON.parse(localStorage.getItem(this.name) || "[]");
    } catch {
      return this.kept;
    }
  }

  keep(items) {
    this.kept = items;
    try {
      if (items.length) localStorage.setItem(this.name, JSON.stringify(items));
      else localStorage.removeItem(this.name);
    } catch { /* full or forbidden */ }
  }

  first() { return this.all()[0]; }

  add(item) { this.keep([...this.all(), item]); }

  drop(id) { this.keep(this.all().filter((item) => item.client_id !== id)); }
}
