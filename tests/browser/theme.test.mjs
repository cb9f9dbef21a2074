// The default theme in a reader's hands: appearance, keyboard, paper, pictures, code, sharing.
import test from "node:test";
import assert from "node:assert/strict";
import { visit } from "./browser.mjs";

const SPECIMEN = "/2026/11/markdown-specimen/";
const PAPER = "rgb(251, 250, 247)";
const NIGHT = "rgb(23, 22, 20)";

const { open, origin, requests } = await visit();

const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const textSize = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".article-body")).fontSize));
const isShown = (page, selector) => page.locator(selector).first().isVisible();

/** Whether the page has been moved by what arrived late, as browsers reckon it. */
const layoutShift = (page) => page.evaluate(() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 120);
}));

test("the page follows the system's appearance", async (t) => {
  const page = await open(t, "/", { colorScheme: "dark" });
  assert.equal(await ground(page), NIGHT);
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await ground(page), PAPER);
});

test("a chosen appearance is remembered, and stands before the first paint", async (t) => {
  const page = await open(t, "/");
  const choose = page.getByRole("button", { name: /^外观/ });
  await choose.click();
  assert.equal(await ground(page), NIGHT);
  assert.equal(await choose.getAttribute("aria-label"), "外观：深色");
  // The ground at the moment when the body begins: nothing can have been painted before.
  await page.addInitScript(() => {
    new MutationObserver((_, watch) => {
      if (!document.body) return;
      window.groundAtFirst = getComputedStyle(document.documentElement).backgroundColor;
      watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(origin + SPECIMEN);
  assert.equal(await page.evaluate(() => window.groundAtFirst), NIGHT);
  await choose.click();
  assert.equal(await ground(page), PAPER);
  assert.equal(await choose.getAttribute("aria-label"), "外观：浅色");
  await choose.click();
  assert.equal(await choose.getAttribute("aria-label"), "外观：自动");
  await page.reload();
  assert.equal(await choose.getAttribute("aria-label"), "外观：自动");
});

test("a chosen size of type is remembered", async (t) => {
  const page = await open(t, SPECIMEN);
  const standard = await textSize(page);
  await page.getByRole("button", { name: "字号：标准" }).click();
  await page.reload();
  assert.ok(await textSize(page) > standard * 1.1);
  await page.getByRole("button", { name: "字号：较大" }).click();
  await page.getByRole("button", { name: "字号：特大" }).click();
  assert.ok(await textSize(page) < standard);
});

test("a reader without storage still may choose", async (t) => {
  const page = await open(t, "/");
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  await page.reload();
  await page.getByRole("button", { name: /^外观/ }).click();
  assert.equal(await ground(page), NIGHT);
});

test("the keyboard leads past the masthead and shows where it is", async (t) => {
  const page = await open(t, SPECIMEN);
  const focused = () => page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    const { top, height } = document.activeElement.getBoundingClientRect();
    return { text: document.activeElement.textContent.trim(), marked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, seen: top >= 0 && height > 0 };
  });
  await page.keyboard.press("Tab");
  assert.deepEqual(await focused(), { text: "跳到正文", marked: true, seen: true });
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#kd-main");
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const stop = await focused();
    assert.ok(stop.marked && stop.seen, JSON.stringify(stop));
  }
});

test("what scrolls sideways can be scrolled from the keyboard, and nothing else is a stop", async (t) => {
  const page = await open(t, SPECIMEN, { viewport: { width: 360, height: 740 } });
  const boxes = page.locator(".table-scroll, .article-body pre");
  const state = () => boxes.evaluateAll((all) => all.map((box) => [box.scrollWidth > box.clientWidth, box.tabIndex === 0, box.role, box.ariaLabel]));
  await page.waitForFunction(() => document.querySelector(".article-body pre[tabindex]"));
  for (const [scrolls, reached, role, label] of await state()) {
    assert.equal(scrolls, reached);
    assert.equal(role, "group");
    assert.match(label, /^(代码|表格)$/);
  }
  const table = boxes.nth(1);
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
});

test("without JavaScript nothing stands there that does nothing", async (t) => {
  const page = await open(t, SPECIMEN, { javaScriptEnabled: false });
  for (const selector of [".share", ".copy", ".tools button"]) assert.equal(await isShown(page, selector), false, selector);
  for (const selector of [".article-body", ".summary", ".related", ".neighbours", ".tools a"]) assert.equal(await isShown(page, selector), true, selector);
  await page.locator(".toc summary").click();
  await page.locator(".toc a").first().click();
  assert.notEqual(new URL(page.url()).hash, "");
});

test("on paper there is the article, and where its links lead", async (t) => {
  const page = await open(t, SPECIMEN, { colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  for (const selector of [".menu", ".tools", ".related", ".neighbours", ".footer", ".share", ".copy", ".toc"])
    assert.equal(await isShown(page, selector), false, selector);
  for (const selector of ["h1", ".byline", ".summary", ".article-body", ".keywords", ".ai-notice"])
    assert.equal(await isShown(page, selector), true, selector);
  assert.equal(await ground(page), "rgb(255, 255, 255)");
  const links = page.locator(".article-body a[href^=http]");
  const address = await links.first().evaluate((link) => getComputedStyle(link, "::after").content);
  assert.match(address, /http/);
  const cut = await page.locator(".table-scroll, .article-body pre").evaluateAll((boxes) => boxes.filter((box) => getComputedStyle(box).overflowX !== "visible").length);
  assert.equal(cut, 0);
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
});

test("a picture opens larger, and Escape leads back to it", async (t) => {
  const page = await open(t, SPECIMEN, { viewport: { width: 390, height: 800 } });
  await page.locator(".article-body figure img").first().scrollIntoViewIfNeeded();
  const opener = page.locator(".zoom-open").first();
  await opener.waitFor();
  assert.match(await opener.getAttribute("aria-label"), /^放大图片/);
  for (const close of [() => page.keyboard.press("Escape"), () => page.getByRole("button", { name: "关闭" }).press("Enter"), () => page.locator("dialog img").click()]) {
    await opener.press("Enter");
    await page.locator("dialog.zoom[open] img").waitFor();
    await close();
    await page.locator("dialog.zoom").waitFor({ state: "detached" });
    assert.ok(await opener.evaluate((node) => node === document.activeElement), "the focus is back");
  }
});

test("code is copied as it is written", async (t) => {
  const page = await open(t, SPECIMEN, { permissions: ["clipboard-read", "clipboard-write"] });
  const code = page.locator(".code").first();
  const text = await code.locator("pre").textContent();
  const button = code.locator(".copy");
  await button.focus();
  await page.keyboard.press("Enter");
  await code.getByText("已复制").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text.trimEnd());
});

test("an article is shared by the system's sheet, or by its address", async (t) => {
  const page = await open(t, SPECIMEN, { permissions: ["clipboard-read", "clipboard-write"] });
  const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined, writable: true }));
  await page.reload();
  await page.getByRole("button", { name: "复制本文链接" }).click();
  await page.getByRole("button", { name: "已复制" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), canonical);
  await page.addInitScript(() => { Navigator.prototype.share = (what) => { window.shared = what; return Promise.reject(new DOMException("", "AbortError")); }; });
  await page.reload();
  await page.getByRole("button", { name: "分享这篇文章" }).click();
  assert.equal((await page.evaluate(() => window.shared)).url, canonical);
});

test("a line of the byline does not begin with what divides its parts", async (t) => {
  for (const width of [320, 360, 390, 640]) {
    const page = await open(t, SPECIMEN, { viewport: { width, height: 800 } });
    const text = await page.locator(".byline").innerText();
    assert.doesNotMatch(text, /·/, "dots are drawn, not written");
    const ends = await page.locator(".byline").evaluate((line) => {
      const box = line.getBoundingClientRect();
      return [...line.children].every((item) => item.getBoundingClientRect().right <= box.right + 1);
    });
    assert.ok(ends, `at ${width} px`);
  }
});

test("no Han character is slanted", async (t) => {
  const page = await open(t, SPECIMEN);
  const styles = await page.locator(".article-body em").evaluateAll((all) => all.map((node) => {
    const { fontStyle, textEmphasisStyle } = getComputedStyle(node);
    return `${fontStyle} ${textEmphasisStyle}`;
  }));
  assert.ok(styles.length > 0);
  for (const style of styles) assert.equal(style, "normal dot");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSynthesisStyle), "none");
});

test("a line of an article holds 36 to 40 Han characters", async (t) => {
  const page = await open(t, SPECIMEN);
  const { line, size, height } = await page.locator(".article-body > p").first().evaluate((node) => {
    const style = getComputedStyle(node);
    return { line: node.clientWidth, size: parseFloat(style.fontSize), height: parseFloat(style.lineHeight) };
  });
  assert.ok(line / size >= 36 && line / size <= 40, `${line / size}`);
  assert.ok(height / size >= 1.75 && height / size <= 1.9, `${height / size}`);
});

for (const width of [320, 360, 768, 1600]) {
  test(`nothing scrolls sideways or moves at ${width} px`, async (t) => {
    const page = await open(t, "/", { viewport: { width, height: 800 } });
    for (const path of ["/", SPECIMEN, "/keywords/", "/sources/", "/archive/", "/about/", "/search/", "/404.html", "/2026/11/chinese-calendar/"]) {
      await page.goto(origin + path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${path} is ${over} px too wide`);
      assert.equal(await layoutShift(page), 0, path);
    }
  });
}

test("a page asks for few and small files", async (t) => {
  const before = requests.length;
  await open(t, "/2026/11/embeddings/");
  const asked = requests.slice(before).filter(({ path }) => /\.(html|css|js)$|\/$/.test(path));
  assert.ok(asked.length <= 4, asked.map(({ path }) => path).join(" "));
});

test("a title is broken between its phrases", async (t) => {
  const page = await open(t, "/", { viewport: { width: 390, height: 800 } });
  const titles = await page.locator(".story-title.phrased a").evaluateAll((links) => links.map((link) => {
    const text = link.firstChild;
    const top = (at) => { const range = new Range(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().top; };
    const ends = [];
    for (let at = 1; at < text.length; at++) if (top(at) > top(at - 1) + 10) ends.push(text.data.slice(at - 2, at + 1));
    return ends;
  }));
  const broken = titles.flat();
  assert.ok(broken.length > 3, "some titles take two lines");
  for (const place of broken) assert.match(place, /[：，、。？！》」”\s].$|[《「“].?$/u, `a line ends within “${place}”`);
});
