// The desk itself: which sheets lie where, how large, what is chosen, and what is sent to the server.

import { bindBar, drawBar, tellKeys } from "./bar.js";
import { findCards, keyOf, remarkCards } from "./checks.js";
import { ask, patchShown } from "./dialogs.js";
import { Finder } from "./find.js";
import { bindGestures } from "./gestures.js";
import { markCard, markCards, pageOf, signShown } from "./panels.js";
import { PlatesLook } from "./plates.js";
import { Redline } from "./redline.js";
import { SheetView } from "./sheetview.js";
import { Refused, by, el, get, keepFocus, listen, post, say } from "./talk.js";
import { captions, news, tell, tellProof } from "./telling.js";
import { Thumbs } from "./thumbs.js";
import { Tools } from "./tools.js";

const PX_PER_MM = 96 / 25.4;
const GAP = 26;
const BLINK = 700; // ms
const TABS = ["marks", "checks", "remarks", "redline"];
const ZOOMS = [0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4];

class Desk {
  state = null;
  page = 1;
  zoom = null; // null fits the window
  spread = false;
  tab = "marks";
  chosen = null;
  filter = { open: true, page: false };
  overlays = { marks: true, flags: true, grid: false, frames: false, order: false };
  looked = { findings: [], remarks: [], waiting: 0, read: false };
  flagged = null;
  plates = new PlatesLook(this);
  redline = new Redline(this);
  views = new Map();
  former = new Map();
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

  // The sheets that lie open: one page, or the two that face each other in the paper.
  open() {
    const { pages } = this.state;
    const at = pages.find((page) => page.number === this.page);
    if (!at) return [];
    if (!this.spread) return [at];
    const left = this.page % 2 ? this.page - 1 : this.page;
    return pages.filter((page) => page.number === left || page.number === left + 1);
  }

  async lay() {
    const open = this.open();
    await this.plates.ready(open);
    const wanted = new Set(open.map((page) => page.number));
    if (this.tools.shown && !wanted.has(this.tools.selected.page)) this.tools.close();
    for (const [number, view] of this.views) {
      if (!wanted.has(number)) { view.element.remove(); this.views.delete(number); }
    }
    for (const page of open) {
      let view = this.views.get(page.number);
      if (!view) {
        view = new SheetView(page);
        this.views.set(page.number, view);
        this.table.append(view.element);
      } else {
        view.turn(page);
      }
      this.dress(view, page);
    }
    this.layFormer(open);
    // Pictures first: they are on their way while the words are read.
    this.arrange();
    for (const page of open) {
      // Read again only what changed: somebody may be selecting words in it.
      const view = this.views.get(page.number), content = `${page.since} ${page.sha256}`;
      if (view.content === content) continue;
      await view.read(get);
      view.content = content;
      this.tools.renewed(view);
    }
    this.drawOverlays();
    this.drawThumbs();
  }

  // What a sheet shows: its file, its plates, a former proof over it.
  dress(view, page) {
    const former = this.redline.of(page.number), { how } = this.redline;
    const over = former?.was && (how === "overlay" || how === "blink") ? how : "";
    view.look({ ...this.plates.of(page), was: over ? `tile/${former.was}` : null, how: over });
  }

  // The sheets of the kept proof, each at the left of the same page of the present one.
  layFormer(open) {
    const shown = this.redline.how === "side" ? open.filter((page) => this.redline.of(page.number)?.was) : [];
    const wanted = new Set(shown.map((page) => page.number));
    for (const [number, view] of this.former) {
      if (!wanted.has(number)) { view.element.remove(); this.former.delete(number); }
    }
    for (const page of shown) {
      const was = { ...page, sha256: this.redline.of(page.number).was };
      let view = this.former.get(page.number);
      if (!view) {
        view = new SheetView(was);
        view.element.classList.add("former");
        view.element.setAttribute("aria-label", `${say("wasProof")} ${say("page", { n: page.number })}`);
        view.say(say("wasProof"));
        this.former.set(page.number, view);
        this.table.append(view.element);
      }
      view.turn(was);
      view.look({ source: `tile/${was.sha256}` });
    }
    captions(this, wanted);
  }

  // All sheets on the table from left to right.
  sheets() {
    return this.open().flatMap((page) => [this.former.get(page.number), this.views.get(page.number)].filter(Boolean));
  }

  scale() {
    const open = this.sheets().map((view) => view.page);
    if (this.zoom) return this.zoom * PX_PER_MM;
    const width = open.reduce((sum, page) => sum + page.width, 0), height = Math.max(...open.map((page) => page.height));
    const room = this.stage.getBoundingClientRect();
    return Math.max(0.05, Math.min((room.width - 2 * GAP) / width, (room.height - 2 * GAP) / height));
  }

  arrange() {
    const sheets = this.sheets();
    if (!sheets.length) return;
    const open = sheets.map((view) => view.page);
    const scale = this.scale(), room = this.stage.getBoundingClientRect();
    const width = open.reduce((sum, page) => sum + page.width, 0) * scale;
    const height = Math.max(...open.map((page) => page.height)) * scale;
    Object.assign(this.table.style, { width: `${Math.max(room.width, width + 2 * GAP)}px`, height: `${Math.max(room.height, height + 2 * GAP)}px` });
    let left = Math.max(GAP, (room.width - width) / 2);
    const top = Math.max(GAP, (room.height - height) / 2);
    for (const view of sheets) {
      view.place(left, top, scale);
      left += view.page.width * scale;
    }
    const isNew = this.drawn !== scale;
    this.drawn = scale;
    if (isNew && this.looked) this.drawOverlays();
    by("zoom").textContent = `${Math.round((scale / PX_PER_MM) * 100)}%`;
    this.showTiles();
  }

  showTiles() {
    const room = this.stage.getBoundingClientRect();
    for (const view of this.sheets()) {
      const box = view.element.getBoundingClientRect();
      const window = { left: room.left - box.left, top: room.top - box.top, right: room.right - box.left, bottom: room.bottom - box.top };
      if (window.right > 0 && window.bottom > 0) view.show(window);
    }
  }

  drawOverlays() {
    const shown = this.overlays.marks ? this.state.marks.filter((mark) => !this.filter.open || mark.state === "open" || mark.id === this.chosen) : [];
    for (const view of this.views.values()) {
      if (!view.sheet) continue;
      view.drawFrames(this.overlays);
      view.drawMarks(shown, { rounds: this.state.rounds, chosen: this.chosen, pick: (id) => this.tried(() => this.pick(id)) });
      view.drawFlags(this.overlays.flags ? [...this.looked.findings, ...this.looked.remarks] : [], (one) => this.showRemark(one));
      const changed = this.redline.of(view.page.number);
      view.drawChanges(changed?.after ?? []);
      this.former.get(view.page.number)?.drawChanges(changed?.before ?? []);
    }
    this.drawSelected();
  }

  drawSelected() {
    for (const [number, view] of this.views) {
      if (view.sheet) view.drawSelected(this.tools.selected?.page === number ? this.tools.selected.where : null, this.found?.page === number ? this.found.boxes : []);
    }
  }

  // Shows words that were looked for, until others are or the search is closed.
  flash(hit) {
    this.found = hit;
    this.drawSelected();
    const view = hit && this.views.get(hit.page);
    if (view && hit.boxes.length) this.scrollTo(view, hit.boxes[0]);
  }

  zoomTo(zoom, about = null) {
    const room = this.stage.getBoundingClientRect(), before = this.scale();
    const at = about ?? { x: room.width / 2, y: room.height / 2 };
    const first = [...this.views.values()][0]?.element;
    const x = (this.stage.scrollLeft + at.x - (first?.offsetLeft ?? 0)) / before, y = (this.stage.scrollTop + at.y - (first?.offsetTop ?? 0)) / before;
    this.zoom = zoom;
    this.arrange();
    const after = this.scale();
    this.stage.scrollLeft = x * after + (first?.offsetLeft ?? 0) - at.x;
    this.stage.scrollTop = y * after + (first?.offsetTop ?? 0) - at.y;
    this.showTiles();
  }

  step(way, about) {
    const now = this.scale() / PX_PER_MM;
    const next = way > 0 ? ZOOMS.find((each) => each > now * 1.01) : ZOOMS.findLast((each) => each < now / 1.01);
    if (next) this.zoomTo(next, about);
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

  scrollTo(view, box) {
    const x = view.element.offsetLeft + box.x * view.scale, y = view.element.offsetTop + box.y * view.scale;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.stage;
    const near = 40; // px: what stands at the very edge is not seen
    if (x < scrollLeft + near || x > scrollLeft + clientWidth - near || y < scrollTop + near || y > scrollTop + clientHeight - near) {
      this.stage.scrollTo(x - clientWidth / 2, y - clientHeight / 2);
    }
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
