// Notices on this device: asks the browser for its address and puts it into the form that waits.
const raw = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

async function subscribed(key) {
  const worker = await navigator.serviceWorker.ready;
  // One that was made with another key would be refused for ever.
  await (await worker.pushManager.getSubscription())?.unsubscribe();
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: raw(key) });
  return made.toJSON();
}

export function startPush() {
  const form = document.getElementById("push");
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!form || !able || document.querySelector("[data-push-here]")) return;
  form.hidden = false;
  const refused = form.querySelector("[data-push-refused]");
  const failed = form.querySelector("[data-push-failed]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.endpoint.value) return;
    event.preventDefault();
    refused.hidden = failed.hidden = true;
    if (await Notification.requestPermission() !== "granted") {
      refused.hidden = false;
      return;
    }
    try {
      const { endpoint, keys } = await subscribed(form.dataset.key);
      form.elements.p256dh.value = keys.p256dh;
      form.elements.auth.value = keys.auth;
      form.elements.endpoint.value = endpoint;
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
