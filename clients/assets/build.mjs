// Builds what shoppers download: one style sheet and one script. Run by `make assets`.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { transform, build } from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../static");
mkdirSync(join(out, "dist"), { recursive: true });
mkdirSync(join(out, "vendor"), { recursive: true });

// Bootstrap writes left and right. Pages in N'Ko run from right to left, so every physical side
// becomes a logical one here; then one style sheet serves both directions.
const SIDES = [
  [/\b(margin|padding|border)-left(?=[-:])/g, "$1-inline-start"],
  [/\b(margin|padding|border)-right(?=[-:])/g, "$1-inline-end"],
  [/border-top-left-radius/g, "border-start-start-radius"],
  [/border-top-right-radius/g, "border-start-end-radius"],
  [/border-bottom-left-radius/g, "border-end-start-radius"],
  [/border-bottom-right-radius/g, "border-end-end-radius"],
  [/text-align:\s*left/g, "text-align:start"],
  [/text-align:\s*right/g, "text-align:end"],
  [/([;{\s])left:/g, "$1inset-inline-start:"],
  [/([;{\s])right:/g, "$1inset-inline-end:"],
];

const compiled = sass.compile(join(here, "scss/site.scss"), {
  loadPaths: [join(here, "node_modules")],
  quietDeps: true,
  // Bootstrap 5 is written with @import; nothing of ours can change that.
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
});
const logical = SIDES.reduce((css, [physical, side]) => css.replace(physical, side), compiled.css);
const css = await transform(logical, {
  loader: "css",
  minify: true,
  legalComments: "none",
  // The oldest browsers that shoppers' phones still carry.
  target: ["chrome87", "firefox78", "safari14.1"],
  supported: { "nesting": false },
});
const banner = "/* Makiti. Built by `make assets` from clients/assets. "
  + "Contains parts of Bootstrap 5.3.8, MIT, (c) The Bootstrap Authors. */\n";
writeFileSync(join(out, "dist/site.css"), banner + css.code);

// What only sellers see is no weight of a shopper's page.
const desk = await transform(sass.compile(join(here, "scss/desk_products.scss")).css, {
  loader: "css", minify: true, target: ["chrome87", "firefox78", "safari14.1"],
});
writeFileSync(join(out, "dist/desk.css"), desk.code);

await build({
  entryPoints: ["site", "passkeys", "chat", "desk", "office_map", "office_queue"].map((name) => join(here, `js/${name}.js`)),
  outdir: join(out, "dist"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome87", "firefox78", "safari14.1"],
  legalComments: "none",
});
// The map is fetched by a tap: a module of its own, and a style sheet without Leaflet's pictures.
await build({
  entryPoints: [join(here, "js/map.js")],
  outdir: join(out, "dist"),
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome87", "firefox78", "safari14.1"],
  legalComments: "none",
  banner: { js: "/* Contains Leaflet 1.9.4, BSD-2-Clause: see vendor/leaflet.LICENSE. */" },
});
const office = await transform(sass.compile(join(here, "scss/office.scss")).css, {
  loader: "css", minify: true, legalComments: "none", target: ["chrome87", "firefox78", "safari14.1"],
});
writeFileSync(join(out, "dist/office.css"), "/* Makiti's part of the back office. */\n" + office.code);
const leaflet = readFileSync(join(here, "node_modules/leaflet/dist/leaflet.css"), "utf8")
  .replace(/\/\*[^]*?\*\//g, "")
  .replace(/[^{}]*\{[^{}]*(?:url|expression|behavior)\b[^{}]*\}/g, "");
const ours = sass.compile(join(here, "scss/map.scss")).css;
const drawn = await transform(leaflet + ours, {
  loader: "css", minify: true, legalComments: "none", target: ["chrome87", "firefox78", "safari14.1"],
});
writeFileSync(
  join(out, "dist/map.css"),
  "/* Contains parts of Leaflet 1.9.4, BSD-2-Clause: see vendor/leaflet.LICENSE. */\n" + drawn.code,
);
copyFileSync(join(here, "node_modules/leaflet/LICENSE"), join(out, "vendor/leaflet.LICENSE"));
copyFileSync(join(here, "node_modules/htmx.org/dist/htmx.min.js"), join(out, "vendor/htmx.min.js"));

for (const name of ["dist/site.css", "dist/site.js", "dist/passkeys.js", "dist/chat.js", "dist/desk.js", "dist/desk.css", "dist/office_map.js", "dist/office_queue.js", "dist/office.css", "dist/map.js", "dist/map.css", "vendor/htmx.min.js"]) {
  const size = gzipSync(readFileSync(join(out, name)), { level: 9 }).length;
  console.log(`${name.padEnd(22)}${(size / 1024).toFixed(1).padStart(6)} KB gzip`);
}
