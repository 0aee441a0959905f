// The map's code and its style sheet: fetched by the tap that asks for a map, once.
function style(href) {
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

export async function fetchMap({ dataset }) {
  const [module] = await Promise.all([import(dataset.script), style(dataset.style)]);
  return module;
}
