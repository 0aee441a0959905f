// A few buttons over the description; the text area below stays what is sent, as HTML, and says so.
function tool(icon, label, command, box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet btn-sm";
  button.textContent = label;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    box.focus();
    document.execCommand(command);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return button;
}

export function startRich(form) {
  const area = form.querySelector("textarea[data-rich]");
  if (!area || !document.execCommand) return;
  const label = form.querySelector(`label[for="${area.id}"]`);
  label.id = `${area.id}_label`;
  const box = document.createElement("div");
  box.className = "form-control rich-box";
  box.contentEditable = "true";
  box.id = `${area.id}_rich`;
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.setAttribute("aria-labelledby", label.id);
  // Cleaned by the server, which drew this page.
  box.innerHTML = area.dataset.rich;
  const bar = document.createElement("div");
  bar.className = "rich-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", label.textContent.trim());
  bar.append(tool("", form.dataset.bold, "bold", box), tool("", form.dataset.list, "insertUnorderedList", box));
  document.execCommand("defaultParagraphSeparator", false, "p");
  area.value = area.dataset.rich;
  area.hidden = true;
  const said = document.createElement("input");
  said.type = "hidden";
  said.name = `${area.name}_is_html`;
  said.value = "1";
  area.after(said);
  area.before(bar, box);
  label.addEventListener("click", () => box.focus());
  area.addEventListener("focus", () => box.focus());
  box.addEventListener("input", () => {
    area.value = box.textContent.trim() ? box.innerHTML : "";
  });
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
}
