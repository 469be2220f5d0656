/** A folder of programs for a test. */

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";

export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), "notes-lsp-"));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Writes a shell script that can be run, and gives its path. */
export function program(folder: string, name: string, script = "exit 0"): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** An interpreter that can import notes_lsp when it is told to keep the current folder out. */
export function interpreterWithServer(folder: string): string {
  return program(folder, "python", '[ "$*" = "-P -c import notes_lsp" ]');
}
