// The bell's number: told by a socket at once, asked for every half minute where there is none.
import { announce } from "./announce.js";

const ASK_EVERY = 30000;
const BEAT_EVERY = 25000;
const LONGEST_WAIT = 30000;
const SIGN_IN_FIRST = 4401;

export function startBell() {
  const bell = document.getElementById("bell");
  if (!bell) return;
  const badge = bell.querySelector("[data-bell-count]");
  let socket = null;
  let tries = 0;
  let over = false;
  let again = 0;

  const show = (unread) => {
    const text = unread > 99 ? "99+" : unread ? String(unread) : "";
    if (badge.textContent === text) return;
    badge.textContent = text;
    window.htmx?.trigger(document.body, "bell:rang");
  };

  const ask = async () => {
    try {
      const answer = await fetch(bell.dataset.unreadUrl, { headers: { Accept: "application/json" } });
      if (answer.status === 401) over = true;
      else if (answer.ok) show((await answer.json()).unread);
    } catch { /* no network: the next half minute asks again */ }
  };

  const later = () => {
    if (over || document.hidden) return;
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
    tries += 1;
    clearTimeout(again);
    again = setTimeout(open, wait);
  };

  const open = () => {
    if (over || document.hidden || (socket && socket.readyState < WebSocket.CLOSING)) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const mine = new WebSocket(`${scheme}//${location.host}${bell.dataset.socket}`);
    socket = mine;
    mine.onopen = () => mine.send("ping");
    mine.onmessage = (event) => {
      if (event.data === "pong") {
        // Answered once this page is joined: what came while nobody listened is asked for.
        if (!bell.dataset.live) mine.send("unread");
        bell.dataset.live = "true";
        tries = 0;
        return;
      }
      const told = JSON.parse(event.data);
      if (["notice", "unread"].includes(told.type)) show(told.unread);
      if (told.type !== "notice") return;
      announce(told.title);
    };
    mine.onclose = (event) => {
      if (socket === mine) delete bell.dataset.live;
      if (event.code === SIGN_IN_FIRST) over = true;
      if (socket === mine) later();
    };
  };

  const live = () => socket?.readyState === WebSocket.OPEN && bell.dataset.live === "true";
  setInterval(() => { if (!over && !document.hidden && !live()) ask(); }, ASK_EVERY);
  setInterval(() => { if (live()) socket.send("ping"); }, BEAT_EVERY);
  // A page out of sight costs neither battery nor data.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { clearTimeout(again); socket?.close(); return; }
    if (over) return;
    tries = 0;
    ask();
    open();
  });
  document.addEventListener("bell:ask", ask);
  addEventListener("online", () => { tries = 0; ask(); open(); });
  // First the page, then the bell: on a slow line they would share it.
  if (document.readyState === "complete") open();
  else addEventListener("load", open);
}
