// Where a product of this name usually stands, proposed while its name is typed.
const PAUSE_MS = 350;

export function startShelves(form, keeper) {
  const tips = document.getElementById("shelf-tips");
  const shelf = form.elements.category;
  const kind = form.elements.kind;
  const search = document.getElementById("shelf-q");
  let timer = 0;
  let turn = 0;
  let asked = "";

  function refreshFacts() {
    form.querySelector("[data-in-place=facts]")?.click();
  }

  function choose({ id }) {
    shelf.value = String(id);
    shelf.dispatchEvent(new Event("change", { bubbles: true }));
    tips.hidden = true;
  }

  function show(shelves) {
    tips.textContent = "";
    shelves.forEach((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-secondary btn-sm";
      button.textContent = one.label;
      button.addEventListener("click", () => choose(one));
      tips.append(button);
    });
    tips.hidden = !shelves.length;
  }

  async function ask(text) {
    if (text === asked || text.length < 3) return;
    asked = text;
    turn += 1;
    const mine = turn;
    const answer = await fetch(`${form.dataset.shelves}?q=${encodeURIComponent(text)}`).catch(() => null);
    if (!answer?.ok || mine !== turn) return;
    show((await answer.json()).shelves);
  }

  function later(text) {
    clearTimeout(timer);
    timer = setTimeout(() => ask(text.trim()), PAUSE_MS);
  }

  form.elements.title.addEventListener("input", () => { if (!shelf.value) later(form.elements.title.value); });
  search?.addEventListener("input", (event) => {
    event.stopPropagation();
    later(search.value);
  });
  shelf.addEventListener("change", () => { if (kind && !kind.value) refreshFacts(); });
  kind?.addEventListener("change", refreshFacts);
  form.classList.add("knows-shelves");
  keeper.keep();
}
