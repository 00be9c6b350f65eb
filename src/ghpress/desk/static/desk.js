// The desk itself: which sheets lie where, how large, what is chosen, and what is sent to the server.

import { Refused, el, get, language, listen, post, say } from "./talk.js";
import { SheetView } from "./sheetview.js";
import { ask, markCard, markCards, patchShown } from "./panels.js";
import { findCards, keyOf, remarkCards } from "./checks.js";
import { PlatesLook } from "./plates.js";
import { Redline } from "./redline.js";

const PX_PER_MM = 96 / 25.4;
const GAP = 24;
const BLINK = 700; // ms
const TABS = ["marks", "checks", "remarks", "redline"];
const ZOOMS = [0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const by = (id) => document.getElementById(id);

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
  selected = null;

  async start() {
    this.stage = by("stage");
    this.table = by("table");
    const name = by("name");
    name.value = localStorage.getItem("ghpress-name") ?? "";
    name.placeholder = say("namePlaceholder");
    name.addEventListener("change", () => localStorage.setItem("ghpress-name", name.value.trim()));
    by("name-label").textContent = say("name");
    by("thumbs").setAttribute("aria-label", say("thumbs"));
    by("side").setAttribute("aria-label", say("side_panel"));
    by("stage").setAttribute("aria-label", say("stage"));
    this.bindBar();
    this.bindStage();
    setInterval(() => document.body.classList.toggle("blinked"), BLINK);
    await this.renew();
    listen((what) => this.heard(what), () => this.news(say("lost"), true));
  }

  heard(what) {
    // A change that comes while another is being shown is shown after it: none is lost.
    this.waiting = (this.waiting ?? Promise.resolve()).then(() => this.renew(what)).catch((fault) => this.news(String(fault), true));
  }

  async renew(what) {
    if (what === "looked" && this.state) {
      this.looked = await get("remarks");
      this.drawOverlays();
      this.drawSide();
      return;
    }
    [this.state, this.looked] = await Promise.all([get("state"), get("remarks")]);
    const numbers = this.state.pages.map((page) => page.number);
    if (!numbers.includes(this.page)) this.page = numbers[0] ?? 1;
    document.title = `${this.state.title} · ${say("page", { n: this.page })}`;
    by("title").textContent = `${this.state.title}　${this.state.date}`;
    this.tellProof();
    if (this.tab === "redline") await this.redline.read().catch((fault) => this.news(String(fault), true));
    await this.lay();
    this.drawBar();
    this.drawThumbs();
    this.drawSide();
  }

  tellProof() {
    const { proof, seconds, printed, stale } = this.state;
    this.news(stale ? say("stale") : proof ? say("made", { n: proof, s: seconds, p: printed }) : "…", stale);
  }

  news(words, bad = false) {
    by("news").textContent = words;
    by("news").classList.toggle("bad", bad);
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
      this.closeTools();
    }
    this.drawOverlays();
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
        view.element.dataset.caption = say("wasProof");
        this.former.set(page.number, view);
        this.table.append(view.element);
      }
      view.turn(was);
      view.look({ source: `tile/${was.sha256}` });
    }
    for (const [number, view] of this.views) {
      if (wanted.has(number)) view.element.dataset.caption = say("nowProof");
      else delete view.element.dataset.caption;
    }
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
    this.drawn = scale;
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
    for (const view of this.views.values()) {
      view.drawFrames(this.overlays);
      view.drawMarks(this.overlays.marks ? this.state.marks : [], this.state.rounds, this.chosen, (id) => this.pick(id));
      view.drawFlags(this.overlays.flags ? [...this.looked.findings, ...this.looked.remarks] : [], (one) => this.showRemark(one));
      const changed = this.redline.of(view.page.number);
      view.drawChanges(changed?.after ?? []);
      this.former.get(view.page.number)?.drawChanges(changed?.before ?? []);
    }
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
    await this.toPage(numbers[Math.max(0, Math.min(numbers.length - 1, at))]);
  }

  async toPage(number) {
    if (number == null) return;
    this.page = number;
    await this.lay();
    this.drawBar();
    this.drawThumbs();
    this.drawSide();
  }

  // --- what is drawn around the sheets

  bindBar() {
    by("before").addEventListener("click", () => this.turn(-1));
    by("after").addEventListener("click", () => this.turn(1));
    by("smaller").addEventListener("click", () => this.step(-1));
    by("larger").addEventListener("click", () => this.step(1));
    by("fit").addEventListener("click", () => this.zoomTo(null));
    by("actual").addEventListener("click", () => this.zoomTo(1));
    by("spread").addEventListener("click", () => this.toggleSpread());
    by("fit").textContent = say("fit");
    by("actual").textContent = say("actual");
    by("spread").textContent = say("spread");
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("resize", () => this.arrange());
  }

  async toggleSpread() {
    this.spread = !this.spread;
    this.zoom = null;
    await this.lay();
    this.drawBar();
  }

  key(event) {
    if (event.target.closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Escape") this.closeTools();
      return;
    }
    const done = {
      ArrowLeft: () => this.turn(-1), ArrowRight: () => this.turn(1), PageUp: () => this.turn(-1), PageDown: () => this.turn(1),
      "+": () => this.step(1), "=": () => this.step(1), "-": () => this.step(-1), 0: () => this.zoomTo(null), 1: () => this.zoomTo(1),
      s: () => this.toggleSpread(), Escape: () => this.closeTools(), j: () => this.walk(1), k: () => this.walk(-1),
      m: () => this.select({ target: this.stage }, true), g: () => this.flip("grid"), b: () => this.blink(),
      "?": () => ask(say("keysHelp"), {}),
    }[event.key];
    if (done) { event.preventDefault(); done(); }
  }

  drawBar() {
    const at = this.state.pages.find((page) => page.number === this.page);
    by("where").textContent = at ? say("page", { n: at.folio.replace(/\D/g, "") || at.number }) : "";
    by("spread").setAttribute("aria-pressed", String(this.spread));
    by("overlays").replaceChildren(...Object.keys(this.overlays).map((name) =>
      el("button", {
        "aria-pressed": String(this.overlays[name]),
        "data-overlay": name,
        onclick: () => this.flip(name),
      }, say(name))));
    by("looks").replaceChildren(...this.plates.buttons());
    by("page-state").replaceChildren(...(at ? this.pageState(at) : []));
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

  pageState(at) {
    const rounds = this.state.rounds, now = rounds.findIndex((round) => round.code === at.round);
    const name = (round) => (language === "zh" ? round.name : round.english);
    const badge = el("strong", { class: "round" }, name(rounds[now]));
    badge.style.color = rounds[now].colour;
    if (at.signed) {
      return [el("strong", { class: "signed" }, say("signed", { by: at.signed.by })), at.changed ? el("em", {}, say("changed")) : "",
        el("button", { onclick: () => this.unlock(at.number) }, say("unlock"))];
    }
    const next = rounds.slice(now + 1);
    const advance = next.length ? el("select", { id: "advance", "aria-label": say("advance", { round: "" }) },
      el("option", { value: "" }, say("advance", { round: "…" })),
      ...next.map((round) => el("option", { value: round.code }, say("advance", { round: name(round) })))) : "";
    if (advance) advance.addEventListener("change", () => this.tried(() => post(`pages/${at.number}/round`, { by: this.name(), round: advance.value })).then(() => { advance.value = ""; }));
    const sign = next.length ? "" : el("button", { class: "main", id: "sign", onclick: () => this.sign(at.number) }, say("sign"));
    return [badge, advance, sign];
  }

  drawThumbs() {
    by("thumbs").replaceChildren(...this.state.pages.map((page) => {
      const open = this.state.marks.filter((mark) => mark.point.page === page.number && mark.state === "open").length;
      const scale = 86 / page.width;
      const mini = el("span", { class: "mini" });
      mini.style.width = "86px";
      mini.style.height = `${page.height * scale}px`;
      const px = (25.4 / 24) * scale * 512;
      for (let row = 0; row * px < page.height * scale; row++) {
        for (let column = 0; column * px < 86; column++) {
          const tile = el("img", { alt: "", src: `tile/${page.sha256}/24/${column}/${row}` });
          Object.assign(tile.style, { left: `${column * px}px`, top: `${row * px}px` });
          tile.onload = () => { tile.style.width = `${(tile.naturalWidth / 512) * px}px`; };
          mini.append(tile);
        }
      }
      return el("button", { class: "thumb", "aria-current": String(page.number === this.page), onclick: () => this.toPage(page.number) },
        mini, el("small", {}, say("page", { n: page.number }), page.signed ? el("span", { class: "seal" }, "✓") : open ? el("span", { class: "count" }, String(open)) : ""));
    }));
  }

  drawSide() {
    const counts = {
      marks: this.state.marks.filter((mark) => mark.state === "open").length,
      checks: this.looked.findings.length, remarks: this.looked.remarks.length, redline: "",
    };
    const focused = document.activeElement?.dataset?.tab;
    by("tabs").replaceChildren(...TABS.map((tab) => el("button", {
      role: "tab", id: `tab-${tab}`, "data-tab": tab, "aria-selected": String(tab === this.tab), "aria-controls": "panel",
      tabindex: tab === this.tab ? 0 : -1,
      onclick: () => this.tried(() => this.toTab(tab)), onkeydown: (event) => this.tabKey(event, tab),
    }, say(tab), counts[tab] === "" ? "" : el("span", { class: "number" }, String(counts[tab])))));
    if (focused) by(`tab-${focused}`)?.focus();
    const panel = by("panel"), scrolled = panel.scrollTop;
    panel.setAttribute("aria-labelledby", `tab-${this.tab}`);
    const cards = { marks: () => markCards(this), checks: () => findCards(this), remarks: () => remarkCards(this), redline: () => this.redline.cards() };
    panel.replaceChildren(...cards[this.tab]());
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
      if (await ask(patchShown(edit), { confirm: say("apply") })) await post(`finds/${id}/apply`, { seen: edit.seen });
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
    this.drawSide();
  }

  async pick(id) {
    const mark = this.state.marks.find((each) => each.id === id);
    this.chosen = id;
    if (this.tab !== "redline") this.tab = "marks";
    if (mark && !this.open().some((page) => page.number === mark.point.page)) await this.toPage(mark.point.page);
    this.drawOverlays();
    this.drawSide();
    document.getElementById(`mark-${id}`)?.scrollIntoView({ block: "nearest" });
    const view = this.views.get(mark?.point.page);
    const box = view && mark?.now ? view.boxes(mark.now)[0] : mark?.point;
    if (view && box) this.scrollTo(view, box);
  }

  scrollTo(view, box) {
    const x = view.element.offsetLeft + box.x * view.scale, y = view.element.offsetTop + box.y * view.scale;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.stage;
    if (x < scrollLeft || x > scrollLeft + clientWidth || y < scrollTop || y > scrollTop + clientHeight) {
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

  // --- selecting, marking

  bindStage() {
    const { stage } = this;
    stage.addEventListener("scroll", () => { this.showTiles(); this.closeTools(); });
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const room = stage.getBoundingClientRect();
      this.step(event.deltaY < 0 ? 1 : -1, { x: event.clientX - room.left, y: event.clientY - room.top });
    }, { passive: false });
    stage.addEventListener("pointerdown", (event) => this.pan(event));
    stage.addEventListener("pointerup", (event) => { if (event.button === 0) setTimeout(() => this.select(event)); });
    stage.addEventListener("pointermove", (event) => this.plates.point(event).catch(() => {}));
    stage.addEventListener("pointerleave", () => { by("ink").hidden = true; });
    stage.addEventListener("dblclick", (event) => this.noteAt(event));
  }

  pan(event) {
    const onText = event.target.closest("svg.text text, .hit");
    if (event.button === 1 || (event.button === 0 && !onText)) {
      const { stage } = this, from = { x: event.clientX + stage.scrollLeft, y: event.clientY + stage.scrollTop };
      const move = (moved) => {
        document.body.classList.add("panning");
        stage.scrollTo(from.x - moved.clientX, from.y - moved.clientY);
      };
      const end = () => {
        document.body.classList.remove("panning");
        window.removeEventListener("pointermove", move);
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end, { once: true });
    }
  }

  select(event, asked = false) {
    const chosen = getSelection();
    if (!chosen.rangeCount || event.target.closest?.(".hit")) return;
    const range = chosen.getRangeAt(0);
    const view = [...this.views.values()].find((each) => each.text.contains(range.startContainer));
    if (!view || (!asked && chosen.isCollapsed && !event.target.closest?.("svg.text text"))) { this.closeTools(); return; }
    const start = view.spotAt(range.startContainer, range.startOffset);
    let stop = view.spotAt(range.endContainer, range.endOffset);
    if (!start || start.passage < 0) return;
    if (!stop) stop = start;
    if (stop.at === stop.line.first && stop.line !== start.line && !chosen.isCollapsed && (stop.passage !== start.passage || stop.story !== start.story)) {
      // A drag to the end of a paragraph ends at the beginning of the next line.
      stop = { ...start, at: start.line.first + start.line.xs.length - 1 };
    }
    if (stop.passage !== start.passage || stop.story !== start.story) { this.news(say("across"), true); return; }
    const [from, to] = [start, stop].sort((a, b) => a.at - b.at);
    const rect = range.getBoundingClientRect();
    const sheet = view.element.getBoundingClientRect();
    this.selected = {
      page: view.page.number, x: (rect.left - sheet.left) / view.scale, y: (rect.top - sheet.top) / view.scale,
      where: { story: from.story, passage: from.passage, start: from.at, stop: to.at }, place: from.line.place, column: from.column,
    };
    this.tools(rect, from.at === to.at ? "between" : "words", chosen.toString().replace(/\s+/g, ""));
  }

  noteAt(event) {
    const view = [...this.views.values()].find((each) => each.element.contains(event.target));
    if (!view || event.target.closest("svg.text text")) return;
    const sheet = view.element.getBoundingClientRect();
    this.selected = { page: view.page.number, x: (event.clientX - sheet.left) / view.scale, y: (event.clientY - sheet.top) / view.scale, where: null, place: "" };
    this.tools(new DOMRect(event.clientX, event.clientY, 0, 0), "page", say("noteHere"));
  }

  tools(rect, on, quote) {
    const box = by("tools");
    const text = el("textarea", { placeholder: say("text"), "aria-label": say("text"), maxlength: 4000 });
    const signs = this.state.signs.filter((sign) => sign.on === on);
    box.replaceChildren(
      el("p", { class: "quote" }, quote),
      el("div", { class: "signs" }, ...signs.map((sign) =>
        el("button", { "data-sign": sign.code, onclick: () => this.mark(sign, text) }, language === "zh" ? sign.name : sign.english))),
      text,
      el("div", { class: "row" }, this.selected.place ? el("a", { href: this.link(this.selected), class: "source" }, `${say("source")} ${this.selected.place}`) : ""));
    box.hidden = false;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(rect.left, innerWidth - width - 8))}px`;
    box.style.top = `${rect.bottom + 8 + height > innerHeight ? Math.max(8, rect.top - height - 8) : rect.bottom + 8}px`;
  }

  link({ place, column }) {
    const [, file, line, first] = /^(.*?):(\d+)(?::(\d+))?$/.exec(place) ?? [null, place, 1, 1];
    const at = { path: `${this.state.folder}/${file}`.split("/").map(encodeURIComponent).join("/"), line, column: Number(first ?? 1) + (column ?? 0) };
    return this.state.editor.replace(/\{(\w+)\}/g, (_, name) => at[name] ?? "");
  }

  closeTools() {
    by("tools").hidden = true;
  }

  name() {
    const name = by("name").value.trim();
    if (!name) { by("name").focus(); throw new Error(say("needName")); }
    return name;
  }

  async mark(sign, text) {
    if (sign.takes && !text.value.trim()) { text.focus(); return; }
    const { page, x, y, where } = this.selected;
    const round = this.state.pages.find((each) => each.number === page).round;
    await this.tried(async () => {
      const made = await post("marks", { by: this.name(), round, sign: sign.code, page, x, y, where, text: text.value.trim() });
      this.chosen = made.id;
      this.closeTools();
      getSelection().removeAllRanges();
    });
  }

  settle(id, state) { return this.tried(() => post(`marks/${id}/settle`, { by: this.name(), state })); }

  async reply(id) {
    const words = await ask([], { input: say("reply") });
    if (words) await this.tried(() => post(`marks/${id}/say`, { by: this.name(), words }));
  }

  apply(id) {
    return this.tried(async () => {
      const edit = await get(`marks/${id}/edit`);
      if (await ask(patchShown(edit), { confirm: say("apply") })) await post(`marks/${id}/apply`, { by: this.name(), seen: edit.seen });
    });
  }

  sign(page) {
    return this.tried(async () => {
      if (await ask(say("signAsk"), { confirm: say("sign") })) await post(`pages/${page}/sign`, { by: this.name() });
    });
  }

  unlock(page) {
    return this.tried(async () => {
      const why = await ask([], { input: say("why"), confirm: say("unlock") });
      if (why) await post(`pages/${page}/unlock`, { by: this.name(), why });
    });
  }

  async tried(work) {
    try {
      await work();
    } catch (fault) {
      const words = fault instanceof Refused ? fault.message : fault.message || String(fault);
      this.news(words.split("\n")[0], true);
      if (fault instanceof Refused) await ask(words, {});
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
