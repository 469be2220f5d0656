// A VS Code of its own for one run: fresh profile, one extension, one folder of notes.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import process from "node:process";
import { installed, until } from "./environment.mjs";
import { isGroupRunning } from "./processes.mjs";

const PROGRAM = path.join(installed, "node_modules/.bin/code-server");
const START_MILLISECONDS = 60_000;

/** Settings that keep the workbench from asking, updating and blinking. */
const QUIET = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  // In newer versions `false` makes the first start rewrite this file while it is being read.
  "extensions.autoUpdate": "off",
  "files.autoSave": "off",
  "files.exclude": { "**/.vscode": true },
  "files.defaultLanguage": "markdown",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * Starts code-server on a free port of this machine and gives its address. All that it writes lies
 * under `state`. The extensions are one packed (`vsix`) and some in folders (`unpacked`);
 * `environment` is what they get beside this process's own. `defer` is given what ends a process,
 * as soon as there is one.
 *
 * The user's settings are read once: code-server does not see it when that file is changed.
 */
export async function startCodeServer({ state, vsix, unpacked, environment, defer }) {
  const user = path.join(state, "data/User");
  await mkdir(user, { recursive: true });
  const configuration = path.join(state, "config.yaml");
  await writeFile(configuration, "auth: none\ncert: false\n");
  await writeFile(path.join(user, "settings.json"), JSON.stringify(QUIET));

  // Extensions that lie there before the first start are taken over by it.
  const extensions = path.join(state, "extensions");
  for (const folder of unpacked) {
    await cp(folder, path.join(extensions, path.basename(folder)), { recursive: true });
  }

  const env = {
    ...process.env,
    ...environment,
    VSCODE_CLI: "1", // else extensions get the PATH of a login shell instead of this one
    XDG_CONFIG_HOME: path.join(state, "config"),
    XDG_DATA_HOME: path.join(state, "share"),
  };
  const common = [
    ["--config", configuration],
    ["--user-data-dir", path.join(state, "data")],
    ["--extensions-dir", extensions],
  ].flat();
  const logFile = path.join(state, "code-server.log");
  const log = await open(logFile, "w");
  const launch = (...args) => {
    // A process group of its own, so that its end is the end of all that it started.
    const stdio = ["ignore", log.fd, log.fd];
    const started = spawn(PROGRAM, [...common, ...args], { env, detached: true, stdio });
    defer(() => killGroup(started.pid));
    return started;
  };

  const [status] = await once(launch("--install-extension", vsix), "exit");
  if (status !== 0) {
    throw new Error(`${vsix} cannot be installed: ${await readFile(logFile, "utf8")}`);
  }
  const address = `127.0.0.1:${await freePort()}`;
  const main = launch(
    ...["--bind-addr", address, "--auth", "none"],
    "--disable-telemetry",
    "--disable-update-check",
    "--disable-workspace-trust",
    "--disable-getting-started-override",
  );
  await log.close();
  const url = `http://${address}/`;
  await until(
    () => "code-server answers",
    () => isHealthy(main, url),
    START_MILLISECONDS,
  );
  return url;
}

async function isHealthy(main, url) {
  if (main.exitCode !== null) {
    throw new Error(`code-server ended with ${main.exitCode}`);
  }
  const answer = await fetch(`${url}healthz`).catch(() => undefined);
  return answer?.ok;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Ends a process group, and waits until it is gone. */
async function killGroup(leader) {
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    try {
      process.kill(-leader, signal);
      await until(
        () => `code-server ends by ${signal}`,
        () => !isGroupRunning(leader),
        5_000,
      );
      return;
    } catch (error) {
      if (error.code === "ESRCH") {
        return;
      }
      if (signal === "SIGKILL") {
        throw error;
      }
    }
  }
}
