/** The settings that the extension itself reads. All others are the server's, which asks for them. */

import { homedir } from "node:os";
import { workspace } from "vscode";
import { joined, type Table } from "./tables";

export const SECTION = "notes-lsp";
export const SERVER_COMMAND = `${SECTION}.server.command`;
/** A change of these means another server, or what it offers from its start on: hence a restart. */
export const START_SECTIONS = [
  `${SECTION}.server`,
  `${SECTION}.format`,
  `${SECTION}.timestamps.on-type`,
];

/**
 * The server's settings that somebody has set: for all folders, for this workspace. Defaults are
 * left out, since the editor's settings overrule the file that a user has for all editors.
 */
export function serverSettings(): Table {
  const found = workspace.getConfiguration().inspect<Table>(SECTION);
  return joined(found?.globalValue ?? {}, found?.workspaceValue ?? {});
}

/** The command that the user has set, with its variables replaced; empty where none is. */
export function serverCommand(): string[] {
  const value: unknown = workspace.getConfiguration().get(SERVER_COMMAND);
  if (!Array.isArray(value)) {
    return [];
  }
  return value.filter((word) => typeof word === "string").map(replaceVariables);
}

/** `${workspaceFolder}` is the first folder; it stays as it is where no folder is open. */
function replaceVariables(word: string): string {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? "${workspaceFolder}";
  return word
    .replaceAll("${workspaceFolder}", () => folder)
    .replaceAll("${userHome}", () => homedir());
}
