/** The item behind `{}` in the status bar of a note: which server runs, or why none does. */

import { languages, LanguageStatusSeverity, type LanguageStatusItem } from "vscode";
import { NOTES } from "./client";
import { RESTART_SERVER } from "./commands";
import { ORIGIN_NAMES } from "./server";
import type { Condition } from "./session";

export function createStatus(): LanguageStatusItem {
  const status = languages.createLanguageStatusItem("notes-lsp.status", NOTES);
  status.name = "notes-lsp";
  status.command = { title: "Restart", command: RESTART_SERVER };
  return status;
}

export function showCondition(status: LanguageStatusItem, condition: Condition): void {
  status.busy = condition.kind === "starting";
  status.severity =
    condition.kind === "missing" || condition.kind === "failed"
      ? LanguageStatusSeverity.Error
      : LanguageStatusSeverity.Information;
  [status.text, status.detail] = describe(condition);
}

function describe(condition: Condition): [text: string, detail: string] {
  switch (condition.kind) {
    case "stopped":
      return ["notes-lsp", "stopped"];
    case "missing":
      return ["notes-lsp: no server", condition.found.reason];
    case "starting":
      return ["notes-lsp", "starting"];
    case "running": {
      const version = condition.client.initializeResult?.serverInfo?.version ?? "";
      return [`notes-lsp ${version}`.trim(), `found by ${ORIGIN_NAMES[condition.server.origin]}`];
    }
    case "failed":
      return ["notes-lsp: no server", condition.reason];
  }
}
