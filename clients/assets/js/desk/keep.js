// What is typed goes to the server every few seconds, and when the page is left. One request at a
// time; another page that was faster is never written over without being asked.
const PAUSE_MS = 2500;
const LONGEST_WAIT_MS = 30000;

export function withoutFiles(form, action) {
  const data = new FormData(form);
  data.delete("photos");
  data.delete("action");
  if (action) data.set("action", action);
  return data;
}

export function startKeeping(form) {
  const said = document.getElementById("kept");
  let timer = 0;
  let changed = false;
  let wait = PAUSE_MS;
  let sending = null;
  let stopped = false;

  function later(ms) {
    clearTimeout(timer);
    timer = setTimeout(keep, ms);
  }

  function overtaken(version) {
    stopped = true;
    const note = document.createElement("div");
    note.className = "alert alert-warning";
    note.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent = form.dataset.overtaken;
    const other = document.createElement("a");
    other.className = "btn btn-secondary";
    other.href = location.pathname;
    other.textContent = form.dataset.seeOther;
    const mine = document.createElement("button");
    mine.type = "button";
    mine.className = "btn btn-quiet";
    mine.textContent = form.dataset.keepMine;
    mine.addEventListener("click", () => {
      form.elements.version.value = version;
      stopped = false;
      changed = true;
      note.remove();
      keep();
    });
    note.append(words, other, mine);
    form.before(note);
    note.scrollIntoView({ block: "center" });
  }

  async function send() {
    changed = false;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: withoutFiles(form) });
      const told = await answer.json();
      if (answer.status === 409) {
        overtaken(told.version);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      form.elements.version.value = told.version;
      said.textContent = told.said;
      wait = PAUSE_MS;
      if (changed) later(PAUSE_MS);
    } catch {
      changed = true;
      said.textContent = form.dataset.unkept;
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      later(wait);
    }
  }

  // Whoever waits for it knows afterwards that the server has what the page had.
  async function keep() {
    clearTimeout(timer);
    if (stopped) return;
    if (sending) await sending;
    if (!changed || stopped) return;
    sending = send();
    await sending;
    sending = null;
  }

  function touch() {
    changed = true;
    if (!stopped) later(wait);
  }

  form.addEventListener("input", (event) => { if (event.target.type !== "file") touch(); });
  form.addEventListener("change", (event) => { if (event.target.type !== "file") touch(); });
  form.addEventListener("submit", () => { clearTimeout(timer); stopped = true; });
  addEventListener("online", () => { if (changed) keep(); });
  addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed && !stopped) {
      navigator.sendBeacon(form.dataset.keep, withoutFiles(form));
    }
  });
  return { keep, touch };
}
