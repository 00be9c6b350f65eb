// One sheet on the table: tiles of its very file, its text to be selected, the marks made on it.

import { el, language, svg, say } from "./talk.js";
import { Margins, drawFlag, drawPin, drawSign } from "./signs.js";
import { TileLayer } from "./tilelayer.js";

// Characters are counted as the copy counts them, by code point; the DOM counts UTF-16 units.
const counted = (text, units) => [...text.slice(0, units)].length;

export class SheetView {
  constructor(page) {
    this.page = page;
    this.element = el("section", { class: "sheet", "data-page": page.number, "aria-label": say("page", { n: page.number }) });
    this.tiles = new TileLayer("now", `tile/${page.sha256}`);
    this.was = null;
    this.frames = svg("svg", { class: "frames", viewBox: `0 0 ${page.width} ${page.height}` });
    this.text = svg("svg", { class: "text", viewBox: `0 0 ${page.width} ${page.height}` });
    this.marks = svg("svg", { class: "marks", viewBox: `0 0 ${page.width} ${page.height}` });
    this.changes = svg("svg", { class: "changes", viewBox: `0 0 ${page.width} ${page.height}`, "aria-hidden": "true" });
    this.selected = svg("svg", { class: "selected", viewBox: `0 0 ${page.width} ${page.height}`, "aria-hidden": "true" });
    this.flags = svg("svg", { class: "marks flags", viewBox: `0 0 ${page.width} ${page.height}` });
    this.caption = el("p", { class: "caption", hidden: true });
    this.element.append(this.tiles.element, this.frames, this.changes, this.selected, this.text, this.flags, this.marks, this.caption);
    this.sheet = null;
    this.spots = [];
    this.found = [];
    this.px = 0.5;
  }

  async read(get) {
    this.sheet = await get(`sheet/${this.page.number}`);
    this.drawText();
  }

  turn(page) {
    const { width, height } = this.page;
    this.page = page;
    if (page.width === width && page.height === height) return;
    for (const layer of this.element.querySelectorAll(":scope > svg")) layer.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  }

  // Lengths of the sheet on the screen.
  place(left, top, scale) {
    this.scale = scale;
    this.px = 1 / scale;
    Object.assign(this.element.style, {
      left: `${left}px`, top: `${top}px`, width: `${this.page.width * scale}px`, height: `${this.page.height * scale}px`,
    });
  }

  // What the sheet shows: its page file or plates of it, and perhaps the file of a former proof over it.
  look({ source, dpis, was = null, how = "" }) {
    this.tiles.take(source, dpis);
    if (was && !this.was) {
      this.was = new TileLayer("was", was);
      this.tiles.element.after(this.was.element);
    } else if (was) {
      this.was.take(was);
    } else if (this.was) {
      this.was.element.remove();
      this.was = null;
    }
    this.element.dataset.how = how;
  }

  // What is said of the sheet, over it on the table: nothing, or words and how good they are.
  say(words, how = "") {
    this.caption.textContent = words;
    this.caption.hidden = !words;
    this.caption.className = `caption ${how}`;
    this.element.classList.toggle("signed", how === "signed" || how === "changed");
    this.element.classList.toggle("stale", how === "stale");
  }

  show(window) {
    this.tiles.show(this.page, this.scale, window);
    this.was?.show(this.page, this.scale, window);
  }

  drawText() {
    this.text.replaceChildren(...this.sheet.lines.map((line, index) => {
      const along = [];
      [...line.text].forEach((char, at) => { for (let unit = 0; unit < char.length; unit++) along.push(line.xs[at]); });
      const list = along.join(" ");
      const where = line.vertical
        ? { x: along.map(() => line.y - line.size / 2).join(" "), y: along.map((y) => y + line.size * 0.88).join(" ") }
        : { x: list, y: line.y };
      const made = svg("text", { ...where, "font-size": line.size || 1, "data-line": index });
      made.textContent = line.text;
      return made;
    }));
  }

  drawFrames(how) {
    const drawn = [];
    if (how.frames) {
      for (const frame of this.sheet.frames) {
        const made = svg("rect", { x: frame.x, y: frame.y, width: frame.width, height: frame.height });
        made.append(svg("title", {}, `${frame.role} ${frame.id}`));
        drawn.push(made);
      }
    }
    if (how.grid && this.sheet.grid) drawn.push(...this.gridLines(this.sheet.grid));
    if (how.order) drawn.push(...this.orderOfReading());
    this.frames.replaceChildren(...drawn);
  }

  // A number at the head of every frame with text, and the way from one to the next.
  orderOfReading() {
    const filled = new Set(this.sheet.lines.map((line) => line.frame));
    const size = Math.max(3.4, 11 * this.px);
    const spots = this.sheet.frames.filter((frame) => filled.has(frame.id)).map((frame) => [frame.x + Math.min(frame.width / 2, size), frame.y + Math.min(frame.height / 2, size)]);
    const way = svg("polyline", { points: spots.map((spot) => spot.join(",")).join(" ") });
    return [way, ...spots.map(([x, y], index) => svg("g", { class: "order" },
      svg("circle", { cx: x, cy: y, r: size * 0.8 }),
      svg("text", { x, y: y + size * 0.33, "font-size": size * (index < 99 ? 0.95 : 0.75), "text-anchor": "middle" }, String(index + 1))))];
  }

  // The columns, and the base line of every line of the grid.
  gridLines({ columns, top, pitch, lines, drop }) {
    const foot = top + pitch * lines;
    const bands = columns.map(([x, width]) => svg("rect", { x, y: top, width, height: foot - top, class: "column" }));
    const [first, last] = [columns[0], columns.at(-1)];
    let rows = "";
    for (let at = 0; at < lines; at++) rows += `M${first[0]},${top + at * pitch + drop}H${last[0] + last[1]}`;
    return [...bands, svg("path", { d: rows, class: "baselines" })];
  }

  // Where the DOM's selection points in this sheet: line, passage and character; null outside its text.
  spotAt(node, units) {
    const text = node.nodeType === Node.TEXT_NODE ? node.parentNode : node.closest?.("text");
    if (!text || !this.text.contains(text)) return null;
    const line = this.sheet.lines[text.dataset.line];
    const at = counted(line.text, node.nodeType === Node.TEXT_NODE ? units : 0);
    return { line, passage: line.passage, story: line.story, at: line.first + at, column: at };
  }

  // The boxes of a spot's characters on this sheet, one a line, mm.
  boxes(where) {
    const boxes = [];
    if (!where || !this.sheet) return boxes;
    for (const line of this.sheet.lines) {
      if (line.story !== where.story || line.passage !== where.passage) continue;
      const count = line.xs.length - 1;
      const start = Math.max(0, where.start - line.first), stop = Math.min(count, where.stop - line.first);
      const within = where.start === where.stop
        ? where.start >= line.first && where.start <= line.first + count
        : start < stop;
      if (!within) continue;
      // The space after the last character is none of it: parts of a headline stand apart.
      const a = line.xs[start], b = stop > start ? Math.min(line.xs[stop], line.xs[stop - 1] + line.size) : a;
      boxes.push(line.vertical
        ? { x: line.y - line.size / 2, y: a, width: line.size, height: b - a, line }
        : { x: a, y: line.y - line.size * 0.88, width: b - a, height: line.size * 1.06, line });
      if (where.start === where.stop) break;
    }
    return boxes;
  }

  // Where a mark's words stand here: a signed page is what was signed, whatever became of its copy.
  boxesOf(mark) {
    const where = this.page.signed ? mark.signed[this.page.number] : mark.now;
    return where ? this.boxes(where) : [];
  }

  // Marks in the colours of their rounds. Those that are settled and whose words are gone are left to their cards.
  drawMarks(marks, { rounds, chosen, pick }) {
    const drawn = [], margins = new Margins(this.page, this.sheet?.frames ?? []);
    this.spots = [];
    for (const mark of marks) {
      const round = rounds.find((each) => each.code === mark.round), is_on = mark.id === chosen;
      const boxes = this.boxesOf(mark);
      if (!boxes.length && (mark.point.page !== this.page.number || (mark.where && mark.state !== "open" && !is_on))) continue;
      const group = svg("g", {
        stroke: round.colour, fill: "none", "stroke-width": is_on ? Math.max(Math.min(0.8, 5 * this.px), 2.2 * this.px) : Math.max(Math.min(0.35, 2.5 * this.px), 1.1 * this.px),
        "data-mark": mark.id, class: `${mark.state === "open" ? "" : "settled"} ${is_on ? "on" : ""}`,
      });
      const how = { colour: round.colour, number: mark.number, px: this.px };
      if (boxes.length) drawSign(group, mark, boxes, how, margins);
      else drawPin(group, mark, how, this.page);
      const picked = () => pick(mark.id);
      group.addEventListener("click", picked);
      group.addEventListener("pointerenter", () => this.point(group));
      group.addEventListener("pointerleave", () => this.point(null));
      this.spots.push(...boxes.map((box) => ({ ...box, group, picked })));
      drawn.push(group);
    }
    // What is chosen lies over the others.
    drawn.sort((one, other) => one.classList.contains("on") - other.classList.contains("on"));
    this.marks.replaceChildren(...drawn);
  }

  // The words of a spot as they are printed now.
  wordsOf(where) {
    let words = "";
    for (const line of this.sheet.lines) {
      if (line.story !== where.story || line.passage !== where.passage) continue;
      words += [...line.text].slice(Math.max(0, where.start - line.first), Math.max(0, where.stop - line.first)).join("");
    }
    return words;
  }

  // Where on the page an event happened, mm.
  placeOf(event) {
    const box = this.element.getBoundingClientRect();
    return { x: (event.clientX - box.left) / this.scale, y: (event.clientY - box.top) / this.scale };
  }

  // What stands at a place, mm: a mark, or what a check found. Words with a mark on them can still be selected.
  spotUnder(x, y) {
    const within = (spot) => x >= spot.x - 0.5 && x <= spot.x + Math.max(spot.width, 0.6) + 0.5 && y >= spot.y && y <= spot.y + spot.height;
    return this.spots.findLast(within) ?? this.found.find(within) ?? null;
  }

  // Shows the words of the mark that is pointed at.
  point(group) {
    if (group === this.pointed) return;
    this.pointed?.classList.remove("over");
    group?.classList.add("over");
    if (group && group.parentNode?.lastChild !== group) group.parentNode?.append(group);
    this.pointed = group;
  }

  // Finds and remarks at their places; those of the whole page stand in its corner, one beside the other.
  drawFlags(all, pick) {
    const drawn = [];
    this.found = [];
    let corner = 2;
    for (const one of all) {
      if (one.on !== this.page.number) continue;
      const boxes = one.where ? this.boxes(one.where) : [];
      const { x_mm: x = 0, y_mm: y = 0 } = one.place ?? {};
      const point = x || y ? { x, y } : { x: corner, y: 2 };
      if (!boxes.length && !x && !y) corner += Math.max(5, 18 * this.px);
      const flag = drawFlag(one, boxes, point, this.px), picked = () => pick(one);
      flag.append(svg("title", {}, one[language].says));
      flag.addEventListener("click", picked);
      if (one.found) this.found.push(...boxes.map((box) => ({ ...box, group: null, picked })));
      drawn.push(flag);
    }
    this.flags.replaceChildren(...drawn);
  }

  // The words that are being marked (the browser's own selection goes when a field is written in), and those that were looked for.
  drawSelected(where, found = []) {
    const box = (each, name) => svg("rect", { x: each.x - (each.width ? 0 : 0.2), y: each.y, width: Math.max(each.width, 0.4), height: each.height, class: name });
    this.selected.replaceChildren(...(where ? this.boxes(where) : []).map((each) => box(each, "")), ...found.map((each) => box(each, "found")));
  }

  // The boxes of what changed, in the kept proof (before) or the present one (after).
  drawChanges(boxes) {
    this.changes.replaceChildren(...boxes.map((box) =>
      svg("rect", { x: box.x - 0.4, y: box.y - 0.2, width: box.width + 0.8, height: box.height + 0.4, class: `change ${box.state}` })));
  }
}
