/**
 * Which server to start: the setting, else the selected interpreter, else PATH.
 * Starts nothing and asks the editor nothing; what it needs to know is handed in.
 */

import { canImport, findProgram, type Environment } from "./probe";

/** Where a server was found. */
export type Origin = "setting" | "interpreter" | "path";

/** The origins, for a person to read. */
export const ORIGIN_NAMES: Readonly<Record<Origin, string>> = {
  setting: "the setting notes-lsp.server.command",
  interpreter: "the selected Python interpreter",
  path: "PATH",
};

/** A command that starts a server. */
export interface Server {
  readonly origin: Origin;
  readonly command: string;
  readonly args: readonly string[];
}

/** Why there is no server to start, in a sentence for the user. */
export interface NoServer {
  readonly origin: "nowhere";
  readonly reason: string;
}

/** What is known before the search. */
export interface Places {
  /** The setting `notes-lsp.server.command`; empty where it is not set. */
  readonly setting: readonly string[];
  /** The selected Python interpreter, asked only where the setting is empty. */
  readonly interpreter: () => Promise<string | undefined>;
  readonly environment: Environment;
}

const PROGRAM = "notes-lsp";
const MODULE = "notes_lsp";

/** The first of the places that has a server. A setting that leads nowhere is not passed over. */
export async function findServer(places: Places): Promise<Server | NoServer> {
  const [command, ...args] = places.setting;
  if (command !== undefined) {
    return fromSetting(command, args, places.environment);
  }
  const interpreter = await places.interpreter();
  if (interpreter !== undefined && (await canImport(interpreter, MODULE))) {
    return { origin: "interpreter", command: interpreter, args: ["-P", "-m", MODULE, "serve"] };
  }
  const program = await findProgram(PROGRAM, places.environment);
  if (program !== undefined) {
    return { origin: "path", command: program, args: ["serve"] };
  }
  return { origin: "nowhere", reason: nowhereElse(interpreter) };
}

async function fromSetting(
  command: string,
  args: string[],
  environment: Environment,
): Promise<Server | NoServer> {
  const program = await findProgram(command, environment);
  if (program === undefined) {
    return {
      origin: "nowhere",
      reason: `The program "${command}" of the setting notes-lsp.server.command was not found.`,
    };
  }
  return { origin: "setting", command: program, args };
}

function nowhereElse(interpreter: string | undefined): string {
  const searched = interpreter === undefined ? "" : ` and is not installed for ${interpreter}`;
  return `The server was not found: notes-lsp is not on PATH${searched}.`;
}

/** Whether two searches found the same command, so that a running server can stay. */
export function sameServer(one: Server | NoServer, other: Server | NoServer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The command line, for a person to read. */
export function commandLine(server: Server): string {
  return [server.command, ...server.args]
    .map((word) => (/[\s"']/.test(word) ? JSON.stringify(word) : word))
    .join(" ");
}
