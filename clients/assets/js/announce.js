// Says a line to people who cannot see it, and shows it to those who can where it is an error.
export function announce(text) {
  const live = document.getElementById("live");
  if (!live) return;
  live.textContent = "";
  // A screen reader only speaks when the text changes after the region is empty.
  setTimeout(() => { live.textContent = text; }, 60);
}

export function words(name) {
  return document.getElementById("live")?.dataset[name] || "";
}
