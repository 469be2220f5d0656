// The server under test, started in each way that the extension knows, with a record of its
// processes: what runs, and that nothing else does.

import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { until } from "./environment.mjs";
import { isRunning } from "./processes.mjs";

export class Launcher {
  /** `server` is the command of the server; what the launcher writes lies under `folder`. */
  constructor(folder, server) {
    this.folder = folder;
    this.record = path.join(folder, "starts");
    this.seen = 0;
    this.command = this.recorded(...server);
  }

  /** A command that takes down its process and then runs `command` in it. */
  recorded(...command) {
    return ["/bin/sh", "-c", 'echo $$ >>"$0" && exec "$@"', this.record, ...command];
  }

  /** Writes a program `notes-lsp` that starts the server, and gives its folder. */
  async installProgram() {
    const folder = path.join(this.folder, "bin");
    await writeProgram(path.join(folder, "notes-lsp"), `exec ${quote(this.command)}`);
    return folder;
  }

  /** Writes an interpreter that starts the server if it is told to use a safe import path. */
  async installInterpreter() {
    const file = path.join(this.folder, "venv/python");
    await writeProgram(
      file,
      'case "$*" in',
      '"-P -c import notes_lsp") ;;',
      `"-P -m notes_lsp serve") exec ${quote(this.command)} ;;`,
      "*) exit 1 ;;",
      "esac",
    );
    return file;
  }

  /** Waits for the next start, and until its process is the only one that runs; gives its id. */
  async next() {
    this.seen += 1;
    return until(
      () => `process ${this.seen} runs alone`,
      async () => {
        const started = await this.processes();
        const newest = started.at(-1);
        const isAlone = started.every((pid) => isRunning(pid) === (pid === newest));
        return started.length === this.seen && isAlone && newest;
      },
    );
  }

  /** The processes started so far, oldest first. */
  async processes() {
    const text = await readFile(this.record, "utf8").catch(() => "");
    return text.split("\n").filter(Boolean).map(Number);
  }
}

function quote(words) {
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
}

async function writeProgram(file, ...lines) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, ["#!/bin/sh", ...lines, ""].join("\n"));
  await chmod(file, 0o755);
}
