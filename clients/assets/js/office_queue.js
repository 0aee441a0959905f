// Moderators who read a hundred products a day keep their hands on the keys: each key presses what
// names it (`data-key`), and nothing while somebody writes.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  const wanted = document.querySelector(`[data-key~="${key}"]`);
  if (!wanted) return;
  event.preventDefault();
  const reasons = [...document.querySelectorAll("[data-reason]")];
  // A refusal says why: the first press leads to the reason.
  if (key === "r" && reasons.length && !reasons.some((field) => field.value.trim())) {
    reasons[0].focus();
    return;
  }
  wanted.click();
});
