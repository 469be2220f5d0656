// Where things are, and how checks wait and report.

import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const here = path.dirname(fileURLToPath(import.meta.url));
export const repository = path.resolve(here, "../../..");

/** The folder that install.sh has filled; run.sh names it. */
export const installed = process.env.NOTES_LSP_VSCODE;

/** Modules that install.sh has installed: they are in no folder that an import would look into. */
export const requireInstalled = createRequire(path.join(installed, "package.json"));

/** Prints the outcome of one check; a failed one makes the process end with 1. */
export function report(name, failure) {
  if (failure === undefined) {
    console.log(`ok    ${name}`);
  } else {
    console.log(`FAIL  ${name}: ${failure}`);
    process.exitCode = 1;
  }
}

/** Waits until `probe` gives something true, and gives that; else throws what `describe` tells. */
export async function until(describe, probe, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const outcome = await probe();
    if (outcome) {
      return outcome;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${milliseconds / 1000} s in vain: ${describe()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
