// Pictures: nothing moves while they load, and a phone asks for a small one.
import test from "node:test";
import assert from "node:assert/strict";
import { visit } from "./browser.mjs";

const { open } = await visit();

// Its text shows a diagram, 960 pixels wide, after a cover.
const ARTICLE = "/2026/05/inverted-index/";
const PICTURE = ".article-body img[srcset]";

test("nothing moves while pictures load", async (t) => {
  const page = await open(t, ARTICLE, { viewport: { width: 390, height: 844 } });
  const shift = await page.evaluate(async () => {
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    for (let at = 0; at < document.body.scrollHeight; at += 400) {
      scrollTo(0, at);
      await new Promise((done) => setTimeout(done, 60));
    }
    await Promise.all([...document.images].map((image) => image.decode()));
    return shift;
  });
  assert.equal(shift, 0);
});

test("a picture keeps its shape, whatever room it has", async (t) => {
  for (const width of [320, 900]) {
    const page = await open(t, ARTICLE, { viewport: { width, height: 800 } });
    const picture = page.locator(PICTURE).first();
    const { told, shown } = await picture.evaluate((image) => ({
      told: image.getAttribute("width") / image.getAttribute("height"),
      shown: image.clientWidth / image.clientHeight,
    }));
    assert.ok(Math.abs(told - shown) < 0.02, `${told} and ${shown}`);
  }
});

test("a phone asks for a small picture, a sharp screen for a large one", async (t) => {
  for (const [width, deviceScaleFactor, wanted] of [[390, 1, /\.480\.[0-9a-f]{8}\.webp$/], [390, 2, /\.960\.[0-9a-f]{8}\.webp$/]]) {
    const page = await open(t, ARTICLE, { viewport: { width, height: 800 }, deviceScaleFactor });
    const picture = page.locator(PICTURE).first();
    await picture.scrollIntoViewIfNeeded();
    const chosen = await picture.evaluate(async (image) => { await image.decode(); return image.currentSrc; });
    assert.match(chosen, wanted);
  }
});
