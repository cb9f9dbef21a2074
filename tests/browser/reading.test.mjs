// A reader's way through the sample site: home, article, related article, keyword.
import test from "node:test";
import assert from "node:assert/strict";
import { visit } from "./browser.mjs";

const { open } = await visit();

test("an article leads on to eight others", async (t) => {
  const page = await open(t, "/");
  await page.locator(".story-title a").first().press("Enter");
  for (const heading of ["快速阅读", "关键词", "你可能还想读"]) {
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
  }
  const title = await page.locator("h1").textContent();
  const cards = page.locator(".related .card-title a");
  assert.equal(await cards.count(), 8);
  const next = await cards.first().textContent();
  await cards.first().press("Enter");
  await page.getByRole("heading", { level: 1, name: next, exact: true }).waitFor();
  assert.notEqual(next, title);
});

test("without JavaScript everything is there to be read", async (t) => {
  const page = await open(t, "/", { javaScriptEnabled: false });
  await page.locator(".story-title a").first().press("Enter");
  await page.locator(".article-body p").first().waitFor();
  await page.locator(".keywords a").first().press("Enter");
  await page.locator(".story-title a").first().waitFor();
});

test("no page scrolls sideways on a narrow phone", async (t) => {
  const page = await open(t, "/", { viewport: { width: 320, height: 640 } });
  const paths = await page.locator(".story-title a, .menu a").evaluateAll((links) => links.slice(0, 12).map((a) => a.getAttribute("href")));
  for (const path of ["/", ...paths]) {
    await page.goto(new URL(path, page.url()).href);
    const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    assert.ok(scroll <= client, `${path} is ${scroll} px wide in ${client}`);
  }
});
