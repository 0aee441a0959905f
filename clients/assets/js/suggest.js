// Names of products while one types. Enter still sends the form; arrows walk through the names.
const WAIT = 250;

function show(box, names) {
  box.replaceChildren(...names.map(({ title, url, picture, price, kind }) => {
    const link = document.createElement("a");
    link.href = url;
    if (picture) link.append(Object.assign(new Image(40, 40), { alt: "", src: picture, loading: "lazy" }));
    const part = (name, text) => Object.assign(document.createElement("span"), { className: name, textContent: text });
    link.append(part("suggestion-title", title));
    if (price || kind) link.append(part("suggestion-more", price || kind));
    return link;
  }));
}

async function ask(form, box, words) {
  if (words.length < 2) return show(box, []);
  const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`).catch(() => null);
  if (!answer?.ok) return show(box, []);
  const { suggestions } = await answer.json();
  // Somebody typed on meanwhile: a later answer is on its way.
  if (form.q.value.trim() === words) show(box, suggestions);
}

function walk(event, form, box) {
  const stops = [form.q, ...box.children];
  const at = stops.indexOf(document.activeElement);
  if (event.key === "Escape" && box.children.length) {
    show(box, []);
    form.q.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && stops.length > 1 && at >= 0) {
    event.preventDefault();
    const way = event.key === "ArrowDown" ? 1 : -1;
    stops[(at + way + stops.length) % stops.length].focus();
  }
}

export function startSuggestions() {
  const form = document.querySelector("form[data-suggest]");
  if (!form) return;
  const box = form.querySelector(".search-suggestions");
  let timer;
  form.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(form, box, form.q.value.trim()), WAIT);
  });
  form.addEventListener("keydown", (event) => walk(event, form, box));
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) show(box, []); });
}
