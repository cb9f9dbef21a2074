// A running `kuaidu serve` with a browser at it: what the tests of the preview begin with.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { createInterface } from "node:readline";
import { browse } from "./browser.mjs";
import { PROGRAM } from "./site.mjs";

const browser = await browse();
after(() => browser.close());

/** Previews a site of `files`, with further options of the program; it ends with `test`. */
export async function preview(test, files, options = []) {
  const root = await mkdtemp(path.join(tmpdir(), "kuaidu-preview-"));
  const put = async (name, contents) => {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    // As most editors save: whole or not at all.
    await writeFile(`${file}~`, contents);
    await rename(`${file}~`, file);
  };
  for (const [name, contents] of Object.entries(files)) await put(name, contents);
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 }, locale: "zh-CN", reducedMotion: "reduce" });
  const running = [];
  test.after(async () => {
    await context.close();
    for (const end of running) await end();
    await rm(root, { recursive: true, force: true });
  });

  /** Starts the program; on the given port again, where it ran there before. */
  const start = async (port = "0") => {
    const words = ["serve", "--lang", "zh", "--port", port, ...options];
    const process = spawn(PROGRAM, words, { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise((done) => process.on("exit", done));
    const end = async () => { process.kill("SIGINT"); await ended; };
    running.push(end);
    const [address] = await new Promise((told) => createInterface(process.stdout).once("line", (line) => told([line])));
    return { origin: new URL(address).origin, end };
  };
  const { origin, end } = await start();

  /** Opens a page, and waits until it listens. */
  const open = async (address) => {
    const page = await context.newPage();
    page.faults = [];
    page.on("pageerror", (error) => page.faults.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error") page.faults.push(message.text()); });
    await page.goto(origin + address);
    await listens(page);
    return page;
  };
  const again = async () => { await end(); await start(new URL(origin).port); };
  return { put, open, origin, again, remove: (name) => rm(path.join(root, name)) };
}

/** Waits until the page is told of changes. */
export const listens = (page) => page.waitForSelector("html[data-kuaidu-live]");

/** The text of what the preview laid over the page; in parts that the page's own script cannot see, too. */
export const overlay = (page) => page.locator("kuaidu-preview .frame");
