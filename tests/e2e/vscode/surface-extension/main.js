// Asks for what the editor shows without being asked or where a key would be, by the commands that the
// editor has for extensions. What came of each question is written to the file $TEST_SURFACE.

const assert = require("node:assert/strict");
const { rename, writeFile } = require("node:fs/promises");
const process = require("node:process");
const vscode = require("vscode");

const NOTE = "scaling_laws.md";
const LIMIT_MILLISECONDS = 20_000;
const OPTIONS = { tabSize: 4, insertSpaces: true };

const ask = (command, ...parameters) => vscode.commands.executeCommand(command, ...parameters);

const uriOf = (name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);

/** Waits until `probe` gives something true. */
async function until(what, probe) {
  const end = Date.now() + LIMIT_MILLISECONDS;
  while (!(await probe())) {
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The questions, by what must come of them; each is given the note and a way to find places in it. */
const QUESTIONS = {
  "a declaration leads to the note": async ({ uri, at }) => {
    const [found] = await ask("vscode.executeDeclarationProvider", uri, at("attention_heads"));
    assert.match((found.targetUri ?? found.uri).path, /attention_heads\.md$/);
  },
  "a type definition leads to the hub": async ({ uri, at }) => {
    const [found] = await ask("vscode.executeTypeDefinitionProvider", uri, at("attention_heads"));
    assert.match((found.targetUri ?? found.uri).path, /model_talks\.md$/);
  },
  "references are those of the whole vault": async ({ uri, at }) => {
    const found = await ask("vscode.executeReferenceProvider", uri, at("attention_heads"));
    assert.ok(found.some((location) => location.uri.path.endsWith("model_talks.md")));
  },
  "the outline has the sections": async ({ uri }) => {
    const found = await ask("vscode.executeDocumentSymbolProvider", uri);
    assert.ok(JSON.stringify(found).includes("What the curves say"));
  },
  "a name finds notes": async () => {
    const found = await ask("vscode.executeWorkspaceSymbolProvider", "attention");
    assert.ok(found.some((symbol) => symbol.name === "Attention Heads"));
  },
  "a code action comes with its edit": async ({ uri, rangeOf }) => {
    const kind = vscode.CodeActionKind.RefactorExtract.value;
    const range = rangeOf("- After this point the curves flatten.");
    const actions = () => ask("vscode.executeCodeActionProvider", uri, range, kind, 1);
    await until("an action", async () => (await actions())[0]?.edit?.size > 0);
  },
  "hints tell the time span of a section": async ({ uri, whole }) => {
    const hints = async () => ask("vscode.executeInlayHintProvider", uri, whole);
    await until("a hint", async () => JSON.stringify(await hints()).includes("00:07:12–"));
  },
  "selections grow from the word to the note": async ({ uri, at }) => {
    const [found] = await ask("vscode.executeSelectionRangeProvider", uri, [at("attention_heads")]);
    assert.ok(found.parent.parent.parent);
  },
  "both times of a timestamp are linked": async ({ uri, at }) => {
    const { line, character } = at("00:12:10");
    const place = { lineNumber: line + 1, column: character + 1 };
    const found = await ask("_executeLinkedEditingProvider", uri, place);
    assert.equal(found.ranges.length, 2);
  },
  "tokens of what is in sight": async ({ uri, whole }) => {
    const found = await ask("vscode.provideDocumentRangeSemanticTokens", uri, whole);
    assert.ok(found.data.length > 0);
  },
  "who links to a note, and where it links": async ({ uri, at }) => {
    const [item] = await ask("vscode.prepareCallHierarchy", uri, at("attention_heads"));
    const incoming = await ask("vscode.provideIncomingCalls", item);
    assert.ok(incoming.some((call) => call.from.name === "Model Talks"));
    const outgoing = await ask("vscode.provideOutgoingCalls", item);
    assert.ok(outgoing.some((call) => call.to.name === "Model Talks"));
  },
  "a note is formatted": async ({ uri, at }) => {
    const found = await ask("vscode.executeFormatDocumentProvider", uri, OPTIONS);
    assert.ok(found.some((edit) => edit.range.start.line === at("41:50").line));
  },
  "a part of it, too": async ({ uri, at, rangeOf }) => {
    const range = rangeOf("- After this point the curves flatten.");
    const lines = new vscode.Range(range.start, range.end.translate(1, 0));
    const found = await ask("vscode.executeFormatRangeProvider", uri, lines, OPTIONS);
    assert.ok(found.some((edit) => edit.range.start.line === at("41:50").line));
  },
  "a time in brackets becomes a timestamp": async ({ uri, document }) => {
    const end = document.lineAt(document.lineCount - 1).range.end;
    await edit((changes) => changes.insert(uri, end, "\n[12:34]"));
    const behind = new vscode.Position(document.lineCount - 1, "[12:34]".length);
    const found = await ask("vscode.executeFormatOnTypeProvider", uri, behind, "]", OPTIONS);
    assert.ok(found.some((change) => change.newText.includes("00:12:34")));
    await ask("undo");
  },
  "a command writes the next timestamp": async ({ uri, document, at }) => {
    const position = at('00:12:10">[00:12:10]</a>', true);
    await ask("notes.nextStamp", { uri: String(uri), position, by: 5 });
    assert.ok(document.getText().includes('data-t="00:12:15">[00:12:15]</a>'));
    await ask("undo");
  },
  "links follow a file that is moved": async ({ document }) => {
    const [old, moved] = [uriOf("mixture_of_experts.md"), uriOf("experts.md")];
    await edit((changes) => changes.renameFile(old, moved));
    await until("the link", () => document.getText().includes("[[experts | mixture of experts]]"));
    await edit((changes) => changes.renameFile(moved, old));
    await until("the old link", () => document.getText().includes("[[mixture_of_experts |"));
  },
  "files come and go": async () => {
    const uri = uriOf("passing.md");
    await edit((changes) => changes.createFile(uri));
    await edit((changes) => changes.deleteFile(uri));
  },
  "findings of notes that are not open are listed once somebody wants them": async () => {
    const uri = uriOf("unopened.md");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("See [[nowhere]].\n"));
    const settings = vscode.workspace.getConfiguration("notes-lsp");
    const listed = () => vscode.languages.getDiagnostics(uri).length;
    await settings.update("diagnostics.scope", "vault");
    await until("a finding", () => listed() === 1);
    await settings.update("diagnostics.scope", undefined);
    await until("no finding", () => listed() === 0);
    await vscode.workspace.fs.delete(uri);
  },
  "a note is created from a link to it, and shown": async ({ uri, at }) => {
    const position = at("emergent_abilities");
    await ask("notes.createNote", { uri: String(uri), position });
    const shown = () => vscode.window.activeTextEditor?.document.uri.path ?? "";
    await until("the new note", () => shown().endsWith("emergent_abilities.md"));
    await ask("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(uriOf("emergent_abilities.md"));
  },
};

/** Makes changes as a refactoring makes them. */
async function edit(change) {
  const changes = new vscode.WorkspaceEdit();
  change(changes);
  assert.ok(await vscode.workspace.applyEdit(changes));
}

async function contextOf(name) {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document);
  const at = (text, behind = false) => {
    const start = document.getText().indexOf(text);
    assert.ok(start >= 0, text);
    return document.positionAt(behind ? start + text.length : start + 2);
  };
  return {
    document,
    uri: document.uri,
    at,
    rangeOf: (text) => new vscode.Range(at(text).translate(0, -2), at(text, true)),
    whole: new vscode.Range(0, 0, document.lineCount, 0),
  };
}

async function askForAll() {
  const settings = vscode.workspace.getConfiguration("notes-lsp");
  await settings.update("inlay-hints.sections", true);
  const outcomes = [];
  for (const [name, question] of Object.entries(QUESTIONS)) {
    const failure = await question(await contextOf(NOTE)).catch((error) => error.message);
    outcomes.push({ name, failure });
  }
  await settings.update("inlay-hints.sections", undefined);
  await until("all is saved", async () => {
    await vscode.workspace.saveAll(false);
    return !vscode.workspace.textDocuments.some(
      (document) => document.isDirty && !document.isUntitled,
    );
  });
  const { TEST_SURFACE: surface } = process.env;
  await writeFile(`${surface}.part`, JSON.stringify(outcomes));
  await rename(`${surface}.part`, surface); // Whoever waits for it finds it whole.
}

exports.activate = (context) => {
  context.subscriptions.push(vscode.commands.registerCommand("notesSurface.askForAll", askForAll));
};
