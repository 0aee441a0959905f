// Photos go one by one, made small on the phone first, with their progress; a bad line is tried again.
import { ENOUGH, small } from "../shrink.js";

const TRIES = 5;

const rest = (ms) => new Promise((done) => { setTimeout(done, ms); });

async function light(file) {
  if (file.size < ENOUGH) return file;
  const made = await small(file).catch(() => file);
  return made.size < file.size ? made : file;
}

function send(url, data, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.timeout = 120000;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) told(Math.round((100 * event.loaded) / event.total));
    });
    request.addEventListener("load", () => done(request));
    ["error", "timeout", "abort"].forEach((name) => request.addEventListener(name, failed));
    request.send(data);
  });
}

export function startUploads(form, keeper, places) {
  const waiting = [];
  let busy = false;

  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    const said = document.createElement("span");
    name.textContent = file.name;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    said.className = "photo-said";
    item.append(name, bar, said);
    document.getElementById("photo-queue").append(item);
    return { item, bar, said, file };
  }

  function choices(one, words) {
    const queue = document.getElementById("photo-queue");
    one.said.textContent = words;
    one.bar.remove();
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn btn-quiet btn-sm";
    drop.textContent = queue.dataset.drop;
    drop.addEventListener("click", () => one.item.remove());
    one.item.append(drop);
    return queue;
  }

  function offerAgain(one) {
    const queue = choices(one, form.dataset.unkept);
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn btn-secondary btn-sm";
    again.textContent = queue.dataset.again;
    again.addEventListener("click", () => {
      one.item.remove();
      add([one.file]);
    });
    one.item.append(again);
  }

  async function deliver(one) {
    const queue = document.getElementById("photo-queue");
    const file = await light(one.file);
    for (let turn = 0; turn < TRIES; turn += 1) {
      const data = new FormData();
      ["csrfmiddlewaretoken", "hand", "version"].forEach((name) => data.set(name, form.elements[name].value));
      data.set("photo", file, file.name);
      const answer = await send(form.dataset.photo, data, (percent) => {
        one.bar.value = percent;
        one.said.textContent = queue.dataset.sending.replace("{percent}", percent);
      }).catch(() => null);
      if (answer && answer.status === 201) return "";
      if (answer && answer.status < 500 && answer.status !== 429) return answer.response?.said || String(answer.status);
      one.said.textContent = queue.dataset.waiting;
      await rest(1000 * 2 ** turn);
    }
    return null;
  }

  async function work() {
    if (busy) return;
    busy = true;
    await keeper.keep();
    while (waiting.length) {
      const one = waiting.shift();
      const refused = await deliver(one);
      if (refused === null) offerAgain(one);
      else if (refused) choices(one, refused);
      else {
        one.item.remove();
        await places.refresh("photos").catch(() => {});
      }
    }
    busy = false;
  }

  function add(files) {
    waiting.push(...[...files].map(row));
    work();
  }

  form.classList.add("sends-photos");
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file" || !event.target.files.length) return;
    add(event.target.files);
    event.target.value = "";
  });
}
