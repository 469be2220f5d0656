// node smoke.mjs VSIX SCREENSHOT SERVER...
//
// Opens a copy of tests/e2e/vault in VS Code with the packed extension, which starts the command
// SERVER..., and runs the checks there. Prints a line for each; exits 1 if one failed. Neither
// files nor processes are left behind, except for a picture of the failure.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { CHECKS, configure } from "./checks.mjs";
import { startCodeServer } from "./code-server.mjs";
import { here, report, repository } from "./environment.mjs";
import { Launcher } from "./launcher.mjs";
import { isRunning } from "./processes.mjs";
import { openWorkbench } from "./workbench.mjs";

const FAILURE = path.join(tmpdir(), "notes-lsp-vscode-failure.png");

/** What has to be undone, newest last. */
const cleanups = [];
let cleaning;

/** Undoes it all; whoever asks again waits for the same. */
function cleanUp() {
  cleaning ??= (async () => {
    while (cleanups.length > 0) {
      await cleanups.pop()();
    }
  })();
  return cleaning;
}

async function prepare(vsix, server) {
  const state = await mkdtemp(path.join(tmpdir(), "notes-lsp-vscode-"));
  cleanups.push(() => rm(state, { recursive: true, force: true }));
  const defer = (cleanup) => cleanups.push(cleanup);
  const vault = path.join(state, "vault");
  await cp(path.join(repository, "tests/e2e/vault"), vault, { recursive: true });
  const surface = path.join(state, "surface.json");
  const launcher = new Launcher(state, server);
  await configure(vault, launcher.command);
  const url = await startCodeServer({
    state,
    vsix,
    unpacked: ["python-extension", "surface-extension"].map((name) => path.join(here, name)),
    environment: {
      PATH: `${await launcher.installProgram()}${path.delimiter}${process.env.PATH}`,
      TEST_INTERPRETER: await launcher.installInterpreter(),
      TEST_OTHER_INTERPRETER: "/bin/false",
      TEST_SURFACE: surface,
    },
    defer,
  });
  const workbench = await openWorkbench({ url, folder: vault, state, defer });
  return { launcher, surface, vault, workbench };
}

/** Runs the checks until one fails: what comes after it would fail for the same reason. */
async function runChecks(context) {
  for (const [name, check] of Object.entries(CHECKS)) {
    const started = Date.now();
    try {
      await check(context);
      report(`${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    } catch (error) {
      if (cleaning !== undefined) {
        return;
      }
      await context.workbench.screenshot(FAILURE);
      report(name, `${error.message.split("\nCall log:")[0]}\n      see ${FAILURE}`);
      return;
    }
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    report("the run", `ended by ${signal}`);
    void cleanUp().finally(() => process.exit(1));
  });
}

const [vsix, screenshot, ...server] = process.argv.slice(2);
try {
  const context = { ...(await prepare(vsix, server)), screenshot };
  await runChecks(context);
  const started = await context.launcher.processes();
  await cleanUp();
  const left = started.filter(isRunning);
  report("nothing runs on", left.length > 0 ? `processes ${left}` : undefined);
} catch (error) {
  if (cleaning === undefined) {
    report("the run", error.stack);
  }
} finally {
  await cleanUp();
}
