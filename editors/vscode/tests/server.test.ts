import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { commandLine, findServer, sameServer, type Places } from "../src/server";
import { interpreterWithServer, program, temporaryFolder } from "./machine";

const nowhere: Places = {
  setting: [],
  interpreter: () => Promise.resolve(undefined),
  environment: {},
};

function selected(interpreter: string): Pick<Places, "interpreter"> {
  return { interpreter: () => Promise.resolve(interpreter) };
}

test("the setting comes first, and no interpreter is then asked for", async (context) => {
  const command = program(temporaryFolder(context), "my-server");
  const places: Places = {
    setting: [command, "serve", "--log"],
    interpreter: () => Promise.reject(new Error("asked")),
    environment: {},
  };
  assert.deepEqual(await findServer(places), {
    origin: "setting",
    command,
    args: ["serve", "--log"],
  });
});

test("a setting that leads nowhere is told, not passed over", async (context) => {
  const folder = temporaryFolder(context);
  program(folder, "notes-lsp");
  const found = await findServer({
    ...nowhere,
    setting: ["notes-lps", "serve"],
    environment: { PATH: folder },
  });
  assert.deepEqual(found, {
    origin: "nowhere",
    reason: 'The program "notes-lps" of the setting notes-lsp.server.command was not found.',
  });
});

test("the selected interpreter comes before PATH", async (context) => {
  const folder = temporaryFolder(context);
  program(folder, "notes-lsp");
  const interpreter = interpreterWithServer(folder);
  assert.deepEqual(
    await findServer({ ...nowhere, ...selected(interpreter), environment: { PATH: folder } }),
    { origin: "interpreter", command: interpreter, args: ["-P", "-m", "notes_lsp", "serve"] },
  );
});

test("an interpreter without the server leaves it to PATH", async (context) => {
  const folder = temporaryFolder(context);
  const command = program(folder, "notes-lsp");
  const interpreter = program(folder, "python", "exit 1");
  assert.deepEqual(
    await findServer({ ...nowhere, ...selected(interpreter), environment: { PATH: folder } }),
    { origin: "path", command, args: ["serve"] },
  );
});

test("what was searched is told when there is no server", async (context) => {
  const folder = temporaryFolder(context);
  const interpreter = program(folder, "python", "exit 1");
  assert.deepEqual(await findServer(nowhere), {
    origin: "nowhere",
    reason: "The server was not found: notes-lsp is not on PATH.",
  });
  assert.deepEqual(await findServer({ ...nowhere, ...selected(interpreter) }), {
    origin: "nowhere",
    reason:
      "The server was not found: notes-lsp is not on PATH" +
      ` and is not installed for ${interpreter}.`,
  });
});

test("a server is the same if its command and arguments are", () => {
  const server = { origin: "path", command: "/bin/notes-lsp", args: ["serve"] } as const;
  assert.equal(sameServer(server, { ...server }), true);
  assert.equal(sameServer(server, { ...server, args: [] }), false);
});

test("a command line quotes what a person could misread", () => {
  const command = path.join("/opt/my notes", "notes-lsp");
  assert.equal(
    commandLine({ origin: "path", command, args: ["serve"] }),
    '"/opt/my notes/notes-lsp" serve',
  );
});
