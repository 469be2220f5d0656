/** Questions about the machine: which programs it has. Knows nothing of the editor. */

import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/** The variables of an environment, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const IMPORT_TIMEOUT_MILLISECONDS = 10_000;

/**
 * Whether `interpreter` is a Python that can import `module`.
 *
 * `-P` (Python 3.11, the oldest that the server runs on) keeps the current folder off the import
 * path: a folder of notes that happens to hold `notes_lsp/` must not be run.
 */
export function canImport(interpreter: string, module: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(
      interpreter,
      ["-P", "-c", `import ${module}`],
      { timeout: IMPORT_TIMEOUT_MILLISECONDS, windowsHide: true },
      (error) => {
        resolve(error === null);
      },
    );
  });
}

/**
 * The program that `command` names: itself if it holds a folder and can be run, else the first of
 * that name on PATH.
 *
 * Only absolute folders of PATH count, so that an opened folder never provides the program; for
 * the same reason the system's own search is not asked (on Windows it begins in the current folder).
 */
export async function findProgram(
  command: string,
  environment: Environment,
): Promise<string | undefined> {
  const names = programNames(command, environment);
  const folders = /[/\\]/.test(command)
    ? [""]
    : (environment.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    for (const name of names) {
      const candidate = path.join(folder, name);
      if (await isProgram(candidate)) {
        return candidate;
      }
    }
  }
  return undefined;
}

function programNames(command: string, environment: Environment): string[] {
  if (process.platform !== "win32") {
    return [command];
  }
  // `.cmd` and `.bat` need a shell, which would read the arguments anew: pip makes `.exe`.
  const extensions = (environment.PATHEXT ?? ".EXE")
    .split(";")
    .filter((extension) => /^\.(exe|com)$/i.test(extension));
  return [command, ...extensions.map((extension) => command + extension)];
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
