// An open conversation: what is written stands at once, goes out when there is a line, arrives once.
import { announce } from "./announce.js";
import { drawn, preview, setState } from "./chat_lines.js";
import { dropPhoto, forgetPhotosOfOthers, keepPhoto, photoOf } from "./chat_photos.js";
import { Queue, newId } from "./chat_queue.js";
import { ENOUGH, small } from "./shrink.js";

const BEAT_EVERY = 25000;
const ASK_EVERY = 5000;
const LONGEST_WAIT = 30000;
const PATIENCE = 8000;
const TYPING_EVERY = 3000;
const OVER = [4401, 4403];

const chat = document.getElementById("chat");
const lines = document.getElementById("lines");
const form = document.getElementById("say");
const words = chat.dataset;
const queue = new Queue(words.key, words.me);
const answers = new Map();
let last = Number(words.last);
let socket = null;
let over = false;
let tries = 0;
let again = 0;
let sending = false;

const live = () => socket?.readyState === WebSocket.OPEN && chat.dataset.live === "true";
const line = (selector) => lines.querySelector(selector);

// --- What is shown ------------------------------------------------------------------------
function show(message) {
  if (line(`[data-number="${message.number}"]`)) return;
  const waiting = line(`[data-client="${message.client_id}"]`);
  const atEnd = document.documentElement.scrollHeight - scrollY - innerHeight < 400;
  const el = drawn(message);
  el.id = `m${message.number}`;
  el.dataset.number = message.number;
  el.dataset.client = message.client_id;
  const time = el.querySelector("time");
  time.dateTime = message.sent_at;
  time.textContent = new Date(message.sent_at).toLocaleTimeString(document.documentElement.lang,
    { hour: "2-digit", minute: "2-digit", timeZone: "Africa/Conakry" });
  if (message.mine) setState(el, message.number <= Number(words.seenTo) ? words.seen : words.sent);
  else el.querySelector("[data-state]").remove();
  const flag = el.querySelector(".chat-flag");
  if (message.mine || message.removed || message.assistant) flag.remove();
  else flag.href = `report/${message.number}/`;
  waiting?.remove();
  const later = [...lines.querySelectorAll("[data-number]")].find((one) => Number(one.dataset.number) > message.number);
  lines.insertBefore(el, later || line(".is-waiting"));
  // Somebody of the team has it now: the program says nothing more.
  const ofTheTeam = message.mine === (words.role === "support");
  if (message.handed_over || (ofTheTeam && !message.assistant)) document.getElementById("assistant")?.remove();
  if (!message.mine) announce(`${message.who} : ${message.text}`);
  if (atEnd) el.scrollIntoView({ block: "nearest" });
  typing(false);
}

// Numbers have no gaps: what is missing between is asked for.
function take(message) {
  if (message.number > last + 1) { show(message); catchUp(); return; }
  last = Math.max(last, message.number);
  show(message);
  look();
}

function seenUpTo(number) {
  words.seenTo = Math.max(number, Number(words.seenTo));
  for (const el of lines.querySelectorAll(".is-mine[data-number]")) {
    if (Number(el.dataset.number) <= Number(words.seenTo)) setState(el, words.seen);
  }
}

let quiet = 0;
function typing(on) {
  clearTimeout(quiet);
  document.getElementById("typing").textContent = on ? words.typing : "";
  if (on) quiet = setTimeout(typing, 5000, false);
}

// --- Asking and telling -------------------------------------------------------------------
function ask(path, body) {
  const headers = { Accept: "application/json" };
  if (body) headers["X-CSRFToken"] = words.csrf;
  const isForm = body instanceof FormData;
  if (body && !isForm) headers["Content-Type"] = "application/json";
  return fetch(`${words.api}${path}`, {
    method: body ? "POST" : "GET", headers, body: isForm ? body : body && JSON.stringify(body), credentials: "same-origin",
  });
}

let asking = false;
let askAgain = false;
async function catchUp() {
  askAgain = asking;
  if (asking || over) return;
  asking = true;
  try {
    for (let more = true; more;) {
      const answer = await ask(`messages?after=${last}&limit=100`);
      if ([401, 404].includes(answer.status)) over = true;
      if (!answer.ok) break;
      const told = await answer.json();
      for (const message of told.items) { last = Math.max(last, message.number); show(message); }
      seenUpTo(told.seen);
      more = told.more;
    }
    look();
  } catch { /* no network: the next time asks again */ } finally { asking = false; }
  if (askAgain) catchUp();
}

let looked = Number(words.read);
function look() {
  if (document.hidden || last <= looked || over) return;
  looked = last;
  document.getElementById("seen")?.remove();
  // What the bell told of it is read too.
  ask("seen", { number: last })
    .then(() => document.dispatchEvent(new Event("bell:ask")))
    .catch(() => { looked = 0; });
}

// --- Writing ------------------------------------------------------------------------------
function wait(item) {
  if (line(`[data-client="${item.client_id}"]`)) return;
  const el = drawn({ mine: true, text: item.text });
  if (item.photo) photoOf(item.client_id, words.me).then((file) => preview(el, file));
  el.classList.add("is-waiting");
  el.dataset.client = item.client_id;
  el.querySelector(".chat-flag").remove();
  setState(el, words.sending);
  lines.append(el);
  el.scrollIntoView({ block: "nearest" });
}

function overSocket(item) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { answers.delete(item.client_id); reject(new Error("no answer")); }, PATIENCE);
    answers.set(item.client_id, (told) => { clearTimeout(timer); resolve(told); });
    socket.send(JSON.stringify({ type: "say", ...item }));
  });
}

async function withPhoto(item) {
  const file = await photoOf(item.client_id, words.me);
  if (!file) return null;
  const form = new FormData();
  form.append("client_id", item.client_id);
  form.append("text", item.text);
  form.append("picture", file, file.name || "photo.jpg");
  return ask("pictures", form);
}

async function overHttp(item) {
  const answer = await (item.photo ? withPhoto(item) : ask("messages", item));
  // The browser threw it away to make room.
  if (!answer) return { type: "refused", why: words.photoGone };
  const told = await answer.json();
  if (answer.ok) return { type: "message", message: told };
  if (answer.status === 429) return { type: "refused", code: "too_fast", why: told.detail || told.title };
  if (answer.status === 401 || answer.status >= 500) throw new Error(`answered ${answer.status}`);
  return { type: "refused", code: told.code, why: told.detail || told.title };
}

function refuse(item, why) {
  const el = line(`[data-client="${item.client_id}"]`);
  el?.classList.replace("is-waiting", "is-refused");
  if (el) setState(el, `${words.refused} : ${why}`);
  announce(`${words.refused} : ${why}`);
}

// One after the other, so that they arrive in their order.
let resting = 0;
async function flush() {
  clearTimeout(resting);
  if (sending) return;
  sending = true;
  try {
    for (let item = queue.first(); item; item = queue.first()) {
      const spoken = live() && !item.photo;
      const told = await (spoken ? overSocket(item).catch(() => overHttp(item)) : overHttp(item));
      if (told.code === "too_fast") throw new Error("too fast");
      queue.drop(item.client_id);
      if (item.photo) dropPhoto(item.client_id);
      if (told.type === "message") take(told.message);
      else refuse(item, told.why || told.code);
    }
    tries = 0;
  } catch {
    for (const el of lines.querySelectorAll(".is-waiting")) setState(el, words.waiting);
    resting = setTimeout(flush, 5000);
  } finally { sending = false; }
}

function send(item) {
  queue.add(item);
  wait(item);
  flush();
}

// Kept first, then sent: a page that is closed in between has it still.
async function readied(file, item) {
  const made = file.size < ENOUGH ? file : await small(file).catch(() => file);
  await keepPhoto(item.client_id, words.me, made.size < file.size ? made : file);
  send({ ...item, photo: true });
}

// A photo takes a moment to be made small: what is said after it stays after it.
let before = Promise.resolve();
function say(said, file) {
  const item = { client_id: newId(), text: said.trim() };
  if (file) before = before.then(() => readied(file, item)).catch(() => plainly(item, file));
  else if (item.text) before = before.then(() => send(item));
}

// A browser that keeps nothing sends it as a page without a script would.
function plainly(item, file) {
  const files = new DataTransfer();
  files.items.add(file);
  form.elements.picture.files = files.files;
  form.elements.text.value = item.text;
  form.submit();
}

// --- The socket ---------------------------------------------------------------------------
function later() {
  if (over || document.hidden) return;
  const pause = Math.min(LONGEST_WAIT, 1000 * 2 ** tries) * (0.5 + Math.random() / 2);
  tries += 1;
  clearTimeout(again);
  again = setTimeout(open, pause);
}

const HEARD = {
  message: ({ message }) => { answers.get(message.client_id)?.({ type: "message", message }); answers.delete(message.client_id); take(message); },
  refused: (told) => { answers.get(told.client_id)?.(told); answers.delete(told.client_id); },
  seen: ({ number }) => seenUpTo(number),
  typing: () => typing(true),
  last: ({ number }) => { if (number > last) catchUp(); },
};

function joined() {
  chat.dataset.live = "true";
  tries = 0;
  catchUp();
  flush();
}

function open() {
  if (over || document.hidden || (socket && socket.readyState < WebSocket.CLOSING)) return;
  const mine = new WebSocket(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${words.socket}`);
  socket = mine;
  // Answered once the conversation is joined: what came before that is asked for.
  mine.onopen = () => mine.send("ping");
  mine.onmessage = ({ data }) => {
    if (data === "pong") { if (!chat.dataset.live) joined(); return; }
    const told = JSON.parse(data);
    HEARD[told.type]?.(told);
  };
  mine.onclose = ({ code }) => {
    if (socket === mine) delete chat.dataset.live;
    if (OVER.includes(code)) over = true;
    if (socket === mine) later();
  };
}

setInterval(() => {
  if (!live()) return;
  socket.send("ping");
  socket.send(JSON.stringify({ type: "have", number: last }));
}, BEAT_EVERY);
setInterval(() => { if (!live() && !document.hidden && navigator.onLine) catchUp(); }, ASK_EVERY);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) { clearTimeout(again); socket?.close(); return; }
  tries = 0;
  catchUp();
  open();
});
addEventListener("online", () => { tries = 0; open(); catchUp(); flush(); });

// --- The form -----------------------------------------------------------------------------
if (form) {
  let told = 0;
  const { text, picture } = form.elements;
  form.addEventListener("submit", (event) => {
    const file = picture?.files[0];
    if (file && !window.indexedDB) return;
    event.preventDefault();
    say(text.value, file);
    text.value = "";
    if (picture) picture.value = "";
    text.focus();
  });
  text.addEventListener("input", () => {
    if (!live() || Date.now() - told < TYPING_EVERY) return;
    told = Date.now();
    socket.send(JSON.stringify({ type: "typing" }));
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  document.querySelector(".chat-quick")?.addEventListener("submit", (event) => {
    event.preventDefault();
    say(event.submitter.textContent);
  });
  queue.all().forEach(wait);
  if (window.indexedDB) forgetPhotosOfOthers(words.me);
}
if (document.readyState === "complete") open();
else addEventListener("load", open);
look();
flush();
