// Bundles the page's script and style into kg/view/assets, the same bytes each time.
//   node build.mjs           writes them
//   node build.mjs --check   fails when what is committed differs from a fresh build
//   node build.mjs --tests   bundles test/*.test.ts for node's test runner
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "../kg/view/assets");
const shared = { bundle: true, write: false, absWorkingDir: here, charset: "utf8", logLevel: "warning" };

/** Names of members that only src declares: a browser's, the payload's and written ones stay. */
function ownNames() {
  const read = (folder, wanted) =>
    readdirSync(join(here, folder)).filter(wanted).map((name) => readFileSync(join(here, folder, name), "utf8"));
  const sources = read("src", (name) => name.endsWith(".ts") && name !== "payload.ts").join("\n");
  const quoted = sources.replace(/\bPick<[^>]*>/g, "").match(/"[^"\n]*"/g).join(" ");
  const platform = read("node_modules/typescript/lib", (name) => /^lib\.(dom|es).*\.d\.ts$/.test(name)).join("\n");
  const payload = readFileSync(join(here, "src/payload.ts"), "utf8").replace(/\[[^\]]*:[^\]]*\]/g, "");
  const declared = [...platform.matchAll(/^ +(?:readonly |get |set )?(\w+)\??[:(<]/gm), ...payload.matchAll(/(\w+)\??:/g)];
  const taken = new Set([...declared.map(([, name]) => name), ...quoted.match(/\w+/g)]);
  const blocks = sources.match(/interface \w+[^{]*\{[\s\S]*?\n\}/g).join("\n");
  const members = [...blocks.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm), ...sources.matchAll(/private (?:readonly )?(\w+)/g)];
  return [...new Set(members.map(([, name]) => name))].filter((name) => name.length > 2 && !taken.has(name)).sort();
}

async function bundle() {
  const made = await build({
    ...shared,
    entryPoints: { explorer: "src/main.ts", style: "src/page.css" },
    outdir: "out",
    format: "iife",
    minify: true,
    mangleProps: new RegExp(`^(${ownNames().join("|")})$`),
    target: ["chrome90", "firefox113", "safari16.4"],
  });
  return Object.fromEntries(
    made.outputFiles.map((file) => [file.path.endsWith(".css") ? "explorer.css" : "explorer.js", file.text]),
  );
}

async function bundleTests() {
  const target = join(here, "../out/web");
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const entryPoints = readdirSync(join(here, "test")).filter((name) => name.endsWith(".test.ts"));
  await build({
    ...shared,
    write: true,
    entryPoints: entryPoints.map((name) => join("test", name)),
    outdir: target,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    sourcemap: "inline",
  });
}

if (process.argv.includes("--tests")) {
  await bundleTests();
} else {
  const check = process.argv.includes("--check");
  for (const [name, text] of Object.entries(await bundle())) {
    const path = join(assets, name);
    if (!check) {
      writeFileSync(path, text);
      console.log(`${name} ${Buffer.byteLength(text)} bytes`);
    } else if (readFileSync(path, "utf8") !== text) {
      console.error(`kg/view/assets/${name} is not what web/src gives: run make web and commit it`);
      process.exit(1);
    }
  }
}
