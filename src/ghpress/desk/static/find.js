// From words, or from a line of a file, to where they stand on the pages.

import { el, get, say } from "./talk.js";

export class Finder {
  constructor(desk, box) {
    this.desk = desk;
    this.box = box;
    this.sheets = new Map();
    this.field = el("input", { type: "search", placeholder: say("findWhat"), "aria-label": say("findWhat"), maxlength: 200 });
    this.count = el("output");
    const step = (way, label) => el("button", { type: "button", "aria-label": label, title: label, onclick: () => this.step(way) }, way < 0 ? "↑" : "↓");
    box.append(this.field, this.count, step(-1, say("findFormer")), step(1, say("findNext")),
      el("button", { type: "button", "aria-label": say("close"), title: say("close"), onclick: () => this.close() }, "×"));
    this.field.addEventListener("input", () => { clearTimeout(this.later); this.later = setTimeout(() => this.look(), 200); });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      if (event.key !== "Enter" || event.isComposing || event.target !== this.field) return;
      event.preventDefault();
      if (this.asked === this.field.value) this.step(event.shiftKey ? -1 : 1);
      else this.look();
    });
  }

  open() {
    this.box.hidden = false;
    this.field.focus();
    this.field.select();
  }

  close() {
    this.box.hidden = true;
    this.asked = null;
    this.desk.flash(null);
    this.desk.stage.focus({ preventScroll: true });
  }

  // Pages' lines as they are now, each page read once while it stays the same.
  async read() {
    const { pages, proof } = this.desk.state;
    const sheets = await Promise.all(pages.map(async (page) => {
      const key = `${page.since ?? proof} ${page.sha256}`, known = this.sheets.get(page.number);
      if (known?.key === key) return known;
      const sheet = await get(`sheet/${page.number}`), made = { key, page: page.number, lines: sheet.lines };
      this.sheets.set(page.number, made);
      return made;
    }));
    return sheets;
  }

  async look() {
    clearTimeout(this.later);
    const wanted = this.asked = this.field.value, words = wanted.replace(/\s+/g, "");
    this.hits = [];
    this.at = -1;
    if (words) {
      const place = /^([^:]+\.(?:md|yaml)):(\d+)$/.exec(words), sheets = await this.desk.tried(() => this.read()) ?? [];
      if (this.asked !== wanted) return;
      this.hits = sheets.flatMap((sheet) => (place ? ofSource(sheet, place[1], Number(place[2])) : ofWords(sheet, words)));
    }
    await this.step(1);
  }

  async step(way) {
    const { hits } = this, { desk } = this;
    if (!hits?.length) {
      this.count.textContent = this.asked ? say("findNone") : "";
      desk.flash(null);
      return;
    }
    this.at = (this.at + way + hits.length) % hits.length;
    const hit = hits[this.at];
    this.count.textContent = `${this.at + 1}/${hits.length}`;
    await desk.toPage(hit.page);
    desk.flash(hit);
  }
}

// Every place of the words on a page. A passage's lines are read as one, and spaces count for nothing.
function ofWords(sheet, words) {
  return runs(sheet.lines).flatMap((run) => {
    const items = run.flatMap((line) => [...line.text].map((char, at) => ({ char, line, at }))).filter(({ char }) => char.trim());
    const text = items.map(({ char }) => char).join(""), units = items.flatMap((item) => Array(item.char.length).fill(item));
    const hits = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const found = Map.groupBy(units.slice(at, at + words.length), (item) => item.line);
      hits.push({ page: sheet.page, boxes: [...found].map(([line, of]) => boxOf(line, of[0].at, of.at(-1).at + 1)) });
    }
    return hits;
  });
}

function runs(lines) {
  const made = [];
  for (const line of lines) {
    const former = made.at(-1)?.at(-1);
    if (former && line.passage >= 0 && former.story === line.story && former.passage === line.passage) made.at(-1).push(line);
    else made.push([line]);
  }
  return made;
}

function ofSource(sheet, file, row) {
  const lines = sheet.lines.filter((line) => {
    const place = /^(.*?):(\d+)/.exec(line.place);
    return place && place[1] === file && Number(place[2]) === row;
  });
  return lines.length ? [{ page: sheet.page, boxes: lines.map((line) => boxOf(line, 0, line.xs.length - 1)) }] : [];
}

function boxOf(line, from, to) {
  const a = line.xs[from], b = Math.min(line.xs[to], line.xs[to - 1] + line.size);
  return line.vertical
    ? { x: line.y - line.size / 2, y: a, width: line.size, height: b - a }
    : { x: a, y: line.y - line.size * 0.88, width: b - a, height: line.size * 1.06 };
}
