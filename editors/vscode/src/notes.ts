/** The commands of the palette that are about notes: each asks for what the server has to know. */

import {
  commands,
  env,
  Range,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextEditor,
} from "vscode";
import {
  ExecuteCommandRequest,
  ResponseError,
  type Location as WireLocation,
  type Range as WireRange,
} from "vscode-languageclient/node";
import type { NotesClient } from "./client";
import { BACKLINKS, showBacklinks } from "./lenses";
import { SHIFT_TIMESTAMPS } from "./names";
import type { Session } from "./session";
import { looksLikeShift, looksLikeVideo } from "./typed";

interface Moment extends WireLocation {
  time: string;
  section: string | null;
}

export function registerNoteCommands(session: Session): Disposable[] {
  const command = (
    name: string,
    run: (client: NotesClient, ...args: unknown[]) => Promise<unknown>,
  ) => commands.registerCommand(name, (...args: unknown[]) => guarded(session, run, args));
  return [
    command("notes-lsp.createNote", createNote),
    command("notes-lsp.newFromVideo", newFromVideo),
    command("notes-lsp.dailyNote", (client) =>
      execute(client, "notes.dailyNote", optional(uriOf(client, noteEditor()))),
    ),
    command("notes-lsp.fixAll", (client) => execute(client, "notes.fixAll", note(client))),
    command(SHIFT_TIMESTAMPS, (client, uri, range) =>
      shiftTimestamps(client, uri as string | undefined, range as WireRange | null | undefined),
    ),
    command("notes-lsp.nextStamp", (client) =>
      execute(client, "notes.nextStamp", {
        ...note(client),
        position: client.code2ProtocolConverter.asPosition(editorOfNote().selection.active),
      }),
    ),
    command("notes-lsp.pasteStamp", pasteStamp),
    command("notes-lsp.backlinks", backlinks),
    command("notes-lsp.timeline", timeline),
    command("notes-lsp.graph", graph),
    command("notes-lsp.rescan", (client) => execute(client, "notes.rescan", {})),
    command("notes-lsp.status", status),
  ];
}

/** What the server does not do, it says why: that is for the user, and no fault. */
async function guarded(
  session: Session,
  run: (client: NotesClient, ...args: unknown[]) => Promise<unknown>,
  args: unknown[],
): Promise<void> {
  const condition = session.condition;
  if (condition.kind !== "running") {
    void window.showWarningMessage("notes-lsp: the server is not running.");
    return;
  }
  try {
    await run(condition.client, ...args);
  } catch (error) {
    if (!(error instanceof ResponseError || error instanceof NoNote)) {
      throw error;
    }
    void window.showWarningMessage(`notes-lsp: ${error.message}`);
  }
}

function execute(client: NotesClient, command: string, argument: unknown): Promise<unknown> {
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [argument] });
}

class NoNote extends Error {}

function noteEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === "markdown" ? editor : undefined;
}

function editorOfNote(): TextEditor {
  const editor = noteEditor();
  if (editor === undefined) {
    throw new NoNote("Open a note first.");
  }
  return editor;
}

function uriOf(client: NotesClient, editor: TextEditor | undefined): string | undefined {
  return editor && client.code2ProtocolConverter.asUri(editor.document.uri);
}

function note(client: NotesClient): { uri: string } {
  return { uri: client.code2ProtocolConverter.asUri(editorOfNote().document.uri) };
}

function optional(uri: string | undefined): { uri?: string } {
  return uri === undefined ? {} : { uri };
}

async function createNote(client: NotesClient): Promise<void> {
  const { uri } = note(client);
  const title = await window.showInputBox({ title: "Create a note", prompt: "Its title" });
  if (title) {
    await execute(client, "notes.createNote", { uri, title });
  }
}

async function newFromVideo(client: NotesClient): Promise<void> {
  const beside = optional(uriOf(client, noteEditor()));
  const copied = (await env.clipboard.readText()).trim();
  const video = await window.showInputBox({
    title: "Create a note about a video",
    prompt: "The video's URL, or its id",
    value: looksLikeVideo(copied) ? copied : "",
    ignoreFocusOut: true,
    validateInput: (text) =>
      looksLikeVideo(text.trim()) ? undefined : "A URL of YouTube, or an id of 11 characters",
  });
  if (!video) {
    return;
  }
  const title = await window.showInputBox({
    title: "Create a note about a video",
    prompt: "The note's title",
    ignoreFocusOut: true,
  });
  if (title) {
    await execute(client, "notes.newFromVideo", { ...beside, video: video.trim(), title });
  }
}

async function shiftTimestamps(
  client: NotesClient,
  uri: string | undefined,
  range: WireRange | null | undefined,
): Promise<void> {
  const selection = uri === undefined ? editorOfNote().selection : undefined;
  const argument = uri === undefined ? note(client) : { uri };
  const selected =
    selection && !selection.isEmpty ? client.code2ProtocolConverter.asRange(selection) : range;
  const by = await window.showInputBox({
    title: selected ? "Move the selected timestamps" : "Move all timestamps of the note",
    prompt: "By how much: seconds, or a time such as 1:30; with a minus sooner",
    validateInput: (text) =>
      looksLikeShift(text.trim()) ? undefined : "Such as 5, -5, 1:30 or -1:00:00",
  });
  if (by) {
    const within = selected ? { range: selected } : {};
    await execute(client, "notes.shiftTimestamps", { ...argument, ...within, by: by.trim() });
  }
}

async function pasteStamp(client: NotesClient): Promise<void> {
  const { selection } = editorOfNote();
  const copied = (await env.clipboard.readText()).trim();
  const url = looksLikeVideo(copied)
    ? copied
    : await window.showInputBox({
        title: "Insert a timestamp",
        prompt: "The URL of a moment of a video",
      });
  if (url) {
    const range = client.code2ProtocolConverter.asRange(selection);
    await execute(client, "notes.pasteStamp", { ...note(client), range, url: url.trim() });
  }
}

async function backlinks(client: NotesClient): Promise<void> {
  const { uri } = note(client);
  await showBacklinks([uri], await execute(client, BACKLINKS, uri));
}

/** What all notes say of the video, to choose from and go to. */
async function timeline(client: NotesClient): Promise<void> {
  const answer = await execute(client, "notes.timeline", note(client));
  const { moments } = answer as { moments: Moment[] };
  const items = moments.map((moment) => ({
    label: moment.time,
    description: moment.section ?? "",
    detail: workspace.asRelativePath(Uri.parse(moment.uri)),
    moment,
  }));
  const chosen = await window.showQuickPick(items, {
    title: "What the notes say of this video",
    placeHolder: items.length ? "A moment to go to" : "No note has a timestamp of it",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen) {
    const { uri, range } = chosen.moment;
    const selection = client.protocol2CodeConverter.asRange(range);
    await window.showTextDocument(Uri.parse(uri), {
      selection: new Range(selection.start, selection.start),
    });
  }
}

async function status(client: NotesClient): Promise<void> {
  const answer = await execute(client, "notes.status", {});
  const content = JSON.stringify(answer, null, 2);
  await window.showTextDocument(await workspace.openTextDocument({ language: "json", content }));
}

/** The picture is for the editor's own preview, where that draws Mermaid; the links always lead. */
async function graph(client: NotesClient): Promise<void> {
  const answer = await execute(client, "notes.graph", { ...note(client), format: "markdown" });
  const { text } = answer as { text: string };
  await window.showTextDocument(
    await workspace.openTextDocument({ language: "markdown", content: text }),
    { preview: true },
  );
}
