/** Where the editor enters: the parts are made here and connected to each other. */

import { window, workspace, type ExtensionContext } from "vscode";
import { registerCommands } from "./commands";
import { reportCondition } from "./messages";
import { registerNoteCommands } from "./notes";
import { SelectedInterpreter } from "./python";
import { findServer } from "./server";
import { Session } from "./session";
import { START_SECTIONS, serverCommand } from "./settings";
import { createStatus, showCondition } from "./status";

let session: Session | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("notes-lsp", { log: true });
  const interpreter = new SelectedInterpreter(output);
  const status = createStatus();
  const started = new Session(
    () =>
      findServer({
        setting: serverCommand(),
        interpreter: () => interpreter.path(),
        environment: process.env,
      }),
    output,
  );
  session = started;
  context.subscriptions.push(
    output,
    interpreter,
    status,
    started,
    ...registerCommands(started, output),
    ...registerNoteCommands(started),
    started.onDidChange((condition) => {
      showCondition(status, condition);
      void reportCondition(condition, context);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (START_SECTIONS.some((section) => event.affectsConfiguration(section))) {
        void started.restart();
      }
    }),
    workspace.onDidGrantWorkspaceTrust(() => started.refresh()),
    interpreter.onDidChange(() => started.refresh()),
  );
  void started.restart();
}

/** Waits for the server to end, which the editor allows a few seconds for. */
export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}
