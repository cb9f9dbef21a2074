// Remembers the reader's appearance and font size. Loaded in the head, so that
// the choice stands before the first paint; the rest waits for the page.
"use strict";
{
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const switches = {
    theme: { label: "外观", names: { auto: "自动", light: "浅色", dark: "深色" } },
    size: { label: "字号", names: { auto: "标准", large: "较大", huge: "特大", small: "较小" } },
  };

  // A browser may refuse storage (private windows, blocked cookies): then nothing is remembered.
  function recall(key) {
    try { return localStorage.getItem(`kuaidu-${key}`); } catch { return null; }
  }

  function remember(key, value) {
    try { localStorage.setItem(`kuaidu-${key}`, value); } catch { /* not remembered */ }
  }

  const chosen = (key) => root.dataset[key] ?? "auto";

  function choose(key, value) {
    if (value !== "auto" && Object.hasOwn(switches[key].names, value)) root.dataset[key] = value;
    else delete root.dataset[key];
  }

  // The first press of the appearance switch always changes what is seen.
  function following(key) {
    let values = Object.keys(switches[key].names);
    if (key === "theme" && !dark.matches) values = ["auto", "dark", "light"];
    return values[(values.indexOf(chosen(key)) + 1) % values.length];
  }

  // The browser's own bars follow the page.
  function paintBars() {
    const theme = chosen("theme");
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const scheme = meta.dataset.scheme ??= meta.media.includes("dark") ? "dark" : "light";
      meta.media = theme === "auto" ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? "all" : "not all";
    }
  }

  function nameButtons() {
    for (const button of document.querySelectorAll("[data-switch]")) {
      const { label, names } = switches[button.dataset.switch];
      const name = names[chosen(button.dataset.switch)];
      button.querySelector(".tool-text").textContent = name;
      button.title = `${label}：${name}`;
      button.setAttribute("aria-label", button.title);
    }
    paintBars();
  }

  function restore() {
    for (const key of Object.keys(switches)) choose(key, recall(key) ?? "auto");
  }

  function press(event) {
    const key = event.currentTarget.dataset.switch;
    choose(key, following(key));
    remember(key, chosen(key));
    nameButtons();
  }

  // "/" goes to the search box, or to the search page.
  function findSearch(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = document.querySelector("input[type=search]");
    const link = document.querySelector("[data-search]");
    if (box || link) event.preventDefault();
    if (box) box.focus();
    else link?.click();
  }

  // What scrolls sideways can be reached and scrolled from the keyboard, in every
  // browser; what has room enough is no stop on the way.
  function reachScrollers() {
    const watch = new ResizeObserver((entries) => {
      for (const { target: box } of entries) {
        if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
        else box.removeAttribute("tabindex");
      }
    });
    for (const box of document.querySelectorAll(".table-scroll, .article-body pre")) {
      if (!box.role) Object.assign(box, { role: "group", ariaLabel: "代码" });
      watch.observe(box);
    }
  }

  // A view transition that is overtaken by a quick second click is no error.
  for (const moment of ["pageswap", "pagereveal"])
    addEventListener(moment, ({ viewTransition }) => viewTransition?.ready.catch(() => {}));

  root.dataset.script = "";
  restore();

  addEventListener("DOMContentLoaded", () => {
    nameButtons();
    for (const button of document.querySelectorAll("[data-switch]")) button.addEventListener("click", press);
    document.addEventListener("keydown", findSearch);
    reachScrollers();
    // The contents stand open where the style sheet has room for them beside the text.
    const toc = document.querySelector(".toc");
    if (toc && getComputedStyle(toc).position === "sticky") toc.open = true;
  });

  // Another tab changed the choice, or this page returns from the browser's memory.
  const refresh = () => { restore(); nameButtons(); };
  addEventListener("storage", refresh);
  addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
}
