// Remembers the products looked at last, newest first. Here and not on the server, so that a
// product's page is the same for all. shop/catalogue/recent.py reads it.
const COOKIE = "makiti_seen";
const MOST = 8;
const DAYS = 90;

export function startSeen() {
  const seen = document.querySelector("[data-seen]")?.dataset.seen;
  if (!seen) return;
  const kept = document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`)) || "";
  const others = kept.slice(COOKIE.length + 1).split("-").filter((key) => /^\d+$/.test(key) && key !== seen);
  const keys = [seen, ...others].slice(0, MOST).join("-");
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${keys}; Path=/; Max-Age=${DAYS * 86400}; SameSite=Lax${secure}`;
}
