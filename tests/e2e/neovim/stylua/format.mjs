// format.mjs MODULES SETTINGS [--check] PATH…: formats Lua files, and all in folders, by StyLua.
//
// MODULES is the folder that package.json was installed in, SETTINGS a stylua.toml.
// With --check nothing is written; a file that would be is named, and the exit status is 1.

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, settings, ...rest] = process.argv.slice(2);
const check = rest[0] === "--check";
const paths = check ? rest.slice(1) : rest;

const require = createRequire(path.join(path.resolve(modules), "package.json"));
const { Config, OutputVerification, formatCode, ...enums } = require("@johnnymorganz/stylua");

// The options of stylua.toml, and the enum of those that have one.
const ENUMS = {
  syntax: enums.LuaVersion,
  indent_type: enums.IndentType,
  quote_style: enums.QuoteStyle,
  call_parentheses: enums.CallParenType,
  line_endings: enums.LineEndings,
};

/** Reads the `key = value` lines that a stylua.toml consists of. */
function readConfig(file) {
  const config = Config.new();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, key, value] = line.match(/^(\w+) = (.+)$/) ?? [];
    if (key === undefined) continue;
    const parsed = key in ENUMS ? ENUMS[key][JSON.parse(value)] : JSON.parse(value);
    if (parsed === undefined || !(key in config)) throw new Error(`${file}: unknown: ${line}`);
    config[key] = parsed;
  }
  return config;
}

function* luaFiles(root) {
  if (statSync(root).isFile()) {
    yield root;
    return;
  }
  for (const name of readdirSync(root).sort()) {
    const file = path.join(root, name);
    if (statSync(file).isDirectory()) yield* luaFiles(file);
    else if (name.endsWith(".lua")) yield file;
  }
}

let changed = 0;
for (const file of paths.flatMap((root) => [...luaFiles(root)])) {
  const text = readFileSync(file, "utf8");
  // formatCode frees the configuration that it is given, so each file gets its own.
  const formatted = formatCode(text, readConfig(settings), undefined, OutputVerification.Full);
  if (formatted === text) continue;
  changed += 1;
  console.log(`${check ? "would format" : "formatted"} ${path.relative(".", file)}`);
  if (!check) writeFileSync(file, formatted);
}
process.exit(check && changed > 0 ? 1 : 0);
