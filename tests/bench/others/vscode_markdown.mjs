// vscode-markdown-languageserver as a server of its own: it asks its client to parse Markdown, open or
// not, and to read files. VS Code does that; here this program does, beside it. All else goes through.
//
//     node vscode_markdown.mjs NODE_MODULES

import { spawn } from "node:child_process";
import { readFile, readdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules = process.argv[2];
const require = createRequire(join(modules, "x.js"));
const markdown = require("markdown-it")({ html: true });
const program = join(modules, "vscode-markdown-languageserver", "dist", "node", "workerMain.js");
const server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
server.on("exit", (code) => process.exit(code ?? 1));

let folder;
const open = new Map(); // the texts of open documents, by URI

function eachMessage(stream, take) {
  let waiting = Buffer.alloc(0);
  stream.on("data", (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      const end = waiting.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(waiting.subarray(0, end).toString())[1]);
      if (waiting.length < end + 4 + length) return;
      const body = waiting.subarray(end + 4, end + 4 + length);
      waiting = waiting.subarray(end + 4 + length);
      take(body);
    }
  });
  stream.on("end", () => server.stdin.end());
}

function write(stream, body) {
  stream.write(`Content-Length: ${body.length}\r\n\r\n`);
  stream.write(body);
}

function follow({ method, params }) {
  const document = params?.textDocument;
  if (method === "textDocument/didOpen") open.set(document.uri, document.text);
  else if (method === "textDocument/didClose") open.delete(document.uri);
  else if (method === "textDocument/didChange") {
    for (const { range, text } of params.contentChanges) {
      const old = open.get(document.uri);
      const [start, end] = range ? [offset(old, range.start), offset(old, range.end)] : [0, old.length];
      open.set(document.uri, old.slice(0, start) + text + old.slice(end));
    }
  }
}

function offset(text, { line, character }) {
  let at = 0;
  for (; line > 0; line--) at = text.indexOf("\n", at) + 1;
  return at + character;
}

async function answer(method, params) {
  const path = params?.uri && fileURLToPath(params.uri);
  switch (method) {
    case "markdown/parse":
      return markdown.parse(
        params.text ?? open.get(params.uri) ?? (await readFile(path, "utf8")),
        {},
      );
    case "markdown/fs/readFile":
      return [...(await readFile(path))];
    case "markdown/fs/stat":
      return stat(path).then((found) => ({ isDirectory: found.isDirectory() }), () => null);
    case "markdown/fs/readDirectory":
      return (await readdir(path, { withFileTypes: true })).map((entry) => [
        entry.name,
        { isDirectory: entry.isDirectory() },
      ]);
    case "markdown/findMarkdownFilesInWorkspace":
      return (await readdir(folder, { recursive: true }))
        .filter((name) => name.endsWith(".md"))
        .map((name) => pathToFileURL(join(folder, name)).href);
  }
  return null;
}

eachMessage(process.stdin, (body) => {
  const message = JSON.parse(body);
  if (message.method === "initialize") folder = fileURLToPath(message.params.rootUri);
  follow(message);
  write(server.stdin, body);
});

eachMessage(server.stdout, async (body) => {
  const message = body.includes('"markdown/') ? JSON.parse(body) : undefined;
  if (!message?.method?.startsWith("markdown/")) {
    write(process.stdout, body);
    return;
  }
  const reply = { jsonrpc: "2.0", id: message.id };
  try {
    reply.result = await answer(message.method, message.params);
  } catch (error) {
    reply.error = { code: -32603, message: String(error) };
  }
  write(server.stdin, Buffer.from(JSON.stringify(reply)));
});
