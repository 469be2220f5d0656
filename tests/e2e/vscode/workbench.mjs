// The workbench as a person uses it: what can be pressed, typed and read, by locators alone.

import path from "node:path";
import process from "node:process";
import { requireInstalled, until } from "./environment.mjs";

const { chromium } = requireInstalled("playwright-core");

const CHROMIUM = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // Whoever opens the workbench closes it, also when a signal ends the run.
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  args: [
    "--no-sandbox", // there is none for root
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
  ],
};

/**
 * Opens `folder` in a browser of its own and waits until the workbench is there. `state` is where
 * the browser writes; `defer` is given what closes it.
 */
export async function openWorkbench({ url, folder, state, defer }) {
  const home = path.join(state, "home");
  const browser = await chromium.launch({ ...CHROMIUM, env: { ...process.env, HOME: home } });
  defer(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.setDefaultTimeout(20_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${url}?folder=${encodeURIComponent(folder)}`);
  await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
  return new Workbench(page, errors);
}

/** Text as it was written: the editor shows blanks as no-break spaces. */
function plain(text) {
  return text.replaceAll("\u00a0", " ");
}

/** Whether something is shown soon. */
function appears(locator) {
  return locator.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}

class Workbench {
  constructor(page, errors) {
    this.page = page;
    /** Errors that nothing in the page has caught. */
    this.errors = errors;
    this.suggestions = page.locator(".suggest-widget.visible .monaco-list-row");
    this.problems = page.locator(".markers-panel .monaco-list-row");
    this.quickFixSign = page.locator(".markers-panel-action-quickfix.autofixable");
    this.hover = page.locator(".monaco-hover:not(.hidden)");
    this.renameBox = page.locator(".rename-box input");
    this.peek = page.locator(".reference-zone-widget");
    this.messages = page.locator(".notification-list-item");
    this.quickInput = page.locator(".quick-input-widget");
    this.dialog = page.locator(".monaco-dialog-box");
    this.statusBar = page.locator(".part.statusbar");
  }

  press(keys) {
    return this.page.keyboard.press(keys);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Opens a file of the folder's top level by its row in the explorer. The rows move while files
   * come and go, so that a click may hit another. */
  async openFile(name) {
    const row = this.page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`);
    await until(
      () => `the editor of ${name}`,
      async () => {
        await row.dblclick();
        return appears(this.activeTab(name));
      },
    );
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  activeTab(name) {
    return this.page.locator(`.tab.active[data-resource-name="${name}"]`);
  }

  squiggles(level) {
    return this.page.locator(`.editor-instance .squiggly-${level}`);
  }

  /** What is written above a line. */
  lens(text) {
    return this.page.locator(".codelens-decoration a", { hasText: text });
  }

  /** Runs a command of the palette by its full title. */
  async runCommand(title) {
    await this.chooseCommand(title);
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Runs a command of the palette that asks for one thing, and answers `text`. It is asked again if
   * something else takes the focus, which closes the question. */
  async runCommandWith(title, question, text) {
    const asked = this.quickInput.filter({ hasText: question });
    await until(
      () => `the question “${question}”`,
      async () => {
        await this.chooseCommand(title);
        return appears(asked);
      },
    );
    await asked.locator("input").first().fill(text);
    await this.press("Enter");
    await asked.waitFor({ state: "hidden" });
  }

  async chooseCommand(title) {
    await this.press("F1");
    await this.quickInput.locator("input").first().fill(`>${title}`);
    await this.choice(title).click();
  }

  /** A row of what can be chosen at the top of the window, by the beginning of its label. */
  choice(label) {
    return this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first();
  }

  async clickText(text) {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y);
  }

  /** Points at `text` until `shown` is there: a lens that comes meanwhile moves the lines. */
  async hoverText(text, shown) {
    await until(
      () => `a hover at ${text}`,
      async () => {
        const { x, y } = await this.placeOf(text);
        await this.page.mouse.move(x, y);
        const isShown = await appears(shown);
        if (!isShown) {
          await this.moveAway();
        }
        return isShown;
      },
    );
  }

  /** Moves the pointer to where it points at nothing. */
  moveAway() {
    return this.page.mouse.move(1, 1);
  }

  /** The middle of the first place where the editor shows `text`, however it is coloured. */
  placeOf(text) {
    return until(
      () => `the editor shows ${text}`,
      () =>
        this.page.evaluate((wanted) => {
          for (const line of document.querySelectorAll(".editor-instance .view-line")) {
            const start = line.textContent.replaceAll("\u00a0", " ").indexOf(wanted);
            if (start < 0) {
              continue;
            }
            let middle = start + Math.floor(wanted.length / 2);
            const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (nodes.nextNode() && middle >= nodes.currentNode.length) {
              middle -= nodes.currentNode.length;
            }
            const range = document.createRange();
            range.setStart(nodes.currentNode, middle);
            range.setEnd(nodes.currentNode, middle + 1);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
          }
          return undefined;
        }, text),
    );
  }

  /** The rows of the Problems view, once there are `count` of them below the file's own row. */
  async problemRows(count) {
    let rows = [];
    await until(
      () => `${count} problems, and no others than ${JSON.stringify(rows)}`,
      async () => {
        const texts = await this.problems.allInnerTexts();
        rows = texts.slice(1).map((row) => plain(row).replaceAll(/\s+/g, " ").trim());
        return rows.length === count;
      },
    );
    return rows;
  }

  /** Waits until `label` is the suggestion that Enter would accept. */
  async suggestion(label) {
    await this.page
      .locator(".suggest-widget.visible .monaco-list-row.focused", { hasText: label })
      .waitFor();
  }

  /** Waits until a fix with `text` in its title is the one that Enter would apply. */
  async quickFix(text) {
    await this.page.locator(".action-widget .monaco-list-row.focused", { hasText: text }).waitFor();
  }

  /** Saves the file in the editor, and waits until it is on the disk. */
  async save() {
    await this.press("Control+s");
    await this.page.locator(".tab.active:not(.dirty)").waitFor();
  }

  /** What Show Server Info tells. */
  async serverInfo() {
    await this.runCommand("notes-lsp: Show Server Info");
    const info = await this.dialog.innerText();
    await this.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
    return info;
  }

  /** What the item of this name tells behind the `{}` of the status bar. */
  async languageStatus(name) {
    await this.page.locator('[id="status.languageStatus"]').hover();
    const item = this.hover.locator(".hover-language-status .element", { hasText: name });
    const status = await item.innerText();
    await this.moveAway();
    await this.hover.first().waitFor({ state: "hidden" });
    return status;
  }

  async clearMessages() {
    await this.runCommand("Notifications: Clear All Notifications");
    await this.messages.first().waitFor({ state: "detached" });
  }

  screenshot(file) {
    return this.page.screenshot({ path: file, animations: "disabled" });
  }
}
