// The desk itself: what lies on it and is to be done, what is chosen, and what is sent to the server.

import { bindBar, drawBar, tellKeys } from "./bar.js";
import { findCards, keyOf, remarkCards } from "./checks.js";
import { ask, patchShown } from "./dialogs.js";
import { Finder } from "./find.js";
import { bindGestures } from "./gestures.js";
import { markCard, markCards, pageOf, signShown } from "./panels.js";
import { PlatesLook } from "./plates.js";
import { Redline } from "./redline.js";
import { Table } from "./table.js";
import { Refused, by, el, get, keepFocus, listen, post, say } from "./talk.js";
import { news, tell, tellProof } from "./telling.js";
import { Thumbs } from "./thumbs.js";
import { Tools } from "./tools.js";

const BLINK = 700; // ms
const TABS = ["marks", "checks", "remarks", "redline"];

class Desk extends Table {
  state = null;
  tab = "marks";
  chosen = null;
  filter = { open: true, page: false };
  overlays = { marks: true, flags: true, grid: false, frames: false, order: false };
  looked = { findings: [], remarks: [], waiting: 0, read: false };
  flagged = null;
  plates = new PlatesLook(this);
  redline = new Redline(this);
  post = post;

  async start() {
    this.stage = by("stage");
    this.table = by("table");
    const name = by("name");
    name.value = localStorage.getItem("ghpress-name") ?? "";
    name.placeholder = say("namePlaceholder");
    name.addEventListener("change", () => localStorage.setItem("ghpress-name", name.value.trim()));
    by("name-label").textContent = say("name");
    this.thumbs = new Thumbs(by("thumbs"), (number) => this.tried(() => this.toPage(number)));
    this.tools = new Tools(this, by("tools"));
    this.finder = new Finder(this, by("find"));
    by("thumbs").setAttribute("aria-label", say("thumbs"));
    by("side").setAttribute("aria-label", say("side_panel"));
    by("stage").setAttribute("aria-label", say("stage"));
    bindBar(this);
    bindGestures(this);
    setInterval(() => document.body.classList.toggle("blinked"), BLINK);
    await this.renew();
    listen((what) => this.heard(what), () => { this.isLost = true; tell(this); });
    const toHash = () => { if (location.hash.length > 1) this.lookFor(decodeURIComponent(location.hash.slice(1))); };
    window.addEventListener("hashchange", toHash);
    toHash();
  }

  heard(what) {
    if (what === "hello" && this.isLost) { this.isLost = false; tell(this); }
    // A change that comes while another is being shown is shown after it: none is lost.
    this.waiting = (this.waiting ?? Promise.resolve()).then(() => this.renew(what)).catch((fault) => this.news(String(fault), true));
  }

  async renew(what) {
    if (what === "looked" && this.state) {
      this.looked = await get("remarks");
      tell(this);
      this.drawOverlays();
      this.drawSide();
      return;
    }
    const former = this.state;
    [this.state, this.looked] = await Promise.all([get("state"), get("remarks")]);
    const numbers = this.state.pages.map((page) => page.number);
    if (!numbers.includes(this.page)) this.page = numbers[0] ?? 1;
    this.state.marks.forEach((mark, at) => { mark.number = at + 1; });
    by("title").textContent = this.state.title || this.state.folder.split("/").at(-1);
    by("title").title = `${this.state.title} ${this.state.date} ${this.state.folder}`;
    if (former && this.state.proof !== former.proof) tellProof(this);
    // Where nothing can be printed at first, what is wrong is all there is to be seen.
    if (this.state.stale && !former?.stale && !this.state.pages.length) this.tab = "remarks";
    tell(this);
    if (this.tab === "redline") await this.redline.read().catch((fault) => this.news(String(fault), true));
    await this.lay();
    this.drawBar();
    this.drawSide();
  }

  news(words, bad = false) {
    news(words, bad);
  }

  drawBar() {
    drawBar(this);
  }

  lookFor(words) {
    this.finder.open();
    this.finder.field.value = words;
    return this.tried(() => this.finder.look());
  }

  async turn(way) {
    const numbers = this.state.pages.map((page) => page.number);
    const at = numbers.indexOf(this.page) + way * (this.spread ? 2 : 1);
    await this.tried(() => this.toPage(numbers[Math.max(0, Math.min(numbers.length - 1, at))]));
  }

  async toPage(number) {
    if (number == null) return;
    this.page = number;
    tell(this);
    await this.lay();
    this.drawBar();
    this.drawSide();
  }

  // Of two sheets that lie open, the one that is worked on.
  async turnTo(number) {
    if (number !== this.page && this.views.has(number)) await this.toPage(number);
  }

  // --- what is drawn around the sheets

  async toggleSpread() {
    this.spread = !this.spread;
    this.zoom = null;
    await this.lay();
    this.drawBar();
  }

  key(event) {
    const isField = event.target.closest("input, textarea, select, dialog");
    if (event.key === "Escape" && !event.target.closest("dialog, #find")) { this.tools.close(); return; }
    if (isField || event.ctrlKey || event.metaKey || event.altKey) return;
    const { tools } = this;
    // While words are being marked, keys are words to be written; the field takes this one, too.
    if (tools.shown && (event.key.length === 1 || event.key === "Process") && event.key !== " ") { tools.text.focus(); return; }
    if (tools.shown && ["Delete", "Backspace"].includes(event.key) && tools.selected.words) {
      event.preventDefault();
      tools.mark(this.state.signs.find((sign) => sign.code === "delete"));
      return;
    }
    const done = {
      ArrowLeft: () => this.turn(-1), ArrowRight: () => this.turn(1), PageUp: () => this.turn(-1), PageDown: () => this.turn(1),
      "+": () => this.step(1), "=": () => this.step(1), "-": () => this.step(-1), 0: () => this.zoomTo(null), 1: () => this.zoomTo(1),
      s: () => this.toggleSpread(), j: () => this.walk(1), k: () => this.walk(-1),
      m: () => tools.select({ target: this.stage }, true), g: () => this.flip("grid"), b: () => this.blink(),
      "/": () => this.finder.open(), "?": () => tellKeys(),
    }[event.key];
    if (done) { event.preventDefault(); done(); }
  }

  // Blinks; where the reader wants no motion, each press of the key turns to the other proof.
  blink() {
    if (this.tab !== "redline" || !this.redline.found) return;
    document.body.classList.toggle("stepped");
    if (this.redline.how !== "blink") this.tried(() => this.redline.look("blink"));
  }

  flip(name) {
    this.overlays[name] = !this.overlays[name];
    this.drawBar();
    this.drawOverlays();
  }

  drawThumbs() {
    this.thumbs.draw(this.state, this.open(), this.page);
  }

  drawSide() {
    const counts = {
      marks: this.state.marks.filter((mark) => mark.state === "open").length,
      checks: this.looked.findings.length, remarks: this.looked.remarks.length, redline: "",
    };
    const focused = document.activeElement?.dataset?.tab, errors = this.looked.remarks.some((one) => one.level === "error");
    by("tabs").replaceChildren(...TABS.map((tab) => el("button", {
      role: "tab", id: `tab-${tab}`, "data-tab": tab, "aria-selected": String(tab === this.tab), "aria-controls": "panel",
      tabindex: tab === this.tab ? 0 : -1,
      onclick: () => this.tried(() => this.toTab(tab)), onkeydown: (event) => this.tabKey(event, tab),
    }, say(tab), counts[tab] === "" ? "" : el("span", { class: `number ${tab === "remarks" && errors ? "bad" : ""}` }, String(counts[tab])))));
    if (focused) by(`tab-${focused}`)?.focus();
    const panel = by("panel"), scrolled = panel.scrollTop;
    panel.setAttribute("aria-labelledby", `tab-${this.tab}`);
    const cards = { marks: () => markCards(this), checks: () => findCards(this), remarks: () => remarkCards(this), redline: () => this.redline.cards() };
    keepFocus(panel, cards[this.tab]());
    panel.scrollTop = scrolled;
  }

  async toTab(tab) {
    const former = this.tab;
    this.tab = tab;
    if (tab === "redline") await this.redline.read();
    if (tab === "redline" || former === "redline") await this.lay();
    this.drawSide();
  }

  tabKey(event, tab) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const next = TABS[(TABS.indexOf(tab) + way + TABS.length) % TABS.length];
    this.tried(async () => { await this.toTab(next); by(`tab-${next}`).focus(); });
  }

  markCard(mark) {
    return markCard(mark, this);
  }

  // The next card of the side, or the one before, at its place on the page.
  walk(way) {
    const goes = [...by("panel").querySelectorAll(".card .go")];
    if (!goes.length) return;
    const at = goes.findIndex((each) => each.closest(".card.on"));
    const next = goes[(at < 0 ? (way > 0 ? 0 : goes.length - 1) : at + way + goes.length) % goes.length];
    next.click();
  }

  async showRemark(one) {
    this.flagged = keyOf(one);
    this.tab = one.id ? "checks" : "remarks";
    if (one.on) {
      await this.toPage(one.on);
      const view = this.views.get(one.on);
      const box = (one.where && view?.boxes(one.where)[0]) || { x: one.place?.x_mm ?? 0, y: one.place?.y_mm ?? 0 };
      if (view) this.scrollTo(view, box);
    } else {
      await this.goTo(one.place);
    }
    this.drawSide();
    document.querySelector("#panel .card.on")?.scrollIntoView({ block: "nearest" });
  }

  async showBox(box) {
    await this.toPage(box.page);
    const view = this.views.get(box.page);
    if (view) this.scrollTo(view, box);
  }

  acceptFind(id) {
    return this.tried(() => post(`finds/${id}/accept`, { by: this.name() }));
  }

  fixFind(id) {
    return this.tried(async () => {
      const edit = await get(`finds/${id}/edit`);
      if (await ask(patchShown(edit), { title: say("patchTitle"), confirm: say("apply") })) await post(`finds/${id}/apply`, { seen: edit.seen });
    });
  }

  keepProof() {
    return this.tried(async () => {
      const { name } = await post("kept", { by: this.name() });
      await this.redline.read();
      await this.redline.choose(name);
    });
  }

  filterBy(changed) {
    Object.assign(this.filter, changed);
    this.drawOverlays();
    this.drawSide();
  }

  async pick(id) {
    const mark = this.state.marks.find((each) => each.id === id);
    this.chosen = id;
    if (this.tab !== "redline") this.tab = "marks";
    if (mark && this.page !== pageOf(mark)) await this.toPage(pageOf(mark));
    this.drawOverlays();
    this.drawSide();
    document.getElementById(`mark-${id}`)?.scrollIntoView({ block: "nearest" });
    const view = mark && this.views.get(pageOf(mark));
    const box = (view && view.boxesOf(mark)[0]) || mark?.point;
    if (view && box) this.scrollTo(view, box);
  }

  async goTo(place) {
    if (!place) return;
    if ("page" in place) {
      await this.toPage(place.page);
      const view = this.views.get(place.page);
      if (view) this.scrollTo(view, { x: place.x_mm, y: place.y_mm });
      return;
    }
    for (const page of this.state.pages) {
      const sheet = await get(`sheet/${page.number}`);
      const line = sheet.lines.findLast((each) => stands(each.place, place));
      if (!line) continue;
      await this.toPage(page.number);
      const view = this.views.get(page.number);
      if (view) this.scrollTo(view, { x: line.xs[0], y: line.y });
      return;
    }
  }

  // --- marks and pages

  link({ place, column }) {
    const [, file, line, first] = /^(.*?):(\d+)(?::(\d+))?$/.exec(place) ?? [null, place, 1, 1];
    const at = { path: `${this.state.folder}/${file}`.split("/").map(encodeURIComponent).join("/"), line, column: Number(first ?? 1) + (column ?? 0) };
    return this.state.editor.replace(/\{(\w+)\}/g, (_, name) => at[name] ?? "");
  }

  name() {
    const name = by("name").value.trim();
    if (!name) {
      if (this.tools.shown) this.tools.wants(say("needName"));
      by("name").focus();
      throw new Error(say("needName"));
    }
    return name;
  }

  settle(id, state) { return this.tried(() => post(`marks/${id}/settle`, { by: this.name(), state })); }

  reply(mark) {
    return this.tried(async () => {
      const by = this.name(), title = say("replyTo", { n: mark.number, by: mark.by });
      const words = await ask(mark.text ? [el("p", { class: "quote" }, mark.text)] : [], { title, input: say("replyWhat"), confirm: say("reply") });
      if (words) await post(`marks/${mark.id}/say`, { by, words });
    });
  }

  apply(id) {
    return this.tried(async () => {
      const by = this.name(), edit = await get(`marks/${id}/edit`);
      if (await ask(patchShown(edit), { title: say("patchTitle"), confirm: say("apply") })) await post(`marks/${id}/apply`, { by, seen: edit.seen });
    });
  }

  sign(page) {
    return this.tried(async () => {
      const by = this.name();
      if (await ask(signShown(page, this), { title: say("signTitle", { n: page.number }), confirm: say("sign") })) await post(`pages/${page.number}/sign`, { by });
    });
  }

  unlock(page) {
    return this.tried(async () => {
      const by = this.name(), why = await ask(say("unlockHelp"), { title: say("unlockTitle", { n: page }), input: say("why"), confirm: say("unlock") });
      if (why) await post(`pages/${page}/unlock`, { by, why });
    });
  }

  async tried(work) {
    try {
      return await work();
    } catch (fault) {
      if (fault instanceof Refused) await ask(fault.message, { title: say("refusedTitle") });
      else this.news(fault.message || String(fault), true);
      return null;
    }
  }
}

function stands(place, wanted) {
  const match = /^(.*?):(\d+)(?::(\d+))?$/.exec(place);
  return match && match[1] === wanted.file && Number(match[2]) === wanted.line && (!wanted.column || Number(match[3] ?? 1) <= wanted.column);
}

const desk = new Desk();
globalThis.desk = desk;
desk.start().catch((fault) => desk.news(String(fault), true));
