// Remembers the reader's appearance and font size. Loaded in the head, so that
// the choice stands before the first paint; the switches are wired afterwards.
"use strict";
{
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const names = {
    theme: { label: "外观", auto: "自动", light: "浅色", dark: "深色" },
    size: { label: "字号", auto: "标准", large: "较大", huge: "特大", small: "较小" },
  };

  // A browser may refuse storage (private windows, blocked cookies): then nothing is remembered.
  const recall = (key) => { try { return localStorage.getItem("kuaidu-" + key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem("kuaidu-" + key, value); } catch { /* not remembered */ } };

  // The first press of the appearance switch always changes what is seen.
  const order = (key) => key === "size" ? ["auto", "large", "huge", "small"]
    : dark.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];

  const current = (key) => root.dataset[key] ?? "auto";

  function apply(key, value) {
    if (value in names[key] && value !== "auto" && value !== "label") root.dataset[key] = value;
    else delete root.dataset[key];
  }

  // The browser's own bars follow the page.
  function paintBars() {
    const choice = current("theme");
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      const scheme = meta.media.includes("dark") || meta.dataset.scheme === "dark" ? "dark" : "light";
      meta.dataset.scheme = scheme;
      meta.media = choice === "auto" ? `(prefers-color-scheme: ${scheme})` : choice === scheme ? "all" : "not all";
    }
  }

  function label(button) {
    const key = button.dataset.switch;
    const name = names[key][current(key)];
    button.setAttribute("aria-label", `${names[key].label}：${name}`);
    button.title = `${names[key].label}：${name}`;
    button.querySelector(".tool-text").textContent = name;
  }

  function wire(button) {
    const key = button.dataset.switch;
    label(button);
    button.addEventListener("click", () => {
      const values = order(key);
      const next = values[(values.indexOf(current(key)) + 1) % values.length];
      apply(key, next);
      remember(key, next);
      label(button);
      paintBars();
    });
  }

  root.dataset.script = "";
  for (const key of Object.keys(names)) apply(key, recall(key) ?? "auto");

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-switch]").forEach(wire);
    paintBars();
    // The contents stand open beside the text where there is room for them.
    if (matchMedia("(min-width: 76rem)").matches) document.querySelector("[data-toc]")?.setAttribute("open", "");
    // What scrolls sideways can be scrolled from the keyboard too.
    for (const box of document.querySelectorAll(".table-scroll, .article-body pre"))
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    // "/" goes to search, as on many sites.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      const field = document.querySelector("input[type=search]");
      const link = document.querySelector("a.tool");
      if (!field && !link) return;
      event.preventDefault();
      field ? field.focus() : link.click();
    });
  });

  // Another tab of the site changed the choice.
  addEventListener("storage", (event) => {
    const key = event.key?.replace("kuaidu-", "");
    if (!(key in names)) return;
    apply(key, event.newValue ?? "auto");
    document.querySelectorAll("[data-switch]").forEach(label);
    paintBars();
  });
}
