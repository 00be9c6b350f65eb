// The table: which sheets lie open on it, how large, what is drawn over them, and what of it is seen.

import { SheetView } from "./sheetview.js";
import { by, get, say } from "./talk.js";
import { captions } from "./telling.js";

const PX_PER_MM = 96 / 25.4;
const GAP = 26;
const ZOOMS = [0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4];

// The desk is a table of which more is known: its state, its marks, its tools.
export class Table {
  page = 1;
  zoom = null; // null fits the window
  spread = false;
  views = new Map();
  former = new Map();

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

  scrollTo(view, box) {
    const x = view.element.offsetLeft + box.x * view.scale, y = view.element.offsetTop + box.y * view.scale;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.stage;
    const near = 40; // px: what stands at the very edge is not seen
    if (x < scrollLeft + near || x > scrollLeft + clientWidth - near || y < scrollTop + near || y > scrollTop + clientHeight - near) {
      this.stage.scrollTo(x - clientWidth / 2, y - clientHeight / 2);
    }
  }
}
