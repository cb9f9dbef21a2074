// Searches the site in the reader's browser. The index is many small files, of which a query reads
// few; docs/search.md tells their formats. The reader's words are cut here as src/search/token.rs
// cuts the articles: specs/search.md holds both to the same examples.

// Words ------------------------------------------------------------------------------------------

const longest = 40; // characters of a word
const unspaced = /[\u4E00-\u9FFF\u3400-\u4DBF\u3040-\u30FF\u3005\u3007\uF900-\uFAFF\u{20000}-\u{323AF}]/u;
const alphanumeric = /[\p{Alphabetic}\p{N}]/u;
const digit = /[0-9]/;
const sign = /[+#]/;
const joint = /[-._'\u2019/&@:+\u2013]/;
const isLetter = (c) => c !== undefined && alphanumeric.test(c) && !unspaced.test(c);

let forms = new Map(); // Han characters and their simplified forms
let own = new Map(); // words of this edition, folded, and those in which articles have them

// The characters of GB 2312 are simplified ones, but for these: a query that has no others can do without the table.
const inTable = new Set("乾吒夥後徵捱摺於榘甯菸薹醣麴麽");
let inStandard;

/** Whether a text may have characters that have another, simplified form. */
export function needsForms(text) {
  const rows = Array.from({ length: 72 * 94 }, (_, at) => [0xB0 + Math.floor(at / 94), 0xA1 + at % 94]);
  inStandard ??= new Set(new TextDecoder("gbk").decode(Uint8Array.from(rows.flat())));
  return Array.from(text.normalize("NFKC")).some((c) => unspaced.test(c) && !/[\u3040-\u30FF]/.test(c) && (inTable.has(c) || !inStandard.has(c)));
}

/** Takes the table of simplified forms: pairs of UTF-16 units. */
export function learn(bytes) {
  const pairs = [...new TextDecoder("utf-16le").decode(bytes)];
  forms = new Map(pairs.flatMap((c, at) => at % 2 ? [] : [[c, pairs[at + 1]]]));
}

/** Takes the words of this edition, a line each: the word, a tab, the words for which it stands. */
export function learnWords(lines) {
  const rows = lines.trimEnd().split("\n").map((line) => line.split("\t"));
  own = new Map(rows.map(([word, others]) => [word, others.split(" ")]));
}

const compatible = (text) => text.normalize("NFKC").toLowerCase().normalize("NFKC");
const fold = (text) => Array.from(compatible(text), (c) => forms.get(c) ?? c).join("");
const whole = (text) => Array.from(fold(text)).filter((c) => alphanumeric.test(c) || sign.test(c)).join("");

/** How articles may have what a reader writes: as it is, and with their words for those of this edition. */
export function wordings(text) {
  if (own.size === 0) return [text];
  const chars = Array.from(fold(text));
  const longestOwn = Math.max(0, ...Array.from(own.keys(), (word) => word.length));
  const parts = []; // each with its wordings
  for (let at = 0; at < chars.length;) {
    let length = Math.min(longestOwn, chars.length - at);
    const word = () => chars.slice(at, at + length).join("");
    while (length > 1 && !own.has(word())) length--;
    length = Math.max(length, 1);
    parts.push(own.get(word()) ?? [word()]);
    at += length;
  }
  const most = Math.max(1, ...parts.map((words) => words.length));
  const others = Array.from({ length: most }, (_, nth) => parts.map((words) => words[Math.min(nth, words.length - 1)]).join(""));
  return [text, ...others.filter((other) => other !== fold(text))];
}

/**
 * The tokens of a text: `{ kind, text }`, of kind pair, single or word; and "joined" for another form of
 * the words before, which articles are found by, but which a query does not ask for.
 */
export function tokens(text) {
  return text.split("\n").flatMap((line) => cut(Array.from(fold(line))));
}

function cut(chars) {
  const found = [];
  let at = 0;
  while (at < chars.length) {
    if (unspaced.test(chars[at])) {
      const start = at;
      while (at < chars.length && unspaced.test(chars[at])) at++;
      if (at - start === 1) found.push({ kind: "single", text: chars[start] });
      for (let i = start; i + 1 < at; i++) found.push({ kind: "pair", text: chars[i] + chars[i + 1] });
    } else if (isLetter(chars[at])) {
      at = cutWords(chars, at, found);
    } else at++;
  }
  return found;
}

// Reads words that are joined by signs; gives the place behind them.
function cutWords(chars, at, found) {
  const add = (kind, text) => { if (Array.from(text).length <= longest) found.push({ kind, text }); };
  let joined = "";
  let count = 0;
  for (let more = true; more; count++) {
    let word = "";
    do word += chars[at++];
    while (isLetter(chars[at]) || chars[at] === "." && digit.test(chars[at - 1]) && digit.test(chars[at + 1] ?? ""));
    let signs = "";
    while (sign.test(chars[at + signs.length] ?? "") && signs.length < 5) signs += chars[at + signs.length];
    const divides = signs === "+" && isLetter(chars[at + 1]);
    if (signs && signs.length < 5 && !divides) {
      add("joined", word);
      word += signs;
      at += signs.length;
    }
    add("word", word);
    joined += word;
    more = isLetter(chars[at]);
    if (joint.test(chars[at] ?? "") && isLetter(chars[at + 1])) {
      at++;
      more = true;
    }
  }
  if (count > 1) add("joined", joined);
  return at;
}

// Terms: numbers of 28 bits, as src/search/term.rs reckons them -----------------------------------------

const termBits = 28;

function mixed(hash) {
  hash = Math.imul(hash ^ hash >>> 16, 0x7FEB352D);
  hash = Math.imul(hash ^ hash >>> 15, 0x846CA68B);
  return (hash ^ hash >>> 16) >>> 32 - termBits;
}

const termOfText = (text) =>
  mixed(Array.from(text).reduce((hash, c) => Math.imul(hash ^ c.codePointAt(0), 0x01000193), 0x811C9DC5 | 0));

/** The number of a token. */
export function termOf({ kind, text }) {
  if (kind === "word" || kind === "joined") return termOfText(text);
  const [a, b = "\0"] = text;
  return mixed(Math.imul(a.codePointAt(0), 0x9E3779B1) ^ Math.imul(b.codePointAt(0), 0x85EBCA77));
}

const shardOf = (term, shards) => Math.floor(term * shards / 2 ** termBits);

// Files -----------------------------------------------------------------------------------------

class Bits {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at * 8;
  }

  bit() {
    return this.bytes[this.at >> 3] >> 7 - (this.at++ & 7) & 1;
  }

  number(count) {
    let number = 0;
    while (count-- > 0) number = number << 1 | this.bit();
    return number;
  }

  // A damaged file must not keep anyone waiting.
  run(bit) {
    let length = 0;
    while (this.bit() === bit) if (++length > 1 << 20 || this.at > this.bytes.length * 8) throw new Error("damaged");
    return length;
  }

  gamma() {
    const length = this.run(0);
    return 1 << length | this.number(length);
  }

  rice(low) {
    return this.run(1) << low | this.number(low);
  }
}

const riceLow = (range, count) => {
  const mean = Math.floor(range * 2 / (Math.max(count, 1) * 3));
  return mean > 0 ? 31 - Math.clz32(mean) : 0;
};

// Calls `visit(article, field)` for each article that has `term`, by a file of heads or bodies.
function eachArticle(bytes, { shard, shards, articles, fieldBits }, term, visit) {
  const bits = new Bits(bytes, 4);
  const count = bits.gamma() - 1;
  const size = 2 ** termBits / shards;
  const low = riceLow(size, count);
  let next = shard * size;
  for (let i = 0; i < count; i++) {
    const found = next + bits.rice(low);
    if (found > term) return;
    next = found + 1;
    const having = bits.gamma();
    const gaps = riceLow(articles, having);
    let article = 0;
    for (let j = 0; j < having; j++) {
      article += bits.rice(gaps);
      const field = bits.number(fieldBits);
      if (found === term) visit(article, field);
      article++;
    }
    if (found === term) return;
  }
}

// Calls `visit(article, field, isWhole)` for each article that has a word which begins with `beginning`.
function eachWord(bytes, beginning, visit) {
  let at = 4;
  const number = () => {
    let number = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      number |= (byte & 0x7F) << shift;
      shift += 7;
    } while (byte > 0x7F);
    return number;
  };
  const wanted = new TextEncoder().encode(beginning);
  let word = [];
  while (at < bytes.length) {
    word = word.slice(0, number());
    for (let length = number(); length > 0; length--) word.push(bytes[at++]);
    const fits = wanted.every((byte, place) => word[place] === byte);
    let article = 0;
    for (let having = number(); having > 0; having--) {
      const posting = number();
      article += posting >> 2;
      if (fits) visit(article, posting & 3, word.length === wanted.length);
      article++;
    }
  }
}

// The index -------------------------------------------------------------------------------------

const weights = [8, 5, 3]; // of title, keywords, 快速阅读
const ofBody = 1;
const mostTerms = 5;
const mostBodyTerms = 3;
const enough = 10; // results above which the texts are not searched unasked

/** A published index, by the address of its index.json. */
export class Index {
  constructor(address) {
    this.address = new URL(address, location.href);
    this.files = new Map();
  }

  /** Reads what must be known before `query` is looked for. */
  async open(query = "") {
    await Promise.all([this.readContents(), needsForms(query) && this.readForms()]);
    if (this.contents.words && query) await this.readWords();
  }

  readContents() {
    const read = async () => {
      this.contents = await (await this.fetch("index.json")).json();
      let start = 0;
      for (const segment of this.contents.segments) {
        segment.start = start;
        start += segment.articles;
      }
      this.articles = start;
    };
    return this.opening ??= read().catch((error) => { this.opening = undefined; throw error; });
  }

  readForms() {
    const read = async () => learn(await (await this.fetch("forms.bin")).arrayBuffer());
    return this.learning ??= read().catch((error) => { this.learning = undefined; throw error; });
  }

  readWords() {
    const read = async () => learnWords(await (await this.fetch("words.tsv")).text());
    return this.learningWords ??= read().catch((error) => { this.learningWords = undefined; throw error; });
  }

  async fetch(file, options) {
    const answer = await fetch(new URL(file, this.address), options);
    if (!answer.ok) throw new Error(`${answer.status} ${file}`);
    return answer;
  }

  // A file of a segment, read once. A cache between may still have one of before the last news: its mark
  // tells, and it is asked for once more.
  file(segment, name, read) {
    const path = `${segment.name}/${name}`;
    if (!this.files.has(path)) {
      const load = async () => {
        for (const options of [{}, { cache: "reload" }]) {
          const { mark, value } = await read(await this.fetch(path, options));
          if (mark === segment.mark) return value;
        }
        throw new Stale();
      };
      const loading = load();
      loading.catch(() => this.files.delete(path));
      this.files.set(path, loading);
    }
    return this.files.get(path);
  }

  binary(segment, name) {
    return this.file(segment, name, async (answer) => {
      const value = new Uint8Array(await answer.arrayBuffer());
      return { mark: new DataView(value.buffer).getUint32(0, true), value };
    });
  }

  /** What is shown of an article. */
  async card({ segment, article }) {
    const size = this.contents.cards;
    const cards = await this.file(segment, `c${Math.floor(article / size)}.json`, async (answer) => {
      const [mark, value] = await answer.json();
      return { mark, value };
    });
    const [title, path, day, source, excerpt, keywords] = cards[article % size];
    return { title, path, day, source, excerpt, keywords };
  }

  // Calls `visit` for each article of the segment above whose text the term stands.
  async eachHead(segment, term, visit) {
    if (term.word !== undefined) {
      const shard = shardOf(termOfText(Array.from(term.word).slice(0, 2).join("")), segment.words);
      return eachWord(await this.binary(segment, `w${shard}.bin`), term.word, (article, field, isWhole) => {
        if (isWhole || term.isBeginning) visit(article, isWhole ? weights[field] : weights[field] - 0.5);
      });
    }
    const file = { shard: shardOf(term.number, segment.heads), shards: segment.heads, articles: segment.articles, fieldBits: 2 };
    const bytes = await this.binary(segment, `h${file.shard}.bin`);
    eachArticle(bytes, file, term.number, (article, field) => visit(article, weights[field]));
  }

  async eachBody(segment, term, visit) {
    const file = { shard: shardOf(term.number, segment.bodies), shards: segment.bodies, articles: segment.articles, fieldBits: 0 };
    const bytes = await this.binary(segment, `b${file.shard}.bin`);
    eachArticle(bytes, file, term.number, (article) => visit(article, ofBody));
  }

  /**
   * Looks for `query` in titles, keywords and 快速阅读; where these are few, in the texts too. What was found
   * until then is told to `early`.
   */
  async find(query, { keyword = "", source = "", early = () => {} } = {}) {
    await this.open(query + keyword + source);
    const search = new Search(this, query, { keyword, source });
    await search.inHeads();
    const hits = search.hits();
    if (!search.isWhole && hits.length < enough && !hits[0]?.isExact) {
      if (hits.length > 0) early(search);
      await search.inBodies();
    }
    return search;
  }
}

class Stale extends Error {}

/** One question, in all its wordings, and what was found. */
class Search {
  constructor(index, query, filters) {
    this.wordings = wordings(query).map((wording) => new Wording(index, wording, filters));
  }

  /** Whether there is no more to be searched. */
  get isWhole() {
    return this.wordings.every((wording) => wording.isWhole);
  }

  inHeads() {
    return Promise.all(this.wordings.map((wording) => wording.inHeads()));
  }

  async inBodies() {
    await Promise.all(this.wordings.map((wording) => wording.inBodies()));
    this.found = undefined;
  }

  /** The articles that were found, the best first, each once. */
  hits() {
    const seen = new Set();
    const isNew = ({ segment, article }) => seen.size < seen.add(segment.start + article).size;
    return this.found ??= this.wordings.flatMap((wording) => wording.hits()).sort((a, b) => b.score - a.score).filter(isNew);
  }

  /** Whether each term of a word of the query is anywhere. */
  has(word) {
    return wordings(word).some((word) => this.wordings.some((wording) => wording.has(word)));
  }
}

/** A question in one of its wordings, and what was found. */
class Wording {
  constructor(index, query, filters) {
    this.index = index;
    this.terms = termsOf(query);
    this.title = whole(query);
    this.filters = [["k", filters.keyword], ["s", filters.source]].filter(([, name]) => name)
      .map(([mark, name]) => wordings(name).map((name) => ({ number: termOfText(`${mark}:${whole(name)}`) })));
    this.parts = index.contents.segments.map((segment) => ({ segment, weights: [], allowed: [], exact: new Set() }));
    this.isWhole = !this.terms.some((term) => term.inBodies);
  }

  async inHeads() {
    const exact = { number: termOfText(`t:${this.title}`) };
    await Promise.all(this.parts.map(async (part) => {
      const { segment } = part;
      const table = async (terms) => {
        const weights = new Float32Array(segment.articles);
        const weigh = (article, weight) => { weights[article] = Math.max(weights[article], weight); };
        await Promise.all(terms.map((term) => this.index.eachHead(segment, term, weigh)));
        return weights;
      };
      [part.weights, part.allowed] = await Promise.all([
        Promise.all(this.terms.map((term) => table([term]))),
        Promise.all(this.filters.map(table)),
        this.title && this.index.eachHead(segment, exact, (article) => part.exact.add(article)),
      ]);
    }));
  }

  // The rarest first: where it is nowhere, the others need not be looked for.
  async inBodies() {
    const counts = this.terms.map((_, at) => this.parts.reduce((sum, part) => sum + part.weights[at].reduce((n, w) => n + (w > 0), 0), 0));
    const asked = this.terms.map((_, at) => at).filter((at) => this.terms[at].inBodies)
      .sort((a, b) => counts[a] - counts[b]).slice(0, mostBodyTerms);
    await Promise.all(this.parts.map(async (part) => {
      const weights = part.weights.map((table) => table.slice());
      for (const [place, at] of asked.entries()) {
        await this.index.eachBody(part.segment, this.terms[at], (article, weight) => {
          weights[at][article] = Math.max(weights[at][article], weight);
        });
        const known = asked.slice(0, place + 1);
        if (!weights[at].some((_, article) => known.every((at) => weights[at][article] > 0))) break;
      }
      part.weights = weights;
      part.optional = this.terms.map((_, at) => !asked.includes(at));
    }));
    this.isWhole = true;
  }

  hits() {
    return this.parts.flatMap((part) => this.hitsOf(part));
  }

  has(word) {
    return termsOf(`${word} `).every(({ kind, text }) => {
      const at = this.terms.findIndex((term) => term.kind === kind && term.text === text);
      return at >= 0 && this.parts.some((part) => part.weights[at].some((weight) => weight > 0));
    });
  }

  hitsOf({ segment, weights, allowed, exact, optional }) {
    const hits = [];
    for (let article = 0; article < segment.articles; article++) {
      if (allowed.some((allows) => allows[article] === 0)) continue;
      let sum = 0, least = Infinity;
      for (let at = 0; at < weights.length; at++) {
        const weight = weights[at][article];
        if (weight === 0 && !optional?.[at]) { sum = -1; break; }
        sum += weight;
        least = Math.min(least, weight);
      }
      if (sum < 0) continue;
      const age = (segment.start + article) / this.index.articles; // of two alike, the newer one
      const isExact = exact.has(article);
      const score = sum / (weights.length || 1) + (least >= 7 ? 2 : 0) + age + (isExact ? 100 : 0);
      hits.push({ segment, article, score, isExact });
    }
    return hits;
  }
}

// What a query looks for. A pair of Han characters, or a single one where none stands beside it (only above the
// texts); a word of another script, the last one as it begins, for it may be typed just now.
function termsOf(query) {
  const found = tokens(query).filter(({ kind }) => kind !== "joined");
  const isOpen = !/\s$/u.test(query);
  const terms = found.map((token, at) => {
    const number = termOf(token);
    if (token.kind !== "word") return { ...token, number, inBodies: token.kind === "pair" };
    const isBeginning = isOpen && at === found.length - 1;
    if (isBeginning && Array.from(token.text).length === 1) return { ...token, number: termOfText(`i:${token.text}`), inBodies: false };
    return { ...token, number, word: token.text, isBeginning, inBodies: true };
  });
  const each = [...new Map(terms.map((term) => [`${term.kind} ${term.text}`, term])).values()];
  if (each.length <= mostTerms) return each;
  return Array.from({ length: mostTerms }, (_, at) => each[Math.round(at * (each.length - 1) / (mostTerms - 1))]);
}

// The page ---------------------------------------------------------------------------------------

const page = 10; // results that are shown at a time

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// Runs of Han characters and words of the query, as they are to be marked.
function needlesOf(query) {
  return [...new Set(fold(query).split(/[^\p{Alphabetic}\p{N}+#.]+/u).filter((part) => alphanumeric.test(part)))];
}

/** The text in pieces, those that the query names inside <mark>. */
export function marked(text, query) {
  const chars = Array.from(text);
  const folded = chars.map(fold); // a character may become several
  const starts = folded.flatMap((part, at) => Array.from({ length: part.length }, () => at));
  const all = folded.join("");
  const hits = new Set();
  const mark = (needle) => {
    let found = false;
    for (let at = all.indexOf(needle); at >= 0; at = all.indexOf(needle, at + 1)) {
      const isInside = isLetter(needle[0]) && isLetter(all[at - 1]); // of another word
      if (isInside) continue;
      found = true;
      for (let i = at; i < at + needle.length; i++) hits.add(starts[i]);
    }
    return found;
  };
  for (const needle of needlesOf(query)) {
    if (!mark(needle)) for (const { kind, text } of tokens(needle)) if (kind !== "single" || needle.length === 1) mark(text);
  }
  const pieces = [];
  for (let at = 0, end; at < chars.length; at = end) {
    for (end = at + 1; end < chars.length && hits.has(end) === hits.has(at); end++);
    const piece = chars.slice(at, end).join("");
    pieces.push(hits.has(at) ? element("mark", "", piece) : piece);
  }
  return pieces;
}

/** The search page: what stands in the form, in the address, and in the list. */
class Page {
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("input");
    const part = (name) => document.querySelector(`.search-${name}`);
    [this.filters, this.status, this.results, this.more, this.tips] = ["filters", "status", "results", "more", "tips"].map(part);
    this.index = new Index(form.dataset.index);
    this.asked = 0; // questions so far: an answer to an older one is not shown
    this.listen();
    this.restore();
  }

  listen() {
    const { form, field } = this;
    let timer;
    const soon = (wait) => { clearTimeout(timer); timer = setTimeout(() => this.search(), wait); };
    // Not while an input method is composing.
    field.addEventListener("input", (event) => { if (!event.isComposing) soon(60); });
    field.addEventListener("compositionend", () => soon(0));
    field.addEventListener("focus", () => this.index.open().catch(() => {}), { once: true });
    form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
    this.more.addEventListener("click", () => this.showMore());
    this.filters.addEventListener("click", (event) => this.press(event.target.closest("button")));
    document.addEventListener("keydown", (event) => this.move(event));
    addEventListener("popstate", () => this.restore());
    addEventListener("pageshow", (event) => { if (event.persisted) this.restore(); });
  }

  // What the address asks for.
  restore() {
    const asked = new URL(location.href).searchParams;
    this.field.value = asked.get("q") ?? "";
    [this.keyword, this.source] = [asked.get("k") ?? "", asked.get("s") ?? ""];
    this.search();
  }

  address() {
    const address = new URL(location.href);
    for (const [name, value] of [["q", this.field.value.trim()], ["k", this.keyword], ["s", this.source]]) {
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    return address;
  }

  press(button) {
    if (!button) return;
    const { kind, name } = button.dataset;
    this[kind] = this[kind] === name ? "" : name;
    history.pushState(null, "", this.address());
    this.search().then(() => this.filters.querySelector(`[data-kind="${kind}"]`)?.focus());
  }

  // Up and down between the field and the results; back to the field with Escape.
  move(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.field, ...this.results.querySelectorAll(".story-title a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
    if (to === undefined || !stops[to]) return;
    if (event.key === "Escape" && at === 0) return; // the browser's own: empties the field
    event.preventDefault();
    stops[to].focus();
  }

  async search() {
    const asked = ++this.asked;
    const query = this.field.value;
    const { keyword, source } = this;
    const address = this.address();
    if (address.href !== location.href) history.replaceState(null, "", address);
    if (tokens(query).length === 0 && !keyword && !source) return this.clear(query.trim() ? "请输入文字或数字。" : "");
    this.results.setAttribute("aria-busy", "true");
    try {
      let isShown = false;
      const show = async (found, isLast) => {
        const cards = await this.cards(found, 0);
        if (asked !== this.asked || isShown) return; // a newer question is on its way, or this one was answered
        isShown = isLast;
        this.show(found, cards, query);
      };
      const early = (found) => show(found, false).catch(() => {});
      await show(await this.ask(query, { keyword, source, early }), true);
    } catch (error) {
      if (asked === this.asked) this.fail(error);
    } finally {
      if (asked === this.asked) this.results.removeAttribute("aria-busy");
    }
  }

  async ask(query, options) {
    try {
      return await this.index.find(query, options);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      this.index = new Index(this.form.dataset.index); // the site was published anew
      return this.index.find(query, options);
    }
  }

  cards(found, from) {
    return Promise.all(found.hits().slice(from, from + page).map((hit) => this.index.card(hit)));
  }

  show(found, cards, query) {
    [this.found, this.query, this.seen] = [found, query, cards];
    this.results.replaceChildren(...cards.map((card) => this.result(card)));
    this.tell();
    this.offerFilters();
    this.tips.replaceChildren(...found.hits().length === 0 ? this.suggestions() : []);
  }

  async showMore() {
    const { found, query } = this;
    const last = this.results.lastElementChild;
    if (this.seen.length >= found.hits().length) {
      await found.inBodies().catch((error) => this.fail(error));
      if (!found.isWhole || found !== this.found) return;
    }
    const cards = await this.cards(found, this.seen.length);
    if (found !== this.found || query !== this.query) return;
    this.seen.push(...cards);
    this.results.append(...cards.map((card) => this.result(card)));
    this.tell();
    (last ?? this.results).nextElementSibling?.querySelector("a")?.focus();
  }

  tell() {
    const { found, seen } = this;
    const count = found.hits().length;
    const rest = count - seen.length;
    const texts = found.isWhole ? "" : "标题、关键词和快速阅读中";
    this.status.textContent = count === 0 ? this.nothing() : `${texts}找到 ${count} 篇${rest > 0 ? `，先列出 ${seen.length} 篇` : ""}。`;
    this.more.hidden = rest <= 0 && found.isWhole;
    this.more.textContent = rest > 0 ? "更多结果" : "再到正文中找";
  }

  nothing() {
    const words = this.query.trim().split(/\s+/).filter(Boolean);
    const what = words.length > 1 ? `同时含有“${words.join("”“")}”的文章` : words.length ? `含有“${words[0]}”的文章` : "这样的文章";
    const filtered = this.keyword || this.source ? "可以去掉筛选，" : "";
    return `没有找到${what}。${filtered}可以换个更短的词，或者试试下面这些：`;
  }

  // What to try where nothing was found: the words of the query that are found alone, then keywords, first those
  // that share a character with it.
  suggestions() {
    const words = this.query.trim().split(/\s+/).filter((word) => word && this.found.has(word));
    const asked = new Set(fold(this.query));
    const near = (name) => Array.from(fold(name)).some((c) => unspaced.test(c) && asked.has(c));
    const names = this.index.contents.keywords;
    const all = [...words, ...names.filter(near), ...names.filter((name) => !near(name))];
    return [...new Set(all)].slice(0, 10).map((name) => {
      const link = element("a", "", name);
      link.href = `?q=${encodeURIComponent(name)}`;
      return element("li", "", link);
    });
  }

  // The keywords and sources of what is shown, and those that are chosen.
  offerFilters() {
    const most = (names, count) => {
      const uses = new Map();
      for (const name of names.filter(Boolean)) uses.set(name, (uses.get(name) ?? 0) + 1);
      return [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a)).slice(0, count);
    };
    const group = (kind, label, names) => {
      const all = [...new Set([this[kind], ...names])].filter(Boolean);
      if (all.length === 0 || all.length === 1 && !this[kind]) return [];
      const buttons = all.map((name) => {
        const button = element("button", "search-filter", name);
        button.type = "button";
        Object.assign(button.dataset, { kind, name });
        button.setAttribute("aria-pressed", String(this[kind] === name));
        return button;
      });
      const box = element("div", "search-filter-group", element("span", "", label), ...buttons);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `按${label}筛选`);
      return [box];
    };
    this.filters.replaceChildren(
      ...group("keyword", "关键词", most(this.seen.flatMap((card) => card.keywords), 6)),
      ...group("source", "来源", most(this.seen.map((card) => card.source), 5)),
    );
  }

  result(card) {
    const link = element("a", "", ...marked(card.title, this.query));
    link.href = card.path;
    const [year, month, day] = card.day.split("-").map(Number);
    const time = element("time", "", `${year}年${month}月${day}日`);
    time.dateTime = card.day;
    const item = element("li", "story", element("h2", "story-title", link));
    if (card.excerpt) item.append(element("p", "story-excerpt", ...marked(card.excerpt, this.query)));
    item.append(element("p", "story-meta", element("span", "story-source", card.source), time,
      ...card.keywords.map((name) => element("span", "story-keyword", ...marked(name, this.query)))));
    return item;
  }

  clear(message) {
    this.found = undefined;
    for (const part of [this.results, this.tips, this.filters]) part.replaceChildren();
    this.more.hidden = true;
    this.status.textContent = message;
  }

  fail(error) {
    this.clear("搜索索引没有取到，请检查网络，");
    const again = element("button", "search-again", "再试一次");
    again.type = "button";
    again.addEventListener("click", () => { this.field.focus(); this.search(); });
    this.status.append(again, "。");
    console.warn("search:", error);
  }
}

if (typeof document !== "undefined") {
  const form = document.querySelector("form[data-index]");
  if (form) new Page(form);
}
