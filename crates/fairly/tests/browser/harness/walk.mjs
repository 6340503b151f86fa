// What a journey does: visit pages (each judged by axe and by what the browser complains of), act, look, take pictures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { SIZES } from "./browser.mjs";
import { tooWide } from "./room.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export class Walk {
  constructor({ name, server, browser, screenshots, findings }) {
    Object.assign(this, { name, server, browser, screenshots, findings, assert });
    this.origin = server.origin;
    /** Words that may not stand in the server's log: names, addresses, what people wrote. */
    this.unsaid = [];
    /** Whether each page that is judged is also looked at with less room and larger text. */
    this.mustFit = false;
  }

  async begin() {
    this.page = await this.someone();
  }

  /** Signs in as someone of the demonstration: the first whose way in says `who`, such as "worker". */
  async signInAs(who, page = this.page) {
    const way = this.server.ways().find((way) => way.who.includes(who));
    assert.ok(way, `the demonstration prints no way in as ${who}: ${JSON.stringify(this.server.ways())}`);
    await this.visit(way.address, page);
  }

  /** Another person with a browser of their own. */
  async someone(options = {}) {
    const context = await this.browser.newContext({ baseURL: this.origin, viewport: SIZES.laptop, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    // A refused inline style or script shows here, as do errors of our own.
    page.on("console", (message) => {
      // A form that was filled in wrongly is answered with 422, and the browser says so.
      if (message.text().includes("status of 422")) return;
      if (message.type() === "error") this.findings.push(`${page.url()} complains: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.findings.push(`${page.url()} breaks: ${error.message}`));
    return page;
  }

  /** Opens a page, expects that it answers, and lets axe judge it. */
  async visit(address, page = this.page) {
    const answer = await page.goto(address);
    assert.ok(answer.ok(), `${address} answers ${answer.status()}`);
    await this.judge(page);
    return answer;
  }

  /** Lets axe judge the page as it stands; one that a form just left, once it is there. */
  async judge(page = this.page) {
    const { violations } = await violationsOn(page).catch(async (trouble) => {
      if (!trouble.message.includes("navigation")) throw trouble;
      await page.waitForLoadState();
      return violationsOn(page);
    });
    for (const { id, help, nodes } of violations) {
      const where = nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary.split("\n")[1]?.trim() ?? ""}`);
      this.findings.push(`${page.url()} axe ${id}: ${help} (${nodes.length} times)\n${where.join("\n")}`);
    }
    if (this.mustFit) this.findings.push(...(await tooWide(page)));
  }

  /** Pictures of the page at all sizes, light and dark; `whole` for more than fits the window. */
  async photograph(what, { page = this.page, whole = false } = {}) {
    const before = page.viewportSize();
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const file = `${this.name}-${what}-${size}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(this.screenshots, file), fullPage: whole });
      }
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(before);
  }

  /** Nothing of this may be in the server's log. */
  keepOutOfLog(words) {
    this.unsaid.push(...words);
  }
}

/** What axe finds on a page. */
async function violationsOn(page) {
  // Through the debugging protocol: the page's own policy forbids scripts that are not ours, and it shall.
  await page.evaluate(axe);
  return page.evaluate(
    (rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }),
    RULES,
  );
}
