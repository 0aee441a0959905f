// Keeps the site usable where the network comes and goes. It never keeps what is private: accounts, baskets,
// checkouts, desks, doors and admin always come from the network, and nothing but GET is ever looked at.
const PLAN = {{ plan|safe }};
const FILES = `makiti-files-${PLAN.version}`;
const PAGES = `makiti-pages-${PLAN.version}`;
const PICTURES = "makiti-pictures";
const MOST_PAGES = 30;
const MOST_PICTURES = 120;
const PATIENCE = 8000;
const PRIVATE = /^\/((fr|en)\/)?(account|basket|checkout|favourites|seller|courier|search\/suggest|admin|django-admin|documents|api|h|i18n|theme|webhooks|ws|livez|readyz|metrics)(\/|$)/;
const PEOPLE = /^\/(fr|en)\//;

// A file whose name says what is in it was fetched for the page a moment ago: it crosses the line once.
function fresh(url) {
  return new Request(url, url.startsWith(PLAN.static) ? {} : { cache: "reload", credentials: "omit" });
}

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES)
    .then((cache) => cache.addAll(PLAN.kept.map(fresh)))
    .then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const mine = [FILES, PAGES, PICTURES];
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith("makiti-") && !mine.includes(name)).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  // Signing in or out: whatever was kept was made for somebody else.
  if (request.method === "POST" && /\/account\/log(in|out)\/$/.test(url.pathname)) event.waitUntil(caches.delete(PAGES));
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (PRIVATE.test(url.pathname)) {
    if (request.mode === "navigate" && PEOPLE.test(url.pathname)) event.respondWith(fetch(request).catch(() => offlinePage(url)));
  } else if (url.pathname.startsWith(PLAN.static)) event.respondWith(keptFirst(request, FILES));
  else if (url.pathname.startsWith("/media/sizes/")) event.respondWith(keptFirst(request, PICTURES, MOST_PICTURES));
  else if (request.mode === "navigate") event.respondWith(networkFirst(request, url));
});

// A notice that came while nobody looked. Its words are text wherever they are shown.
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(String(told.title || "Makiti"), {
    body: String(told.body || ""),
    lang: told.lang,
    tag: told.tag,
    icon: PLAN.icon,
    badge: PLAN.icon,
    data: { url: String(told.url || "/") },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data.url, location.origin);
  // Only ever into our own shop, whatever was sent.
  event.waitUntil(openPage(url.origin === location.origin ? url.href : location.origin));
});

async function openPage(url) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => page.url === url);
  return there ? there.focus() : self.clients.openWindow(url);
}

async function keptFirst(request, name, most) {
  const cache = await caches.open(name);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    if (most) trim(cache, most);
  }
  return answer;
}

async function networkFirst(request, url) {
  const cache = await caches.open(PAGES);
  try {
    const answer = await withPatience(fetch(request), cache, request);
    if (isShareable(answer)) {
      await cache.put(request, answer.clone());
      trim(cache, MOST_PAGES);
    }
    return answer;
  } catch {
    return await cache.match(request) || await offlinePage(url);
  }
}

// A page made for one person (signed in, or answering what they just did) says so and is not kept.
function isShareable(answer) {
  const rule = answer.headers.get("Cache-Control") || "";
  return answer.ok && !answer.redirected && !/private|no-store/.test(rule);
}

// On a network that hangs, a kept page after some seconds is better than a white screen.
function withPatience(fetching, cache, request) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(async () => {
      const kept = await cache.match(request);
      if (kept) resolve(kept);
    }, PATIENCE);
    fetching.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function offlinePage(url) {
  const language = Object.keys(PLAN.offline).find((code) => url.pathname.startsWith(`/${code}/`)) || "fr";
  const cache = await caches.open(FILES);
  return await cache.match(PLAN.offline[language]) || Response.error();
}

async function trim(cache, most) {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(key);
}
