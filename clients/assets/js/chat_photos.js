// Photos that wait for the network, kept on the device beside the words that go with them.
const NAME = "makiti-chat";
const PHOTOS = "photos";

let opened;
function base() {
  opened ||= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(PHOTOS);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error);
  });
  return opened;
}

async function inside(mode, work) {
  const transaction = (await base()).transaction(PHOTOS, mode);
  const asked = work(transaction.objectStore(PHOTOS));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

// `owner` is the person: what somebody else did not send on this device is nobody's to read.
export const keepPhoto = (id, owner, file) => inside("readwrite", (photos) => photos.put({ owner, file }, id));
export const dropPhoto = (id) => inside("readwrite", (photos) => photos.delete(id)).catch(() => {});

export async function photoOf(id, owner) {
  const kept = await inside("readonly", (photos) => photos.get(id)).catch(() => null);
  return kept?.owner === owner ? kept.file : null;
}

export function forgetPhotosOfOthers(owner) {
  return inside("readwrite", (photos) => {
    const walk = photos.openCursor();
    walk.onsuccess = () => {
      const at = walk.result;
      if (!at) return;
      if (at.value.owner !== owner) at.delete();
      at.continue();
    };
    return walk;
  }).catch(() => {});
}
