// The preview in an editor's browser: reloads that keep the place, styles that are swapped, mistakes over the page.
import test from "node:test";
import assert from "node:assert/strict";
import { listens, overlay, preview } from "./preview.mjs";

const article = (title, text, more = "") =>
  `---\ntitle: ${title}\ndate: 2026-11-02 08:00\nsource: 快读\nkeywords: [测试]\nsummary: 概括。\n${more}---\n\n${text}\n`;

const LONG = Array.from({ length: 80 }, (_, at) => `第${at}段，说了一些话。`).join("\n\n");

const SITE = {
  "site.yaml": "title: 试验\nbase_url: https://example.org/\npermalink: /{id}/\n",
  "content/long.md": article("长文", LONG),
  "content/short.md": article("短文", "正文。"),
  "content/draft.md": article("未完", "正文。", "draft: true\n"),
};

/** Remembers in the page, which forgets it when it is loaded again. */
const remember = (page) => page.evaluate(() => { globalThis.remembered = true; });
const remembers = (page) => page.evaluate(() => globalThis.remembered === true);

test("a saved article is seen, and the reader's place is kept", async (t) => {
  const { open, put } = await preview(t, SITE);
  const page = await open("/long/");
  await page.evaluate(() => scrollTo({ top: 1500, behavior: "instant" }));
  await remember(page);
  await put("content/long.md", article("长文", `${LONG}\n\n新的一段。`));
  await page.getByText("新的一段。").waitFor({ state: "attached" });
  await listens(page);
  await page.waitForFunction(() => Math.abs(scrollY - 1500) < 3);
  assert.equal(await remembers(page), false);
  assert.deepEqual(page.faults, []);
});

test("a page that did not change is left alone", async (t) => {
  const { open, put } = await preview(t, SITE);
  const [page, other] = [await open("/short/"), await open("/404.html")];
  await remember(other);
  await put("content/short.md", article("短文", "另一段。"));
  await page.getByText("另一段。").waitFor({ state: "attached" });
  // What comes next has come after the build of the article.
  await put("static/style.css", "body { background: rgb(1, 2, 3) }");
  await other.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)");
  assert.equal(await remembers(other), true);
});

test("a style is swapped without a reload", async (t) => {
  const { open, put } = await preview(t, SITE);
  const page = await open("/long/");
  await page.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
  await remember(page);
  for (const colour of ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]) {
    await put("static/style.css", `body { background: ${colour} }`);
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, colour);
  }
  assert.equal(await remembers(page), true);
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"]').length === 1);
  assert.deepEqual(page.faults, []);
});

test("a mistake lies over the page until it is mended", async (t) => {
  const { open, put } = await preview(t, SITE);
  const page = await open("/short/");
  await put("content/long.md", article("长文", LONG).replace("2026-11-02 08:00", "后天"));
  await overlay(page).waitFor();
  const text = await overlay(page).innerText();
  for (const part of ["网站有 1 个错误", "content/long.md:3:7", "date: 后天", "front-matter-date"]) assert.ok(text.includes(part), `${part} in ${text}`);
  assert.equal(await overlay(page).locator("mark").innerText(), "后天");
  assert.ok(await page.getByText("正文。").isVisible(), "the last good page is below");
  // A page that is opened now shows it, too, and Esc puts it away.
  const other = await open("/long/");
  await overlay(other).waitFor();
  await other.keyboard.press("Escape");
  await overlay(other).waitFor({ state: "detached" });
  await put("content/long.md", article("长文", LONG));
  await overlay(page).waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
});

test("a mistake that was mended while nobody looked is gone when somebody does", async (t) => {
  const { open, put } = await preview(t, SITE);
  const [page, other] = [await open("/short/"), await open("/long/")];
  await put("content/long.md", article("长文", LONG).replace("2026-11-02 08:00", "后天"));
  await Promise.all([overlay(page).waitFor(), overlay(other).waitFor()]);
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await put("content/long.md", article("长文", LONG));
  await overlay(other).waitFor({ state: "detached" });
  assert.ok(await overlay(page).isVisible(), "it does not listen");
  await page.evaluate(() => dispatchEvent(new Event("pageshow")));
  await overlay(page).waitFor({ state: "detached" });
});

test("where nothing can be built the mistake stands on a bare page, and gives way to the site", async (t) => {
  const { open, put } = await preview(t, { ...SITE, "content/long.md": "---\ntitle: 坏\n" });
  const page = await open("/short/");
  await overlay(page).waitFor();
  await put("content/long.md", article("长文", LONG));
  await page.getByRole("heading", { name: "短文" }).waitFor();
});

test("drafts are marked where they stand and where they are linked", async (t) => {
  const { open } = await preview(t, SITE);
  const page = await open("/draft/");
  assert.equal(await page.locator("kuaidu-preview.page span").innerText(), "草稿");
  const home = await open("/");
  assert.equal(await home.locator("kuaidu-preview.link span").first().innerText(), "草稿");
  assert.equal(await home.locator("kuaidu-preview.page").count(), 0);
  assert.deepEqual(home.faults, []);
});

test("the browser goes to what was saved", async (t) => {
  const { open, put } = await preview(t, SITE, ["--navigate"]);
  const page = await open("/long/");
  await put("content/short.md", article("短文", "另一段。"));
  await page.waitForURL("**/short/");
  await page.getByText("另一段。").waitFor();
  await listens(page);
  await put("content/short.md", article("短文", "第三段。"));
  await page.getByText("第三段。").waitFor();
});

test("a page finds the preview again that was started anew", async (t) => {
  const { open, put, again } = await preview(t, SITE);
  const page = await open("/short/");
  await put("content/short.md", article("短文", "另一段。"));
  await page.getByText("另一段。").waitFor();
  await again();
  await put("content/short.md", article("短文", "第三段。"));
  await page.getByText("第三段。").waitFor();
});

test("a policy that lets nothing through lets the preview's script through", async (t) => {
  const policy = "default-src 'none'; script-src 'sha256-AAAA'";
  const { open, put } = await preview(t, { ...SITE, "templates/404.html": `<head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><p>甲` });
  const page = await open("/404.html");
  await put("content/short.md", "---\n");
  await overlay(page).waitFor();
  assert.equal(await overlay(page).evaluate((frame) => getComputedStyle(frame).maxWidth), "960px");
  assert.deepEqual(page.faults, []);
});
