/** The messages that interrupt: one for each trouble, each with what can be done about it. */

import { commands, Uri, window, type ExtensionContext } from "vscode";
import { RESTART_SERVER, SHOW_OUTPUT } from "./commands";
import { commandLine } from "./server";
import type { Condition } from "./session";
import { SERVER_COMMAND } from "./settings";

interface Button {
  readonly title: string;
  readonly press: () => Thenable<unknown>;
}

const openSettings: Button = {
  title: "Open Settings",
  press: () => commands.executeCommand("workbench.action.openSettings", SERVER_COMMAND),
};

const tryAgain: Button = {
  title: "Try Again",
  press: () => commands.executeCommand(RESTART_SERVER),
};

const showOutput: Button = {
  title: "Show Output",
  press: () => commands.executeCommand(SHOW_OUTPUT),
};

function howToInstall(context: ExtensionContext): Button {
  const readme = Uri.joinPath(context.extensionUri, "README.md");
  return {
    title: "How to Install",
    press: () => commands.executeCommand("markdown.showPreview", readme),
  };
}

/** Tells the user of a condition that needs the user; of others it says nothing. */
export async function reportCondition(
  condition: Condition,
  context: ExtensionContext,
): Promise<void> {
  if (condition.kind === "missing") {
    await ask(condition.found.reason, [howToInstall(context), openSettings, tryAgain]);
  } else if (condition.kind === "failed") {
    const command = commandLine(condition.server);
    await ask(`The server "${command}" is not running. ${condition.reason}`, [
      showOutput,
      openSettings,
      tryAgain,
    ]);
  }
}

async function ask(message: string, buttons: readonly Button[]): Promise<void> {
  const pressed = await window.showErrorMessage(`notes-lsp: ${message}`, ...buttons);
  await pressed?.press();
}
