// What a writer of notes does in the editor, and what must come of it.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { report, until } from "./environment.mjs";

const SETTING = "notes-lsp.server.command";

/** What is off by default, and changes nothing unless it is asked for. */
const MORE = { "notes-lsp.format.enable": true, "notes-lsp.timestamps.on-type": true };

const NOTE = "scaling_laws.md";

/**
 * What the findings of the note must say, and where each may begin: at one of these texts. The
 * second stands behind three emoji, so that a column in other units than UTF-16 is another one.
 */
const FINDINGS = [
  {
    code: "timestamp.parts",
    text: /41:50/,
    starts: ['<a class="yt-timestamp" data-t="41:50"', 'data-t="41:50"', '41:50"'],
  },
  {
    code: "link.unresolved",
    text: /emergent_abilities/,
    starts: ["[[emergent_abilities", "emergent_abilities"],
  },
];

/** Writes the command of the server into the settings of the vault, where the editor watches. */
export async function configure(vault, command) {
  const folder = path.join(vault, ".vscode");
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, "settings.json"),
    JSON.stringify({ ...MORE, [SETTING]: command }),
  );
}

/** The checks in the order in which a person would do them; each builds on the one before. */
export const CHECKS = {
  async "the note opens, and what is wrong in it is underlined"({ workbench, launcher }) {
    await workbench.openFile(NOTE);
    await launcher.next();
    await workbench.squiggles("warning").waitFor();
    await workbench.squiggles("info").waitFor();
  },

  async "Problems lists each finding with its source, code and place"({ workbench, vault }) {
    await workbench.press("Control+Shift+m");
    const rows = await workbench.problemRows(FINDINGS.length);
    const note = await readFile(path.join(vault, NOTE), "utf8");
    for (const { code, text, starts } of FINDINGS) {
      // A code with a page of its own is shown as a link, any other in brackets.
      const row = rows.find((candidate) =>
        candidate.replace(/[()]/g, " ").includes(` notes-lsp ${code} `),
      );
      assert.ok(row, `no finding ${code} in ${JSON.stringify(rows)}`);
      assert.match(row, text);
      assertPlace(row, note, starts);
    }
    await workbench.quickFixSign.waitFor();
  },

  async "hover shows the linked note"({ workbench, screenshot }) {
    const previews = workbench.hover.filter({ hasText: "Mixture of Experts" });
    const preview = previews.filter({ hasText: "A router sends every token" }).first();
    await workbench.hoverText("mixture_of_experts", preview);
    await workbench.screenshot(screenshot);
    await workbench.moveAway();
    await workbench.hover.first().waitFor({ state: "hidden" });
  },

  async "F12 on a link behind emoji goes to its note"({ workbench }) {
    await workbench.clickText("attention_heads");
    await workbench.press("F12");
    await workbench.activeTab("attention_heads.md").waitFor();
  },

  async "a lens counts the notes that link to this one, and shows the links"({ workbench }) {
    await workbench.lens("2 notes link here").click();
    await workbench.peek.getByText("scaling_laws.md").first().waitFor();
    await workbench.press("Escape");
    await workbench.peek.waitFor({ state: "detached" });
  },

  async "a link is typed, completed and accepted without doubled brackets"({ workbench, vault }) {
    await workbench.openFile(NOTE);
    await workbench.clickText("## What the curves say");
    await workbench.press("Control+End");
    await workbench.type("See [[");
    await workbench.suggestions.filter({ hasText: "Mixture of Experts" }).first().waitFor();
    await workbench.type("mixt");
    await workbench.suggestion("Mixture of Experts");
    await workbench.press("Enter");
    await workbench.suggestions.first().waitFor({ state: "hidden" });
    await workbench.save();
    const note = await readFile(path.join(vault, NOTE), "utf8");
    assert.equal(note.split("\n").at(-1), "See [[mixture_of_experts | Mixture of Experts]]");
  },

  async "a note that was never saved is completed too"({ workbench }) {
    await workbench.runCommand("File: New Untitled Text File");
    await workbench.activeTab("Untitled-1").waitFor();
    await workbench.type("[[atten");
    await workbench.suggestion("Attention Heads");
    await workbench.press("Enter");
    await workbench.placeOf("[[attention_heads | Attention Heads]]");
    await workbench.openFile(NOTE);
  },

  async "the palette asks how far timestamps move"({ workbench, vault }) {
    const before = await readFile(path.join(vault, NOTE), "utf8");
    await workbench.runCommandWith("notes-lsp: Move Timestamps…", "By how much", "10");
    await until(
      () => "the timestamps move",
      async () => {
        await workbench.save();
        return (await readFile(path.join(vault, NOTE), "utf8")) !== before;
      },
    );
    await workbench.runCommandWith("notes-lsp: Move Timestamps…", "By how much", "-10");
    await until(
      () => "the timestamps move back",
      async () => {
        await workbench.save();
        return (await readFile(path.join(vault, NOTE), "utf8")) === before;
      },
    );
  },

  async "the graph around the note is shown, with links that lead"({ workbench }) {
    await workbench.runCommand("notes-lsp: Show Graph Around Note");
    await workbench.placeOf("# Links around");
    await workbench.clickText("[[mixture_of_experts");
    await workbench.press("F12");
    await workbench.activeTab("mixture_of_experts.md").waitFor();
    await workbench.openFile(NOTE);
  },

  async "the palette shows what the server knows of its vaults"({ workbench }) {
    await workbench.runCommand("notes-lsp: Show What the Server Knows of Its Vaults");
    await workbench.placeOf('"vaults":');
    await workbench.openFile(NOTE);
  },

  async "the editor is answered all else that it can ask for"({ workbench, surface }) {
    await workbench.runCommand("Surface: Ask for All");
    await workbench.dialog.getByText("wants to make refactoring changes").waitFor();
    await workbench.dialog.getByText("Do not ask me again").click();
    await workbench.dialog.getByRole("button", { name: "OK" }).click();
    const outcomes = await until(
      () => "the answers",
      () => readFile(surface, "utf8").then(JSON.parse, () => undefined),
      60_000,
    );
    for (const { name, failure } of outcomes) {
      report(`  ${name}`, failure);
    }
    assert.deepEqual(
      outcomes.filter(({ failure }) => failure !== undefined),
      [],
    );
    await workbench.openFile(NOTE);
  },

  async "Ctrl+T goes to a note by its name"({ workbench }) {
    await workbench.press("Control+t");
    await workbench.type("attention h");
    await workbench.choice("Attention Heads").click();
    await workbench.activeTab("attention_heads.md").waitFor();
    await workbench.openFile(NOTE);
  },

  async "the status of the note tells which server runs"({ workbench }) {
    const status = await workbench.languageStatus("notes-lsp");
    assert.match(status, /^notes-lsp \d\S*\s+found by the setting notes-lsp\.server\.command$/m);
  },

  async "Restart Server ends the server and starts another"({ workbench, launcher }) {
    await workbench.runCommand("notes-lsp: Restart Server");
    await workbench.statusBar.getByText("notes-lsp: server restarted").waitFor();
    await launcher.next();
    await workbench.squiggles("warning").waitFor();
  },

  async "a crashed server is started again"({ launcher }) {
    process.kill((await launcher.processes()).at(-1), "SIGKILL");
    await launcher.next();
  },

  async "a setting that leads nowhere gives one message with buttons"({ workbench, vault }) {
    await configure(vault, ["no-such-server"]);
    const message = workbench.messages.filter({ hasText: 'The program "no-such-server"' });
    for (const button of ["How to Install", "Open Settings", "Try Again"]) {
      await message.getByRole("button", { name: button }).waitFor();
    }
    assert.equal(await workbench.messages.count(), 1);
    await workbench.squiggles("warning").waitFor({ state: "detached" });
    await workbench.clearMessages();
  },

  async "a server that ends at once gives one message with buttons"({ workbench, vault }) {
    await configure(vault, ["/bin/false"]);
    const message = workbench.messages.filter({ hasText: 'The server "/bin/false"' });
    for (const button of ["Show Output", "Open Settings", "Try Again"]) {
      await message.getByRole("button", { name: button }).waitFor();
    }
    assert.equal(await workbench.messages.count(), 1);
    await workbench.clearMessages();
  },

  async "a server that hangs while it starts can be replaced"({ launcher, vault }) {
    await configure(vault, launcher.recorded("/bin/sleep", "600"));
    await launcher.next();
    await configure(vault, launcher.command);
    await launcher.next();
  },

  async "without the setting the server of the selected interpreter runs"({
    workbench,
    launcher,
    vault,
  }) {
    await configure(vault, []);
    const pid = await launcher.next();
    await workbench.squiggles("warning").waitFor();
    const info = await workbench.serverInfo();
    assert.match(info, /State: running/);
    assert.match(info, /Server: notes-lsp \d/);
    assert.match(info, /Found by: the selected Python interpreter/);
    assert.ok(info.includes(`Process: ${pid}`), info);
  },

  async "with an interpreter that has no server, the one on PATH runs"({ workbench, launcher }) {
    await workbench.runCommand("Python: Select Other Interpreter");
    await launcher.next();
    await workbench.squiggles("warning").waitFor();
    assert.match(await workbench.serverInfo(), /Found by: PATH/);
  },

  async "the quick fix writes the stamp as it should be"({ workbench, vault }) {
    await workbench.clickText('41:50">');
    await workbench.press("Control+.");
    await workbench.quickFix("00:41:50");
    await workbench.press("Enter");
    await workbench.squiggles("warning").waitFor({ state: "detached" });
    await workbench.save();
    const note = await readFile(path.join(vault, NOTE), "utf8");
    assert.ok(note.includes('<a class="yt-timestamp" data-t="00:41:50">[00:41:50]</a>'), note);
  },

  async "F2 on a link renames its note, and all links follow"({ workbench, vault }) {
    await workbench.clickText("attention_heads");
    await workbench.press("F2");
    await workbench.renameBox.waitFor();
    assert.equal(await workbench.renameBox.inputValue(), "Attention Heads");
    await workbench.renameBox.fill("Heads: all of them");
    await workbench.press("Enter");
    await workbench.placeOf("[[heads_all_of_them | attention]]");
    const read = (name) => readFile(path.join(vault, name), "utf8").catch(() => "");
    await until(
      () => "the renamed notes on the disk",
      async () => {
        const links = (await read(NOTE)) + (await read("model_talks.md"));
        return (
          links.split("[[heads_all_of_them | ").length === 3 &&
          (await read("heads_all_of_them.md")).includes('title: "Heads: all of them"')
        );
      },
    );
    assert.equal(await read("attention_heads.md"), "");
  },

  async "neither the page nor a message tells of an error"({ workbench }) {
    assert.deepEqual(workbench.errors, []);
    assert.deepEqual(await workbench.messages.allInnerTexts(), []);
  },
};

/** Fails unless a row of Problems ends in the place, `[Ln 3, Col 4]`, of one of `starts`. */
function assertPlace(row, note, starts) {
  const places = starts.map((start) => {
    const before = note.slice(0, note.indexOf(start)).split("\n");
    return `[Ln ${before.length}, Col ${before.at(-1).length + 1}]`;
  });
  assert.ok(
    places.some((place) => row.endsWith(place)),
    `the place of "${row}" is none of ${places.join(" ")}`,
  );
}
