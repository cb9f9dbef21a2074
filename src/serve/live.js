// Listens to `kuaidu serve`: reloads the page where it changed, swaps styles, shows mistakes, marks
// what is not published. Only the preview's pages carry it.
(() => {
  "use strict";
  const known = JSON.parse(document.currentScript.dataset.kuaidu);
  const place = "kuaidu-place:" + location.pathname;
  let source = null;
  let hasListened = false;

  /** A part of the page that its own styles do not reach. */
  function island(css) {
    const host = document.createElement("kuaidu-preview");
    const root = host.attachShadow({ mode: "open" });
    // Not an element, which a policy could refuse.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return { host, root };
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // -- Marks ---------------------------------------------------------------------------------

  const MARK = `
    span { font: 600 12px/1.6 system-ui, sans-serif; color: #fff; background: #a33c00;
      border-radius: 3px; padding: 0 .45em; letter-spacing: .02em; white-space: nowrap; }
    :host(.page) { position: fixed; z-index: 2147483000; inset-block-start: 8px; inset-inline-end: 8px; pointer-events: none; }
    :host(.page) span { font-size: 14px; padding: .15em .7em; box-shadow: 0 1px 4px #0006; }
    :host(.link) { margin-inline-start: .4em; }
    @media print { :host { display: none; } }`;

  function mark(text, className) {
    const { host, root } = island(MARK);
    host.className = className;
    root.append(element("span", "", text));
    return host;
  }

  function showMarks() {
    if (known.mark) document.body.append(mark(known.mark, "page"));
    for (const [href, word] of Object.entries(known.marks ?? {})) {
      for (const link of document.querySelectorAll(`a[href^="${CSS.escape(href)}"]`)) {
        if (link.pathname === href && link.textContent.trim()) link.after(mark(word, "link"));
      }
    }
  }

  // -- The place on the page -----------------------------------------------------------------

  function reload() {
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    location.reload();
  }

  function returnToPlace() {
    const kept = sessionStorage.getItem(place);
    if (!kept) return;
    sessionStorage.removeItem(place);
    const [x, y] = JSON.parse(kept);
    const go = () => scrollTo({ left: x, top: y, behavior: "instant" });
    go();
    // Pictures may have moved it.
    addEventListener("load", go, { once: true });
  }

  // -- Files that the page shows -------------------------------------------------------------

  const isHere = (url) => url.origin === location.origin;
  const pathOf = (url) => new URL(url, document.baseURI).pathname;

  /** Puts a fresh style in the place of an old one, which goes when the fresh one is there. */
  function swap(link) {
    const url = new URL(link.href);
    url.searchParams.set("kuaidu", String(Date.now()));
    const fresh = link.cloneNode();
    fresh.href = url.href;
    fresh.addEventListener("load", () => link.remove(), { once: true });
    fresh.addEventListener("error", () => fresh.remove(), { once: true });
    link.after(fresh);
  }

  const styles = () => [...document.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => isHere(new URL(link.href)));

  /** `paths` changed; null where they are too many to name. */
  function filesChanged(paths) {
    if (paths === null) return reload();
    const changed = new Set(paths);
    const swapped = styles().filter((link) => changed.delete(pathOf(link.href)) || paths.includes(pathOf(link.href)));
    swapped.forEach(swap);
    const loaded = performance.getEntriesByType("resource").map((entry) => pathOf(entry.name));
    if (loaded.some((path) => changed.has(path))) reload();
  }

  // -- Mistakes ------------------------------------------------------------------------------

  const OVERLAY = `
    :host { position: fixed; inset: 0; z-index: 2147483001; overflow: auto; background: #16130fe6; color: #eee7dc;
      font: 15px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    .frame { max-width: 60rem; margin: 4vh auto; padding: 0 1.25rem 2rem; }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
    h1 { font-size: 1.25rem; margin: .5rem 0; color: #ff9d7a; }
    button { font: inherit; color: inherit; background: none; border: 1px solid #8a8174; border-radius: 4px; padding: .1rem .7rem; cursor: pointer; }
    .mistake { background: #221d18; border-inline-start: 4px solid #e4572e; border-radius: 4px; padding: .8rem 1rem; margin: 1rem 0; }
    .message { font-weight: 600; }
    .severity { color: #ff9d7a; } .rule, .place { color: #b7ac9b; font-size: .9em; }
    pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; background: #14110e; border-radius: 4px;
      font: 14px/1.7 ui-monospace, "Sarasa Mono SC", "Noto Sans Mono CJK SC", monospace; white-space: pre; }
    .number { color: #8a8174; user-select: none; } mark { color: #ffd7c9; background: #7a2a12; text-decoration: underline wavy #ff7a4d 1.5px; text-underline-offset: 3px; border-radius: 2px; }
    mark.end::after { content: "\\2038"; color: #ff7a4d; }
    .help { color: #bfe3c0; white-space: pre-wrap; }`;

  let overlay = null;

  function hideMistakes() {
    overlay?.remove();
    overlay = null;
  }

  function shownPlace({ place, line, parts }) {
    const made = element("div", "");
    made.append(element("div", "place", place));
    if (parts) {
      const [before, wrong, after] = parts;
      const excerpt = element("pre", "");
      const caret = element("mark", wrong ? "" : "end", wrong);
      excerpt.append(element("span", "number", `${line} │ `), before, caret, after);
      made.append(excerpt);
    }
    return made;
  }

  function shownMistake({ severity, rule, message, places, help }) {
    const made = element("section", "mistake");
    const head = element("div", "message");
    head.append(element("span", "severity", severity), ` ${message} `);
    if (rule) head.append(element("span", "rule", `[${rule}]`));
    made.append(head, ...places.map(shownPlace));
    if (help) made.append(element("div", "help", help));
    return made;
  }

  function showMistakes(told) {
    hideMistakes();
    if (!told) return;
    const { host, root } = island(OVERLAY);
    const frame = element("div", "frame");
    frame.setAttribute("role", "alertdialog");
    frame.setAttribute("aria-label", told.title);
    const header = element("header", "");
    const close = element("button", "", told.close);
    close.addEventListener("click", hideMistakes);
    header.append(element("h1", "", told.title), close);
    frame.append(header, ...told.mistakes.map(shownMistake));
    if (told.more) frame.append(element("p", "", told.more));
    root.append(frame);
    overlay = host;
    document.body.append(host);
  }

  addEventListener("keydown", (event) => { if (event.key === "Escape") hideMistakes(); });

  // -- Listening -----------------------------------------------------------------------------

  function listen() {
    if (source) return;
    const query = `path=${encodeURIComponent(location.pathname)}&page=${known.page}`;
    source = new EventSource(`/_kuaidu/events?${query}`);
    const on = (name, act) => source.addEventListener(name, (event) => act(event.data));
    on("hello", () => {
      // Those that there still are come next.
      hideMistakes();
      // What happened to styles meanwhile is not known.
      if (hasListened) styles().forEach(swap);
      hasListened = true;
      document.documentElement.dataset.kuaiduLive = "";
    });
    on("reload", reload);
    on("files", (files) => filesChanged(JSON.parse(files)));
    on("mistakes", (mistakes) => showMistakes(JSON.parse(mistakes)));
    on("visit", (href) => { if (pathOf(href) !== location.pathname) location.assign(href); });
    source.addEventListener("error", () => {
      // The browser asks again by itself, unless it was told something else than events.
      if (source?.readyState !== EventSource.CLOSED) return;
      leave();
      setTimeout(listen, 1000);
    });
  }

  function leave() {
    source?.close();
    source = null;
  }

  // A browser opens few connections to one host: a page that nobody sees needs none. Its print tells
  // what it missed.
  const attend = () => (document.hidden && !known.stays ? leave() : listen());

  returnToPlace();
  showMarks();
  attend();
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", attend);
})();
