// Search as a reader has it: words of two characters, mixed words, other spellings, keyboard, addresses.
import test from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { visit } from "./browser.mjs";

const article = (title, { date = "2026-11-02 08:00", source = "科技日报", keywords = [], summary = "", text = "" }) =>
  `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\nsource: ${source}\nkeywords: [${keywords.join(", ")}]\nsummary: ${summary}\n---\n\n${text}\n`;

const site = {
  "site.yaml": "title: 试验\nbase_url: https://example.org/\ntimezone: Asia/Shanghai\n",
  "content/quantum.md": article("量子计算机走出实验室", { keywords: ["量子计算"], summary: "一台机器。", text: "工程师说，纠错仍是难题。" }),
  "content/newer.md": article("量子计算机又快了一倍", { date: "2026-11-05 08:00", source: "开源日报", keywords: ["芯片"], text: "新的光刻工艺。" }),
  "content/gpt.md": article("GPT-4o 能听会说", { keywords: ["人工智能", "GPT-4o"], summary: "用 C++ 与 .NET 写成。" }),
  "content/node.md": article("Node.js 的新版本", { keywords: ["JavaScript"], summary: "5G 网络上的服务端。" }),
  "content/sport.md": article("體育館裏的機器人", { keywords: ["机器人"], summary: "全角ＡＩ字母。" }),
  "content/keyword.md": article("一篇短文", { keywords: ["光刻"], summary: "没有别的。" }),
  "content/summary.md": article("另一篇短文", { keywords: ["其他"], summary: "谈谈光刻。" }),
  "content/title.md": article("光刻机的历史", { date: "2020-01-01 08:00" }),
};
for (let day = 1; day <= 25; day++) {
  site[`content/many/${day}.md`] = article(`卫星发射第${day}次`, { date: `2026-10-${String(day).padStart(2, "0")} 08:00`, keywords: ["卫星"] });
}
const { open, requests } = await visit(site);

const answered = (page) => page.waitForFunction(() =>
  document.querySelector(".search-status").textContent && !document.querySelector("[aria-busy]"));
const titles = (page) => page.locator(".search-results .story-title").allTextContents();

async function ask(test, query, more = "") {
  const page = await open(test, `/search/?q=${encodeURIComponent(query)}${more}`);
  await answered(page);
  return page;
}

const specs = async (rule) => {
  const text = await readFile(new URL("../../specs/search.md", import.meta.url), "utf8");
  const blocks = [...text.matchAll(/```(\S+)\n([^]*?)```/g)].filter(([, name]) => name === rule);
  const written = (part) => part === "∅" ? "" : part.replaceAll("⏎", "\n").replaceAll("␣", " ");
  return blocks.flatMap(([, , lines]) => lines.trim().split("\n")).map((line) => line.split(" → ").map(written));
};

test("the browser cuts words as the build does", async (t) => {
  const page = await ask(t, "量子");
  for (const rule of ["search-tokens", "search-number"]) {
    const examples = await specs(rule);
    assert.ok(examples.length > 5, rule);
    const got = await page.evaluate(async ({ examples, rule }) => {
      const { tokens, termOf, learn } = await import(document.querySelector("script[type=module]").src);
      learn(await (await fetch("/search/forms.bin")).arrayBuffer());
      const shown = ({ kind, text }) => kind === "joined" ? `(${text})` : text;
      return examples.map(([text]) => rule === "search-tokens" ? tokens(text).map(shown).join("|") : String(termOf(tokens(text).at(-1))));
    }, { examples, rule });
    assert.deepEqual(got, examples.map(([, told]) => told), rule);
  }
});

test("a query is known to need the table of forms", async (t) => {
  requests.length = 0;
  const page = await ask(t, "量子");
  assert.ok(!requests.some(({ path }) => path === "/search/forms.bin"), "which it does not");
  const unseen = await page.evaluate(async () => {
    const { needsForms } = await import(document.querySelector("script[type=module]").src);
    const table = new TextDecoder("utf-16le").decode(await (await fetch("/search/forms.bin")).arrayBuffer());
    return Array.from(table).filter((c, at) => at % 2 === 0 && !needsForms(c)).join("");
  });
  assert.equal(unseen, "");
});

for (const [query, first] of [
  ["纠错", "量子计算机走出实验室"], // in the text alone
  ["机器人", "體育館裏的機器人"],
  ["機器人", "體育館裏的機器人"],
  ["体育馆", "體育館裏的機器人"],
  ["gpt-4o", "GPT-4o 能听会说"],
  ["GPT4o", "GPT-4o 能听会说"],
  ["ＧＰＴ", "GPT-4o 能听会说"],
  ["gp", "GPT-4o 能听会说"],
  ["C++", "GPT-4o 能听会说"],
  [".NET", "GPT-4o 能听会说"],
  ["nodejs", "Node.js 的新版本"],
  ["node.js", "Node.js 的新版本"],
  ["5G网络", "Node.js 的新版本"],
  ["ai 字母", "體育館裏的機器人"],
  ["馆", "體育館裏的機器人"],
  ["量子计算机走出实验室", "量子计算机走出实验室"],
  ["量子计算机", "量子计算机又快了一倍"], // of two alike, the newer one
]) {
  test(`${query} finds ${first}`, async (t) => {
    const page = await ask(t, query);
    assert.equal((await titles(page))[0], first);
  });
}

// Taiwan's edition shows words that stand in no article.
const taiwan = await visit({
  "site.yaml": "title: 试验\nbase_url: https://example.org/\neditions: [zh-Hans, zh-Hant-TW]\n",
  "content/software.md": article("软件与数据库", { keywords: ["软件"], summary: "默认设置。", text: "鼠标点击接口。" }),
  "content/soft.md": article("软体动物", { keywords: ["动物"], summary: "一种章鱼。" }),
});

for (const [query, found] of [
  ["軟體", ["軟體動物", "軟體與資料庫"]],
  ["軟體與資料庫", ["軟體與資料庫"]],
  ["软件", ["軟體與資料庫"]],
  ["預設", ["軟體與資料庫"]],
  ["滑鼠 介面", ["軟體與資料庫"]],
  ["章魚", ["軟體動物"]],
]) {
  test(`in Taiwan's words, ${query} finds ${found}`, async (t) => {
    const page = await taiwan.open(t, `/zh-hant-tw/search/?q=${encodeURIComponent(query)}`);
    await answered(page);
    assert.deepEqual((await titles(page)).sort(), found);
  });
}

test("a keyword in Taiwan's words narrows what is found", async (t) => {
  const page = await taiwan.open(t, `/zh-hant-tw/search/?q=${encodeURIComponent("軟體")}`);
  await answered(page);
  await page.locator(".search-filter", { hasText: "軟體" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 1);
  assert.deepEqual(await titles(page), ["軟體與資料庫"]);
  assert.equal(new URL(page.url()).searchParams.get("k"), "軟體");
});

test("title stands over keywords, over 快速阅读, over the text", async (t) => {
  const page = await ask(t, "光刻");
  assert.deepEqual(await titles(page), ["光刻机的历史", "一篇短文", "另一篇短文", "量子计算机又快了一倍"]);
  const marks = await page.locator("mark").allTextContents();
  assert.ok(marks.length >= 3 && marks.every((mark) => mark === "光刻"), marks.join());
});

test("typing asks anew, the address follows, and nothing overtakes", async (t) => {
  const page = await open(t, "/search/");
  const field = page.getByRole("searchbox");
  await field.pressSequentially("量子计算机走出");
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 1);
  assert.equal(new URL(page.url()).searchParams.get("q"), "量子计算机走出");
  await field.fill("光刻");
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 4);
  await field.fill("");
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 0);
  assert.equal(new URL(page.url()).search, "");
});

test("more results come ten by ten, then from the texts", async (t) => {
  const page = await ask(t, "卫星发射");
  assert.equal((await titles(page)).length, 10);
  assert.equal((await titles(page))[0], "卫星发射第25次");
  const more = page.locator(".search-more");
  for (const count of [20, 25]) {
    await more.click();
    await page.waitForFunction((count) => document.querySelectorAll(".search-results li").length === count, count);
  }
  await more.click();
  await more.waitFor({ state: "hidden" });
  assert.equal(await page.locator(".search-status").textContent(), "找到 25 篇。");
});

test("the keyboard leads from anywhere to a result and back", async (t) => {
  const page = await open(t, "/");
  await page.keyboard.press("/");
  await page.waitForURL(/\/search\//);
  const page2 = await ask(t, "光刻");
  await page2.locator("body").press("/");
  const focused = () => page2.evaluate(() => document.activeElement.textContent || document.activeElement.name);
  assert.equal(await focused(), "q");
  await page2.keyboard.press("ArrowDown");
  assert.equal(await focused(), "光刻机的历史");
  await page2.keyboard.press("ArrowDown");
  assert.equal(await focused(), "一篇短文");
  await page2.keyboard.press("Escape");
  assert.equal(await focused(), "q");
  await page2.keyboard.press("ArrowDown");
  await page2.keyboard.press("Enter");
  await page2.getByRole("heading", { level: 1, name: "光刻机的历史" }).waitFor();
  await page2.goBack();
  await answered(page2);
  assert.equal(await page2.getByRole("searchbox").inputValue(), "光刻");
  assert.equal((await titles(page2)).length, 4);
});

test("results are narrowed by keyword and by source, and the back button undoes it", async (t) => {
  const page = await ask(t, "量子");
  assert.equal((await titles(page)).length, 2);
  await page.getByRole("button", { name: "开源日报" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 1);
  assert.equal(new URL(page.url()).searchParams.get("s"), "开源日报");
  assert.equal(await page.getByRole("button", { name: "开源日报" }).getAttribute("aria-pressed"), "true");
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 2);
  const linked = await ask(t, "", `&k=${encodeURIComponent("芯片")}`);
  assert.deepEqual(await titles(linked), ["量子计算机又快了一倍"]);
});

test("where nothing is found, other words are offered", async (t) => {
  const page = await ask(t, "卫星 犇羴");
  assert.match(await page.locator(".search-status").textContent(), /没有找到同时含有“卫星”“犇羴”的文章/);
  const tips = page.locator(".search-tips a");
  const offered = await tips.allTextContents();
  assert.equal(offered[0], "卫星");
  assert.ok(!offered.includes("犇羴"), "which would find nothing either");
  await tips.first().click();
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 10);
});

test("a query asks for few bytes, and for nothing twice", async (t) => {
  const page = await open(t, "/search/");
  requests.length = 0;
  await page.getByRole("searchbox").fill("量子计算");
  await answered(page);
  const asked = requests.map(({ path }) => path).filter((path) => path.startsWith("/search/"));
  assert.equal(new Set(asked).size, asked.length, asked.join(" "));
  await page.getByRole("searchbox").fill("");
  const before = requests.length;
  await page.getByRole("searchbox").fill("量子计算");
  await answered(page);
  assert.equal(requests.length, before);
});

test("an index that cannot be reached is said, and asked for again", async (t) => {
  const page = await open(t, "/search/");
  await page.route("**/search/index.json", (route) => route.fulfill({ status: 200, body: "no JSON" }));
  await page.getByRole("searchbox").fill("量子");
  const again = page.getByRole("button", { name: "再试一次" });
  await again.waitFor();
  assert.match(await page.locator(".search-status").textContent(), /搜索索引没有取到/);
  await page.unroute("**/search/index.json");
  await again.click();
  await page.waitForFunction(() => document.querySelectorAll(".search-results li").length === 2);
});

test("what is said is announced, and the form has a name", async (t) => {
  const page = await ask(t, "量子");
  assert.equal(await page.locator(".search-status").getAttribute("role"), "status");
  await page.getByRole("search").waitFor();
  await page.getByRole("searchbox", { name: "搜索词" }).waitFor();
});
