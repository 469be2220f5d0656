/** The language client: which documents are the server's, and where its troubles are told. */

import { createInterface } from "node:readline";
import type { LogOutputChannel } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type LanguageClientOptions,
  type StaticFeature,
} from "vscode-languageclient/node";
import { BACKLINKS, showBacklinks } from "./lenses";
import { SHIFT_TIMESTAMPS } from "./names";
import type { Server } from "./server";
import { SECTION, serverSettings } from "./settings";

/** The documents that the server is asked about. */
export const NOTES = [
  { scheme: "file", language: "markdown" },
  { scheme: "untitled", language: "markdown" },
];

/** Tells the server which commands it may offer that ask the user for something first. */
const OWN_COMMANDS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { commands: { commands: [SHIFT_TIMESTAMPS] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

/**
 * A client that runs once and tells its errors to the output alone. The library would start a
 * crashed server again by itself and show a message for each error, several for one cause;
 * `Session` does both in one place.
 */
export class NotesClient extends LanguageClient {
  private ending = false;

  /** `onCrash` is called when the server ends unasked after it had been running. */
  constructor(server: Server, output: LogOutputChannel, onCrash: () => void) {
    const options: LanguageClientOptions = {
      documentSelector: NOTES,
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      // Servers log to stderr, so a line there is no error by itself.
      stdioOptions: { stdout: logLines, stderr: logLines },
      initializationOptions: serverSettings,
      middleware: {
        executeCommand: async (command, args: unknown[], next) => {
          const answer: unknown = await next(command, args);
          if (command === BACKLINKS) {
            await showBacklinks(args, answer);
          }
          return answer;
        },
        workspace: {
          configuration: ({ items }) =>
            items.map(({ section }) => (section === SECTION ? serverSettings() : null)),
        },
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        // What follows a pipe that cannot be written to is `closed`.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          if (this.state === State.Running && !this.ending) {
            onCrash();
          }
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
    super(SECTION, "notes-lsp", { command: server.command, args: [...server.args] }, options);
    this.registerFeature(OWN_COMMANDS);
  }

  /** Whether `end` was called: what fails from then on fails on purpose. */
  get isEnding(): boolean {
    return this.ending;
  }

  override error(message: string, data?: unknown): void {
    if (this.ending) {
      this.debug(message, data, false);
    } else {
      super.error(message, data, false);
    }
  }

  /**
   * Ends the server, in whatever state it is. A server that hangs while it starts cannot be asked
   * to end, so its process is killed.
   */
  async end(): Promise<void> {
    this.ending = true;
    if (this.state === State.Running) {
      await this.stop().catch(() => undefined);
    } else {
      this.serverProcess?.kill("SIGKILL");
    }
  }
}

function logLines(stream: NodeJS.ReadableStream, output: LogOutputChannel): void {
  createInterface({ input: stream, crlfDelay: Infinity }).on("line", (line) => {
    output.info(line);
  });
}
