/** The commands of the palette. */

import { commands, env, version, window, type Disposable, type LogOutputChannel } from "vscode";
import { commandLine, ORIGIN_NAMES } from "./server";
import type { Condition, Session } from "./session";

export const RESTART_SERVER = "notes-lsp.restartServer";
export const SHOW_OUTPUT = "notes-lsp.showOutput";
export const SHOW_SERVER_INFO = "notes-lsp.showServerInfo";

const MESSAGE_MILLISECONDS = 5_000;

export function registerCommands(session: Session, output: LogOutputChannel): Disposable[] {
  return [
    commands.registerCommand(RESTART_SERVER, () => restartServer(session)),
    commands.registerCommand(SHOW_OUTPUT, () => {
      output.show();
    }),
    commands.registerCommand(SHOW_SERVER_INFO, () => showServerInfo(session.condition, output)),
  ];
}

/** Says nothing where no server came up: the session has then told why. */
async function restartServer(session: Session): Promise<void> {
  if (await session.restart()) {
    window.setStatusBarMessage("notes-lsp: server restarted", MESSAGE_MILLISECONDS);
  }
}

async function showServerInfo(condition: Condition, output: LogOutputChannel): Promise<void> {
  const detail = serverInfo(condition).join("\n");
  const pressed = await window.showInformationMessage(
    "notes-lsp",
    { modal: true, detail },
    "Copy",
    "Show Output",
  );
  if (pressed === "Copy") {
    await env.clipboard.writeText(detail);
  } else if (pressed === "Show Output") {
    output.show();
  }
}

function serverInfo(condition: Condition): string[] {
  const editor = `Editor: ${env.appName} ${version}`;
  switch (condition.kind) {
    case "stopped":
      return ["State: stopped", editor];
    case "missing":
      return ["State: no server", condition.found.reason, editor];
    case "starting":
    case "failed":
    case "running":
      return [
        `State: ${condition.kind}`,
        ...(condition.kind === "failed" ? [condition.reason] : []),
        ...(condition.kind === "running" ? runningInfo(condition) : []),
        `Command: ${commandLine(condition.server)}`,
        `Found by: ${ORIGIN_NAMES[condition.server.origin]}`,
        editor,
      ];
  }
}

function runningInfo({ client }: Extract<Condition, { kind: "running" }>): string[] {
  const { serverInfo, capabilities } = client.initializeResult ?? {};
  return [
    `Server: ${serverInfo?.name ?? "unnamed"} ${serverInfo?.version ?? ""}`.trimEnd(),
    `Process: ${String(client.serverProcess?.pid ?? "unknown")}`,
    `Position encoding: ${capabilities?.positionEncoding ?? "utf-16"}`,
  ];
}
