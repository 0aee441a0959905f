// One message of a conversation, drawn from the page's own form of it: always as text.
const words = document.getElementById("chat").dataset;

export function drawn({ mine, who, text, outside, picture, removed, assistant }) {
  const el = document.getElementById("chat-line").content.firstElementChild.cloneNode(true);
  const part = (name) => el.querySelector(`.chat-${name}`);
  el.classList.toggle("is-mine", mine);
  el.classList.toggle("is-assistant", Boolean(assistant));
  const keep = (name, is, content) => { if (is) part(name).textContent = content; else part(name).remove(); };
  keep("who", who, who);
  keep("gone", removed, words.removed);
  keep("text", text, text);
  if (!outside) part("warning").remove();
  if (!picture) part("picture").remove();
  else {
    const image = part("picture").firstElementChild;
    part("picture").href = picture.url;
    Object.assign(image, { width: picture.width, height: picture.height, src: picture.url });
  }
  return el;
}

export function setState(el, text) {
  const state = el.querySelector("[data-state]");
  if (state) state.textContent = text;
}

// Its own eyes may see it before it is sent; `data:` because the page lets no other address in.
export function preview(el, file) {
  if (!file) return;
  const reader = new FileReader();
  reader.onload = () => {
    const image = document.createElement("img");
    Object.assign(image, { alt: words.photo, src: reader.result, className: "chat-preview" });
    el.querySelector(".chat-bubble").prepend(image);
  };
  reader.readAsDataURL(file);
}
