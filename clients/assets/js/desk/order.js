// Photos are dragged into their order: by the grip on a phone, by the whole picture with a mouse.
// The buttons below each do the same for who drags nothing.
export function startPhotoOrder(form, keeper, places) {
  let held = null;

  function tell(list) {
    form.elements.order.value = [...list.children].map((item) => item.dataset.stem).join(",");
  }

  function over(x, y) {
    return document.elementFromPoint(x, y)?.closest("[data-photos] > li");
  }

  form.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    const picture = event.pointerType === "mouse" && event.target.closest("[data-handle]");
    const item = (grip || picture) && event.target.closest("li[data-stem]");
    if (!item || event.button) return;
    event.preventDefault();
    held = item;
    held.classList.add("is-held");
    form.setPointerCapture(event.pointerId);
  });
  form.addEventListener("pointermove", (event) => {
    if (!held) return;
    const there = over(event.clientX, event.clientY);
    if (!there || there === held || there.parentElement !== held.parentElement) return;
    const items = [...held.parentElement.children];
    if (items.indexOf(there) > items.indexOf(held)) there.after(held);
    else there.before(held);
  });
  async function drop() {
    if (!held) return;
    const list = held.parentElement;
    held.classList.remove("is-held");
    held = null;
    tell(list);
    keeper.touch();
    await keeper.keep();
    await places.refresh("photos");
  }
  form.addEventListener("pointerup", drop);
  form.addEventListener("pointercancel", drop);
}
