// Searches the published index in the reader's browser: every word of the query
// must occur; a hit in the title stands over one in the keywords, that over the rest.
"use strict";
{
  const form = document.querySelector("form[data-index]");
  const field = form.querySelector("input");
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".search-results");
  const suggestions = document.querySelector(".suggestions");
  const limit = 50;

  // One spelling for full-width and half-width, capital and small letters.
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const words = (query) => [...new Set(fold(query).split(/\s+/).filter(Boolean))];

  let loading;
  const load = () => loading ??= fetch(form.dataset.index)
    .then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText)))
    .then(({ articles }) => articles.map((article) => ({
      article,
      fields: [article.t, article.k.join(" "), `${article.x ?? ""} ${article.s ?? ""}`].map(fold),
    })))
    .catch((error) => { loading = undefined; throw error; });

  // The weight of an entry, 0 where a word is missing: 16 for the title, 4 for keywords, 1 for the rest.
  function weigh(fields, query) {
    let sum = 0;
    for (const word of query) {
      const place = fields.findIndex((field) => field.includes(word));
      if (place < 0) return 0;
      sum += 4 ** (2 - place);
    }
    return sum;
  }

  function find(entries, query) {
    return entries
      .map(({ article, fields }) => ({ article, weight: weigh(fields, query) }))
      .filter((hit) => hit.weight > 0)
      .sort((a, b) => b.weight - a.weight || (a.article.d < b.article.d ? 1 : a.article.d > b.article.d ? -1 : 0))
      .map((hit) => hit.article);
  }

  function element(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  // The text with every query word inside <mark>. Where folding changes the length
  // (ﬁ becomes fi), positions do not carry over and the text stays plain.
  function marked(text, query) {
    const folded = fold(text);
    if (folded.length !== text.length) return [text];
    const pattern = query.map((word) => word.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&")).join("|");
    const parts = [];
    let end = 0;
    for (const match of folded.matchAll(new RegExp(pattern, "g"))) {
      parts.push(text.slice(end, match.index), element("mark", "", text.slice(match.index, match.index + match[0].length)));
      end = match.index + match[0].length;
    }
    parts.push(text.slice(end));
    return parts;
  }

  function result(article, query) {
    const link = element("a", "", ...marked(article.t, query));
    link.href = article.p;
    const [year, month, day] = article.d.split("-").map(Number);
    const time = element("time", "", `${year}年${month}月${day}日`);
    time.dateTime = article.d;
    const meta = element("p", "story-meta", element("span", "story-source", article.s ?? ""), time,
      ...article.k.slice(0, 4).map((name) => element("span", "story-keyword", ...marked(name, query))));
    const title = element("h2", "story-title", link);
    const item = element("li", "story", title);
    if (article.x) item.append(element("p", "story-excerpt", ...marked(article.x, query)));
    item.append(meta);
    return item;
  }

  function say(count, query) {
    if (count === 0) return `没有找到同时含有“${query.join("”“")}”的文章。可以换个更短的词、少写几个词，或者试试这些关键词：`;
    return count > limit ? `找到 ${count} 篇，先列出前 ${limit} 篇。` : `找到 ${count} 篇。`;
  }

  // Keywords to try where nothing was found: those that share a character with the
  // query, then the most used.
  function suggest(entries, query) {
    const counts = new Map();
    for (const { article } of entries) for (const name of article.k) counts.set(name, (counts.get(name) ?? 0) + 1);
    const asked = new Set(query.join(""));
    const near = (name) => [...fold(name)].some((character) => /\p{sc=Han}/u.test(character) && asked.has(character));
    return [...counts.keys()]
      .sort((a, b) => near(b) - near(a) || counts.get(b) - counts.get(a))
      .slice(0, 8)
      .map((name) => {
        const link = element("a", "", name);
        link.href = `?q=${encodeURIComponent(name)}`;
        return element("li", "", link);
      });
  }

  function show(entries, query) {
    const hits = find(entries, query);
    list.replaceChildren(...hits.slice(0, limit).map((article) => result(article, query)));
    suggestions.replaceChildren(...hits.length ? [] : suggest(entries, query));
    status.textContent = say(hits.length, query);
  }

  function clear(message) {
    list.replaceChildren();
    suggestions.replaceChildren();
    status.textContent = message;
  }

  async function search() {
    const query = words(field.value);
    const address = new URL(location.href);
    query.length ? address.searchParams.set("q", field.value.trim()) : address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
    if (query.length === 0) return clear("");
    try {
      const entries = await load();
      if (query.join() === words(field.value).join()) show(entries, query); // else a newer query is on its way
    } catch {
      clear("搜索索引没有取到，请检查网络后再试。");
    }
  }

  let timer;
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(search, 80); // not while an input method is composing
  });
  field.addEventListener("compositionend", search);
  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
  addEventListener("pageshow", () => { field.value = new URL(location.href).searchParams.get("q") ?? field.value; if (field.value) search(); });
}
