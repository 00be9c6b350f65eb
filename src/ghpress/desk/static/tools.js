// What is selected on a page, and the signs that can be put on it.

import { el, language, say } from "./talk.js";

// Those that are used all day, in the first row; the first of them is what Enter makes.
const FIRST = { words: ["replace", "delete", "transpose", "say"], between: ["insert", "new-paragraph", "run-on"], page: ["note"] };

export class Tools {
  constructor(desk, box) {
    this.desk = desk;
    this.box = box;
    this.selected = null;
    this.draft = "";
  }

  get shown() {
    return !this.box.hidden;
  }

  // Scrolling takes the tools away, but not words that somebody has written.
  scrolled() {
    if (this.shown && !this.text.value.trim()) this.close();
  }

  // A sheet was read anew. If the words that are being marked stand where they did, nothing is lost; if
  // not, what was written waits for the next words that are chosen.
  renewed(view) {
    if (!this.shown || this.selected.page !== view.page.number) return;
    const { where, words = "" } = this.selected, written = this.text.value.trim();
    if (where && view.wordsOf(where) === words) return;
    if (!where && written) return;
    this.close();
    if (!written) return;
    this.draft = written;
    this.desk.news(say("chooseAgain"), true);
  }

  close() {
    if (!this.shown) return;
    if (this.box.contains(document.activeElement)) this.desk.stage.focus({ preventScroll: true });
    this.box.hidden = true;
    this.selected = null;
    this.desk.drawSelected();
  }

  // What the pointer let go of: words that were dragged over, a place between two, a mark, or nothing.
  select(event, asked = false) {
    const chosen = getSelection(), { desk } = this;
    if (!chosen.rangeCount || event.target.closest?.(".hit")) return;
    const range = chosen.getRangeAt(0);
    const view = [...desk.views.values()].find((each) => each.text.contains(range.startContainer));
    const onText = event.target.closest?.("svg.text text");
    if (!view || (!asked && chosen.isCollapsed && !onText)) { this.close(); return; }
    if (!asked && chosen.isCollapsed) {
      const at = view.placeOf(event);
      const spot = view.spotUnder(at.x, at.y);
      if (spot) { this.close(); spot.picked(); return; }
    }
    const start = view.spotAt(range.startContainer, range.startOffset);
    let stop = view.spotAt(range.endContainer, range.endOffset);
    if (!start) return;
    const rect = range.getBoundingClientRect();
    const sheet = view.element.getBoundingClientRect();
    const at = { page: view.page.number, x: (rect.left - sheet.left) / view.scale, y: (rect.top - sheet.top) / view.scale };
    if (start.passage < 0) {
      // Words of the layout, which no copy holds: a note beside them is all there is.
      this.open({ ...at, where: null, place: "" }, rect, "page", say("ofLayout"));
      return;
    }
    if (!stop) stop = start;
    if (stop.at === stop.line.first && stop.line !== start.line && !chosen.isCollapsed && (stop.passage !== start.passage || stop.story !== start.story)) {
      // A drag to the end of a paragraph ends at the beginning of the next line.
      stop = { ...start, at: start.line.first + start.line.xs.length - 1 };
    }
    if (stop.passage !== start.passage || stop.story !== start.story) { this.close(); desk.news(say("across"), true); return; }
    const [from, to] = [start, stop].sort((a, b) => a.at - b.at);
    const where = { story: from.story, passage: from.passage, start: from.at, stop: to.at }, words = view.wordsOf(where);
    this.open({ ...at, words, where, place: from.line.place, column: from.column }, rect, from.at === to.at ? "between" : "words", words || around(from));
    if (asked) this.text.focus();
  }

  noteAt(event) {
    const view = [...this.desk.views.values()].find((each) => each.element.contains(event.target));
    if (!view || event.target.closest("svg.text text, .hit")) return;
    this.open({ page: view.page.number, ...view.placeOf(event), where: null, place: "" }, new DOMRect(event.clientX, event.clientY, 0, 0), "page", say("noteHere"));
    this.text.focus();
  }

  open(selected, rect, on, quote) {
    const { desk, box } = this;
    this.selected = selected;
    const signs = desk.state.signs.filter((sign) => sign.on === on);
    const first = FIRST[on].map((code) => signs.find((sign) => sign.code === code)).filter(Boolean);
    this.text = el("textarea", { placeholder: say(`text.${on}`), "aria-label": say(`text.${on}`), maxlength: 4000, rows: 2 });
    if (this.draft) { this.text.value = this.draft; this.draft = ""; }
    this.text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.mark(first[0]);
    });
    this.text.addEventListener("input", () => this.wants(""));
    this.hint = el("p", { class: "hint", role: "alert" });
    const button = (sign) => el("button", { "data-sign": sign.code, onclick: () => this.mark(sign) }, nameOf(sign));
    const page = desk.state.pages.find((each) => each.number === selected.page);
    box.replaceChildren(
      el("p", { class: "quote" }, quote),
      page.signed ? el("p", { class: "hint" }, say("pageSigned", { n: page.number })) : "",
      this.text, this.hint,
      el("div", { class: "signs" }, ...first.map(button)),
      el("div", { class: "signs more" }, ...signs.filter((sign) => !first.includes(sign)).map(button)),
      el("div", { class: "row" }, selected.place ? el("a", { href: desk.link(selected), class: "source" }, `${say("source")} ${selected.place}`) : ""));
    box.setAttribute("aria-label", say("toMark", { words: quote }));
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - width - 8))}px`;
    box.style.top = `${rect.bottom + 8 + height > innerHeight ? Math.max(8, rect.top - height - 8) : rect.bottom + 8}px`;
    desk.drawSelected();
  }

  wants(words) {
    this.hint.textContent = words;
    this.text.toggleAttribute("aria-invalid", Boolean(words));
  }

  async mark(sign) {
    const { desk } = this, { page, x, y, where, words = "" } = this.selected;
    let text = this.text.value.trim();
    if (sign.code === "transpose" && !text) text = swapped(words);
    if (sign.takes && !text) {
      this.wants(say("wants", { sign: nameOf(sign) }));
      this.text.focus();
      return;
    }
    const round = desk.state.pages.find((each) => each.number === page).round;
    await desk.tried(async () => {
      const made = await desk.post("marks", { by: desk.name(), round, sign: sign.code, page, x, y, where, text });
      desk.chosen = made.id;
      getSelection().removeAllRanges();
      this.close();
    });
  }
}

const nameOf = (sign) => (language === "zh" ? sign.name : sign.english);

// What stands left and right of a place between two characters.
function around({ line, at }) {
  const chars = [...line.text], here = at - line.first;
  return `${chars.slice(Math.max(0, here - 6), here).join("")}‸${chars.slice(here, here + 6).join("")}`;
}

// Two characters the other way round, or what stands on both sides of one 、 or 和; else nobody knows what is meant.
function swapped(words) {
  const chars = [...words];
  if (chars.length === 2) return chars.reverse().join("");
  const parts = /^([^、和]+)([、和])([^、和]+)$/.exec(words);
  return parts ? `${parts[3]}${parts[2]}${parts[1]}` : "";
}
