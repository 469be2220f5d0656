import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { canImport, findProgram } from "../src/probe";
import { interpreterWithServer, program, temporaryFolder } from "./machine";

test("a program is the first of its name on PATH that can be run", async (context) => {
  const folder = temporaryFolder(context);
  const [directory, plain, first, second] = ["1", "2", "3", "4"].map((name) =>
    path.join(folder, name),
  ) as [string, string, string, string];
  mkdirSync(path.join(directory, "notes-lsp"), { recursive: true });
  mkdirSync(plain);
  writeFileSync(path.join(plain, "notes-lsp"), "");
  const expected = program(first, "notes-lsp");
  program(second, "notes-lsp");
  const environment = { PATH: [directory, plain, first, second].join(path.delimiter) };
  assert.equal(await findProgram("notes-lsp", environment), expected);
});

test("a relative folder of PATH is passed over", async (context) => {
  const folder = temporaryFolder(context);
  program(folder, "notes-lsp");
  const environment = { PATH: ["", ".", path.relative("", folder)].join(path.delimiter) };
  assert.equal(await findProgram("notes-lsp", environment), undefined);
});

test("a command with a folder is not searched for", async (context) => {
  const folder = temporaryFolder(context);
  const file = program(folder, "server");
  assert.equal(await findProgram(file, { PATH: "" }), file);
  assert.equal(await findProgram(path.join(folder, "other"), { PATH: folder }), undefined);
});

test("without PATH there is no program", async () => {
  assert.equal(await findProgram("sh", {}), undefined);
});

test("an interpreter can import what it imports without the current folder", async (context) => {
  const folder = temporaryFolder(context);
  assert.equal(await canImport(interpreterWithServer(folder), "notes_lsp"), true);
  assert.equal(await canImport(program(folder, "python3.10", "exit 2"), "notes_lsp"), false);
  assert.equal(await canImport(path.join(folder, "gone"), "notes_lsp"), false);
});
