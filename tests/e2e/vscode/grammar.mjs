// Checks what the extension's grammars colour, with the engine and the Markdown grammar of the
// installed editor: the scopes that a theme gets to see, without a window.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { installed, report, repository } from "./environment.mjs";

const vscode = path.join(installed, "node_modules/code-server/lib/vscode");
const require = createRequire(path.join(vscode, "package.json"));
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const MARKDOWN = "text.html.markdown";
const ROLES = [
  ["target", "markup.underline.link.wiki.markdown"],
  ["fragment", "entity.name.section.fragment.wiki.markdown"],
  ["alias", "string.other.link.title.wiki.markdown"],
  ["stamp", "constant.numeric.timestamp.markdown"],
];

const STAMP = '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>';
const STAMP_COLOURS = ["stamp 00:00:35", "stamp 00:00:35"];

/** Lines of a note, and what of them is coloured as what. */
const CASES = [
  ["[[slug]]", ["target slug"]],
  ["[[slug | Alias of it]]", ["target slug", "alias Alias of it"]],
  ["[[ two words|Alias ]]", ["target two words", "alias Alias"]],
  ["[[slug#Heading#Deeper | Alias]]", ["target slug", "fragment #Heading#Deeper", "alias Alias"]],
  ["![[folder/slug#^block]]", ["target folder/slug", "fragment #^block"]],
  ["[[#Own heading]]", ["fragment #Own heading"]],
  ["[[C#]] and [[C++ | C# too]]", ["target C#", "target C++", "alias C# too"]],
  ["| [[slug\\|Alias]] |", ["target slug", "alias Alias"]],
  ["# On [[slug | Alias]]", ["target slug", "alias Alias"]],
  ["🎬 **bold [[slug]]**, [[a.b.c]]", ["target slug", "target a.b.c"]],
  ["[[slug | ends in a bracket]]]", ["target slug", "alias ends in a bracket"]],
  ["[[ ]] [[x |]]", ["target x"]],
  ["`[[slug]]` <!-- [[slug]] --> [[open", []],
  [`Said so ${STAMP}.`, STAMP_COLOURS],
  [`- ${STAMP} ${STAMP}`, [...STAMP_COLOURS, ...STAMP_COLOURS]],
  ["<a data-t='41:50' class='yt-timestamp'>41:50</a> at 12:30", ["stamp 41:50", "stamp 41:50"]],
  ["`" + STAMP + "`", []],
  ['<a href="x" data-t="00:00:35">[00:00:35]</a>', []],
];

async function markdownGrammar() {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const extensions = ["markdown-basics", "html", "yaml"].map((name) =>
    path.join(vscode, "extensions", name),
  );
  const contributed = [...extensions, path.join(repository, "editors/vscode")].flatMap((folder) =>
    JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).contributes.grammars.map(
      (grammar) => ({ ...grammar, file: path.join(folder, grammar.path) }),
    ),
  );
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const grammar = contributed.find(({ scopeName }) => scopeName === scope);
      return grammar && textmate.parseRawGrammar(readFileSync(grammar.file, "utf8"), grammar.file);
    },
    getInjections: (scope) =>
      contributed
        .filter(({ injectTo }) => injectTo?.includes(scope))
        .map(({ scopeName }) => scopeName),
  });
  return registry.loadGrammar(MARKDOWN);
}

function colours(grammar, line) {
  return grammar.tokenizeLine(line, textmate.INITIAL).tokens.flatMap((token) => {
    const role = ROLES.find(([, scope]) => token.scopes.includes(scope));
    return role ? [`${role[0]} ${line.slice(token.startIndex, token.endIndex)}`] : [];
  });
}

const grammar = await markdownGrammar();
for (const [line, expected] of CASES) {
  const seen = colours(grammar, line);
  const equal = JSON.stringify(seen) === JSON.stringify(expected);
  report(`colours of ${line}`, equal ? undefined : `expected ${expected}, got ${seen}`);
}
