// A browser with a published site in it: what every test here begins with.
import { after } from "node:test";
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { publish } from "./site.mjs";
import { serve } from "./server.mjs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// Root may not use Chromium's sandbox; the rest keeps it from calling home.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Publishes a site (`files` laid over the sample site, or alone where `files` has a `site.yaml`),
 *  serves it, and starts a browser; all of it ends with the file's tests.
 *  @returns {Promise<{origin: string, folder: string, open: typeof open}>} */
export async function visit(files = {}) {
  const folder = await publish(files);
  const server = await serve(folder);
  const browser = await browse();
  after(async () => { await browser.close(); await server.close(); });
  return { origin: server.origin, folder, requests: server.requests, open };

  /** A page of the site in a context of its own, so that no test sees another's memory.
   *  The test fails if the page, when it is over, has thrown, was refused something, or asked
   *  another host for anything. `options` are those of Playwright's `newContext`. */
  async function open(test, path, options = {}) {
    // On a busy machine Chromium gives up a view transition and calls that the page's own error,
    // before any script of the page runs; the theme has none where less motion is wanted.
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 }, locale: "zh-CN", reducedMotion: "reduce", ...options,
    });
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== server.origin) faults.push(`asked for ${request.url()}`);
    });
    test.after(async () => {
      await context.close();
      assert.deepEqual(faults, [], "the page's own errors and foreign requests");
    });
    await page.goto(server.origin + path);
    return page;
  }
}

/** Starts a browser. */
export function browse() {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}

function executable() {
  const found = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error("there is no Chromium here: apt-get install chromium, or name one with CHROMIUM=PATH");
}
