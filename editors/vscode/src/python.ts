/**
 * The interpreter selected in the Python extension. That extension is no dependency: many who
 * write notes do not have it, and then there is simply no interpreter.
 */

import { PVSC_EXTENSION_ID, type PythonExtension } from "@vscode/python-extension";
import {
  EventEmitter,
  extensions,
  workspace,
  type Disposable,
  type Event,
  type LogOutputChannel,
} from "vscode";

/** Follows the selected interpreter. */
export class SelectedInterpreter implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private subscription: Disposable | undefined;

  /** Another interpreter was selected; fires only after `path` was asked for once. */
  readonly onDidChange: Event<void> = this.changed.event;

  constructor(private readonly output: LogOutputChannel) {}

  /**
   * The file of the interpreter selected for the first folder.
   *
   * None in an untrusted workspace: the interpreter may then be the folder's own.
   */
  async path(): Promise<string | undefined> {
    if (!workspace.isTrusted) {
      return undefined;
    }
    const extension = extensions.getExtension<PythonExtension>(PVSC_EXTENSION_ID);
    if (extension === undefined) {
      return undefined;
    }
    try {
      return await this.ask(await extension.activate());
    } catch (error) {
      this.output.warn(`The Python extension did not tell its interpreter: ${String(error)}`);
      return undefined;
    }
  }

  dispose(): void {
    this.subscription?.dispose();
    this.changed.dispose();
  }

  private async ask({ environments }: PythonExtension): Promise<string | undefined> {
    this.subscription ??= environments.onDidChangeActiveEnvironmentPath(() => {
      this.changed.fire();
    });
    const selected = environments.getActiveEnvironmentPath(workspace.workspaceFolders?.[0]?.uri);
    const environment = await environments.resolveEnvironment(selected);
    return environment?.executable.uri?.fsPath;
  }
}
