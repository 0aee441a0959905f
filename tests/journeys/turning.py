"""Reads a page that runs from right to left: does all of it turn, is every word whole?"""

from playwright.sync_api import Page

# Words of a control that stick out of it, or that something cuts off. What scrolls may be scrolled;
# a title that ends in dots after so many lines is meant to.
CUT_OFF = """() => {
  const width = document.documentElement.clientWidth;
  const controls = "a, button, summary, label, legend, th, h1, h2, h3, .tag, .chip, .badge, dt, dd";
  const clips = (el, axis) => ["hidden", "clip"].includes(getComputedStyle(el)[axis]);
  const scrolls = (el) => el && el !== document.body &&
    (["auto", "scroll"].includes(getComputedStyle(el).overflowX) || scrolls(el.parentElement));
  // For ears only: a point on the page, or clipped away whole.
  const spoken = (el) => el && el !== document.body && (el.clientWidth <= 2 &&
    clips(el, "overflowX") || getComputedStyle(el).clipPath === "inset(50%)" ||
    spoken(el.parentElement));
  const meant = (el) => el && (getComputedStyle(el).webkitLineClamp !== "none" ||
    meant(el.parentElement));
  const faults = [];
  for (const el of document.querySelectorAll(controls)) {
    if (!el.checkVisibility() || meant(el)) continue;
    const words = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
      if (spoken(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const word of range.getClientRects()) {
        if (!word.width) continue;
        let boxes = [];
        if (getComputedStyle(el).display !== "inline") boxes.push(el.getBoundingClientRect());
        for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
          if (clips(up, "overflowX")) boxes.push(up.getBoundingClientRect());
        }
        if (!scrolls(el)) boxes.push({ left: 0, right: width });
        if (boxes.some((box) => word.left < box.left - 1 || word.right > box.right + 1)) {
          faults.push(`cut off: ${node.data.trim().slice(0, 60)} in ${el.outerHTML.slice(0, 100)}`);
          break;
        }
      }
    }
  }
  return [...new Set(faults)].slice(0, 5);
}"""

# Where everything is, from the start of the line; then the page is turned around and measured
# again. Runs of text inside a sentence keep their own direction and are left out.
TURNED = """() => {
  const root = document.documentElement;
  const laid = (el) => {
    const { display, visibility } = getComputedStyle(el);
    if (visibility === "hidden" || display === "contents") return false;
    const flexed = /flex|grid/.test(getComputedStyle(el.parentElement).display);
    return !display.startsWith("inline") || flexed;
  };
  const all = [...document.querySelectorAll("body *")].filter((el) =>
    el.checkVisibility() && laid(el) && !el.closest("svg *, .visually-hidden, .skip-link"));
  const measure = (edge) => all.map((el) => {
    const box = el.getBoundingClientRect();
    return edge(box);
  });
  const width = root.clientWidth;
  root.dir = "ltr";
  const before = measure((box) => box.left);
  root.dir = "rtl";
  const after = measure((box) => width - box.right);
  return all.map((el, at) => [el, before[at], after[at]])
    .filter(([, one, other]) => Math.abs(one - other) > 1.5)
    .slice(0, 5).map(([el, one, other]) =>
      `does not turn: ${Math.round(one)} → ${Math.round(other)} ${el.outerHTML.slice(0, 120)}`);
}"""


def cut_off(page: Page) -> list[str]:
    return list(page.evaluate(CUT_OFF))


def not_turned(page: Page) -> list[str]:
    return list(page.evaluate(TURNED))
