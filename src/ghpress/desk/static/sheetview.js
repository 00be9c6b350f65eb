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
    this.flags = svg("svg", { class: "marks flags", viewBox: `0 0 ${page.width} ${page.height}` });
    this.element.append(this.tiles.element, this.frames, this.changes, this.text, this.flags, this.marks);
    this.sheet = null;
  }

  async read(get) {
    this.sheet = await get(`sheet/${this.page.number}`);
    this.drawText();
  }

  turn(page) {
    this.page = page;
  }

  // Lengths of the sheet on the screen.
  place(left, top, scale) {
    this.scale = scale;
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
    if (how.order) {
      const columns = this.sheet.frames.filter((frame) => this.sheet.lines.some((line) => line.frame === frame.id));
      const centre = (frame) => [frame.x + Math.min(frame.width / 2, 6), frame.y + Math.min(frame.height / 2, 6)];
      drawn.push(svg("polyline", { points: columns.map((frame) => centre(frame).join(",")).join(" ") }));
      columns.forEach((frame, index) => {
        const [x, y] = centre(frame);
        drawn.push(svg("text", { x, y, class: "order", "font-size": 5 }, String(index + 1)));
      });
    }
    this.frames.replaceChildren(...drawn);
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

  lineAt(place) {
    return this.sheet?.lines.find((line) => line.place === place);
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
      const a = line.xs[start], b = line.xs[Math.max(start, stop)];
      boxes.push(line.vertical
        ? { x: line.y - line.size / 2, y: a, width: line.size, height: b - a, line }
        : { x: a, y: line.y - line.size * 0.88, width: b - a, height: line.size * 1.06, line });
      if (where.start === where.stop) break;
    }
    return boxes;
  }

  drawMarks(marks, rounds, chosen, pick) {
    const drawn = [], margins = new Margins(this.page, this.sheet?.frames ?? []);
    for (const mark of marks) {
      const round = rounds.find((each) => each.code === mark.round);
      const boxes = mark.now ? this.boxes(mark.now) : [];
      if (!boxes.length && mark.point.page !== this.page.number) continue;
      const group = svg("g", {
        stroke: round.colour, fill: "none", "stroke-width": mark.id === chosen ? 0.8 : 0.35,
        "data-mark": mark.id, opacity: mark.state === "open" ? 1 : 0.35,
      });
      if (boxes.length) drawSign(group, mark, boxes, round.colour, margins);
      else drawPin(group, mark, round.colour);
      group.addEventListener("click", () => pick(mark.id));
      drawn.push(group);
    }
    this.marks.replaceChildren(...drawn);
  }

  // Finds and remarks at their places; those of the whole page stand in its corner, one beside the other.
  drawFlags(all, pick) {
    const drawn = [];
    let corner = 2;
    for (const one of all) {
      if (one.on !== this.page.number) continue;
      const boxes = one.where ? this.boxes(one.where) : [];
      const { x_mm: x = 0, y_mm: y = 0 } = one.place ?? {};
      const point = x || y ? { x, y } : { x: corner, y: 2 };
      if (!boxes.length && !x && !y) corner += 5;
      const flag = drawFlag(one, boxes, point);
      flag.append(svg("title", {}, one[language].says));
      flag.addEventListener("click", () => pick(one));
      drawn.push(flag);
    }
    this.flags.replaceChildren(...drawn);
  }

  // The boxes of what changed, in the kept proof (before) or the present one (after).
  drawChanges(boxes) {
    this.changes.replaceChildren(...boxes.map((box) =>
      svg("rect", { x: box.x - 0.4, y: box.y - 0.2, width: box.width + 0.8, height: box.height + 0.4, class: `change ${box.state}` })));
  }
}
