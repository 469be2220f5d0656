// client.mjs SERVER_COMMAND…: a client made of VS Code's own JSON-RPC and protocol types, without an
// editor. What the server answers must be of the types that the protocol names, and right.
//
// Two sessions: one that can do what VS Code can (utf-16, pull diagnostics, LocationLink), and one
// that announces nothing, as old and simple clients do.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

const require = createRequire(path.join(path.resolve(process.env.MODULES), "package.json"));
const protocol = require("vscode-languageserver-protocol/node");

const LIMIT_MILLISECONDS = 20_000;

const NOTES = {
  ".notes-lsp.toml": "",
  "sourdough_starter.md": `---
title: Sourdough Starter
videoId: kJ3vHq8-Wm0
---

A starter is flour and water in which wild yeast lives.

## Feeding
Half of it goes, and as much fresh flour and water comes in.
`,
  "bread_at_home.md": `---
title: Bread at Home
videoId: kJ3vHq8-Wm0
---

🍞 First [[sourdough_starter#Feeding | feed it]], then bake [[rye_bread | rye]].
The oven is hot. <a class="yt-timestamp" data-t="12:40">[12:40]</a>

🍞 See [[
🍞 See [[sour]]
`,
};
const NOTE = "bread_at_home.md";
const LINES = NOTES[NOTE].split("\n");

let passes = 0;
let failures = 0;

function check(what, passed, seen) {
  if (passed) passes += 1;
  else failures += 1;
  const detail = passed || seen === undefined ? "" : `: ${JSON.stringify(seen)}`;
  console.log(`${passed ? "ok  " : "FAIL"} ${what}${detail}`);
}

function equal(what, seen, wanted) {
  check(what, isDeepStrictEqual(seen, wanted), { seen, wanted });
}

/** Waits for a promise, but not for ever. */
function soon(what, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${what}`)), LIMIT_MILLISECONDS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/** The place just behind a text of the note; JavaScript counts as utf-16 does. */
function behind(text) {
  const line = LINES.findIndex((candidate) => candidate.includes(text));
  return { line, character: LINES[line].indexOf(text) + text.length };
}

/** The text of the note that a range of one line spans. */
function textOf(range) {
  return LINES[range.start.line].slice(range.start.character, range.end.character);
}

/** The line that an edit within one line leaves. */
function lineAfter({ range, newText }) {
  const line = LINES[range.start.line];
  return line.slice(0, range.start.character) + newText + line.slice(range.end.character);
}

/** A server process and the connection to it. */
class Session {
  constructor(folder, command) {
    this.folder = folder;
    this.published = new Map();
    this.child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
    this.exited = once(this.child, "exit");
    this.gone = this.exited.then(([code]) => {
      throw new Error(`the server has ended with ${code}`);
    });
    this.gone.catch(() => {}); // it is no fault where nothing waits for an answer
    this.connection = protocol.createProtocolConnection(
      new protocol.StreamMessageReader(this.child.stdout),
      new protocol.StreamMessageWriter(this.child.stdin),
    );
    this.connection.onError(([error]) => check("the connection", false, String(error)));
    this.connection.onNotification(protocol.PublishDiagnosticsNotification.type, (parameters) => {
      this.published.set(parameters.uri, parameters);
      this.onPublished?.();
    });
    this.connection.onRequest(protocol.ConfigurationRequest.type, ({ items }) =>
      items.map(() => null),
    );
    this.connection.onRequest(protocol.RegistrationRequest.type, () => undefined);
    this.connection.onRequest(protocol.WorkDoneProgressCreateRequest.type, () => undefined);
    this.connection.onRequest(protocol.DiagnosticRefreshRequest.type, () => undefined);
    this.connection.listen();
  }

  uri(name) {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  ask(type, parameters) {
    const answer = this.connection.sendRequest(type, parameters);
    return soon(type.method, Promise.race([answer, this.gone]));
  }

  async open(capabilities) {
    const rootUri = pathToFileURL(this.folder).href;
    const answer = await this.ask(protocol.InitializeRequest.type, {
      processId: process.pid,
      clientInfo: { name: "node-client" },
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "notes" }],
      capabilities,
    });
    await this.connection.sendNotification(protocol.InitializedNotification.type, {});
    await this.connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
      textDocument: { uri: this.uri(NOTE), languageId: "markdown", version: 1, text: NOTES[NOTE] },
    });
    return answer;
  }

  at(position) {
    return { textDocument: { uri: this.uri(NOTE) }, position };
  }

  /** Waits for published diagnostics of the note that are accepted. */
  pushed(accepts) {
    return soon(
      "publishDiagnostics",
      new Promise((resolve) => {
        this.onPublished = () => {
          const published = this.published.get(this.uri(NOTE));
          if (published && accepts(published)) resolve(published);
        };
        this.onPublished();
      }),
    );
  }

  async close() {
    equal("shutdown answers null", await this.ask(protocol.ShutdownRequest.type), null);
    await this.connection.sendNotification(protocol.ExitNotification.type);
    const [code] = await soon("exit", this.exited);
    equal("the server exits with 0", code, 0);
  }

  kill() {
    this.connection.dispose();
    this.child.kill("SIGKILL");
  }
}

/** What is known of a diagnostic without its wording: code, level, source and the text it spans. */
function summary(diagnostic) {
  const { code, severity, source, range } = diagnostic;
  return { code, severity, source, text: textOf(range) };
}

const FINDINGS = [
  { code: "link.unresolved", severity: protocol.DiagnosticSeverity.Information, about: "rye_bread" },
  { code: "timestamp.parts", severity: protocol.DiagnosticSeverity.Warning, about: "12:40" },
];

/** Whether the diagnostics are FINDINGS, no more and no less. */
function areFindings(diagnostics) {
  const seen = diagnostics
    .filter(({ range }) => !LINES[range.start.line].includes("See [["))
    .map(summary)
    .sort((a, b) => a.code.localeCompare(b.code));
  return (
    seen.length === FINDINGS.length &&
    FINDINGS.every(
      ({ code, severity, about }, i) =>
        seen[i].code === code &&
        seen[i].severity === severity &&
        seen[i].source === "notes-lsp" &&
        seen[i].text.includes(about),
    )
  );
}

async function completion(session, typed) {
  const answer = await session.ask(protocol.CompletionRequest.type, session.at(behind(typed)));
  const items = Array.isArray(answer) ? answer : answer.items;
  check(
    "completion items are of the protocol",
    items.every(({ label, textEdit }) => label && protocol.TextEdit.is(textEdit)),
    items,
  );
  return items.find((item) => JSON.stringify(item).includes("sourdough_starter"));
}

async function modernSession(session) {
  const { capabilities, serverInfo } = await session.open({
    general: { positionEncodings: ["utf-16"] },
    workspace: { configuration: true, workspaceFolders: true },
    textDocument: {
      definition: { linkSupport: true },
      hover: { contentFormat: ["markdown", "plaintext"] },
      diagnostic: { relatedDocumentSupport: true },
      publishDiagnostics: { versionSupport: true },
    },
  });
  equal("the position encoding is utf-16", capabilities.positionEncoding, "utf-16");
  equal("the server tells its name", serverInfo?.name, "notes-lsp");

  for (const typed of ["🍞 See [[", "🍞 See [[sour"]) {
    const item = await completion(session, typed);
    check(`${typed} offers the note`, item !== undefined);
    const line = item && lineAfter(item.textEdit);
    equal("it writes the link", line, "🍞 See [[sourdough_starter | Sourdough Starter]]");
  }

  const [link] = await session.ask(protocol.DefinitionRequest.type, session.at(behind("[[sour")));
  check("definition answers a LocationLink", protocol.LocationLink.is(link), link);
  equal("it leads to the note", link.targetUri, session.uri("sourdough_starter.md"));
  equal("it leads to the heading", link.targetSelectionRange.start.line, 7);

  const hover = await session.ask(protocol.HoverRequest.type, session.at(behind("[[sour")));
  check("hover answers a Hover", protocol.Hover.is(hover), hover);
  equal("it is Markdown", hover.contents.kind, "markdown");
  check("it shows the section", hover.contents.value.includes("Half of it goes"), hover.contents);

  const textDocument = { uri: session.uri(NOTE) };
  const report = await session.ask(protocol.DocumentDiagnosticRequest.type, { textDocument });
  equal("pull answers a full report", report.kind, "full");
  check("its items are of the protocol", report.items.every(protocol.Diagnostic.is), report.items);
  check("they are the findings", areFindings(report.items), report.items);
  const again = await session.ask(protocol.DocumentDiagnosticRequest.type, {
    textDocument,
    previousResultId: report.resultId,
  });
  equal("pulled again, nothing has changed", again.kind, "unchanged");
}

async function simpleSession(session) {
  const { capabilities } = await session.open({});
  check(
    "the position encoding is utf-16 or unsaid",
    [undefined, "utf-16"].includes(capabilities.positionEncoding),
    capabilities.positionEncoding,
  );
  const published = await session.pushed(({ diagnostics }) => areFindings(diagnostics));
  check("the findings are pushed", published.diagnostics.every(protocol.Diagnostic.is), published);
  const answer = await session.ask(protocol.DefinitionRequest.type, session.at(behind("[[sour")));
  const [location] = Array.isArray(answer) ? answer : [answer];
  check("definition answers a Location", protocol.Location.is(location), location);
}

async function run(name, steps, folder, command) {
  console.log(`== ${name}`);
  const session = new Session(folder, command);
  try {
    await steps(session);
    await session.close();
  } catch (error) {
    check("the run", false, String(error));
  } finally {
    session.kill();
  }
}

const command = process.argv.slice(2);
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "notes-lsp-")));
try {
  for (const [name, text] of Object.entries(NOTES)) writeFileSync(path.join(folder, name), text);
  await run("a client that can do much", modernSession, folder, command);
  await run("a client that announces nothing", simpleSession, folder, command);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${passes} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
