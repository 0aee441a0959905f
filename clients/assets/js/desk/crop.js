// What the three sliders will cut out, seen at once.
export function startCrop() {
  const picture = document.querySelector("[data-crop]");
  if (!picture) return;
  const form = picture.closest("form");
  const number = (name) => Number(form.elements[name].value);
  function draw() {
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (!width) return;
    const frame = picture.parentElement.clientWidth;
    const side = (Math.min(width, height) * 100) / number("zoom");
    const scale = frame / side;
    picture.style.width = `${width * scale}px`;
    const across = (-(width - side) * number("across") * scale) / 100;
    const down = (-(height - side) * number("down") * scale) / 100;
    picture.style.transform = `translate(${across}px, ${down}px)`;
  }
  form.addEventListener("input", draw);
  picture.addEventListener("load", draw);
  addEventListener("resize", draw);
  draw();
}
