// One sheet on the table: tiles of its very file, its text to be selected, the marks made on it.

import { el, svg, say } from "./talk.js";

const DPIS = [24, 48, 96, 192, 384];
const SIDE = 512;
const MM = 25.4;

// Characters are counted as the copy counts them, by code point; the DOM counts UTF-16 units.
const counted = (text, units) => [...text.slice(0, units)].length;

export class SheetView {
  constructor(page) {
    this.page = page;
    this.element = el("section", { class: "sheet", "data-page": page.number, "aria-label": say("page", { n: page.number }) });
    this.tiles = el("div", { class: "tiles" });
    this.frames = svg("svg", { class: "frames", viewBox: `0 0 ${page.width} ${page.height}` });
    this.text = svg("svg", { class: "text", viewBox: `0 0 ${page.width} ${page.height}` });
    this.marks = svg("svg", { class: "marks", viewBox: `0 0 ${page.width} ${page.height}` });
    this.element.append(this.tiles, this.frames, this.text, this.marks);
    this.sheet = null;
    this.drawn = "";
  }

  async read(get) {
    this.sheet = await get(`sheet/${this.page.number}`);
    this.drawText();
  }

  // The page file changed: other tiles, drawn over the former ones until they are there.
  turn(page) {
    const same = page.sha256 === this.page.sha256;
    this.page = page;
    if (!same) this.drawn = "";
    return !same;
  }

  place(left, top, scale) {
    this.scale = scale;
    Object.assign(this.element.style, {
      left: `${left}px`, top: `${top}px`, width: `${this.page.width * scale}px`, height: `${this.page.height * scale}px`,
    });
  }

  // Loads the tiles that stand in the window (a rectangle in px of the sheet), finest that help.
  show(window) {
    const wanted = this.scale * MM * (globalThis.devicePixelRatio || 1);
    const dpi = DPIS.find((each) => each >= wanted * 0.99) ?? DPIS.at(-1);
    const key = `${this.page.sha256}/${dpi}`;
    const side = (SIDE / dpi) * MM * this.scale;
    if (this.drawn !== key) {
      this.drawn = key;
      for (const old of this.tiles.children) old.dataset.old = "1";
    }
    const present = new Set([...this.tiles.children].map((tile) => tile.dataset.key));
    const columns = Math.ceil((this.page.width / MM) * dpi / SIDE), rows = Math.ceil((this.page.height / MM) * dpi / SIDE);
    const first = (edge) => Math.max(0, Math.floor(edge / side));
    for (let row = first(window.top); row < rows && row * side < window.bottom; row++) {
      for (let column = first(window.left); column < columns && column * side < window.right; column++) {
        const name = `${key}/${column}/${row}`;
        if (!present.has(name)) this.addTile(name, dpi, column, row);
      }
    }
    this.fitTiles();
  }

  addTile(name, dpi, column, row) {
    const tile = el("img", { alt: "", draggable: "false" });
    Object.assign(tile.dataset, { key: name, dpi, column, row });
    tile.onload = () => {
      tile.dataset.ready = "1";
      this.fitTiles();
      if ([...this.tiles.children].every((each) => each.dataset.old || each.dataset.ready)) {
        for (const old of [...this.tiles.children]) if (old.dataset.old) old.remove();
      }
    };
    tile.src = `tile/${name}`;
    this.tiles.append(tile);
  }

  fitTiles() {
    for (const tile of this.tiles.children) {
      // Edges on whole pixels, each tile's end where the next begins: no seam shows.
      const px = (MM / tile.dataset.dpi) * this.scale;
      const { column, row } = tile.dataset;
      const left = Math.round(column * SIDE * px), top = Math.round(row * SIDE * px);
      tile.style.left = `${left}px`;
      tile.style.top = `${top}px`;
      if (tile.naturalWidth) {
        tile.style.width = `${Math.round((column * SIDE + tile.naturalWidth) * px) - left}px`;
        tile.style.height = `${Math.round((row * SIDE + tile.naturalHeight) * px) - top}px`;
      }
    }
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
    const drawn = [];
    for (const mark of marks) {
      const round = rounds.find((each) => each.code === mark.round);
      const boxes = mark.now ? this.boxes(mark.now) : [];
      if (!boxes.length && mark.point.page !== this.page.number) continue;
      const group = svg("g", { stroke: round.colour, fill: "none", "stroke-width": 0.35, "data-mark": mark.id, opacity: mark.state === "open" ? 1 : 0.35 });
      if (boxes.length) drawSign(group, mark, boxes, round.colour);
      else drawPin(group, mark, round.colour);
      if (mark.id === chosen) group.setAttribute("stroke-width", 0.8);
      group.addEventListener("click", () => pick(mark.id));
      drawn.push(group);
    }
    this.marks.replaceChildren(...drawn);
  }
}

function drawPin(group, mark, colour) {
  const { x, y } = mark.point;
  group.append(
    svg("circle", { cx: x, cy: y, r: 2.2, fill: colour, stroke: "#fff", class: "hit" }),
    svg("text", { x, y: y + 1.1, "font-size": 3, fill: "#fff", stroke: "none", "text-anchor": "middle" }, "！"),
  );
}

// The signs as a proofreader draws them: a ring about what is wrong, a caret where something is to go.
function drawSign(group, mark, boxes, colour) {
  const first = boxes[0], last = boxes.at(-1);
  const hit = { fill: "#fff0", stroke: "none", class: "hit" };
  for (const box of boxes) group.append(svg("rect", { x: box.x - 0.6, y: box.y, width: Math.max(box.width, 1.2) + 1.2, height: box.height, ...hit }));
  const ring = (box) => svg("rect", { x: box.x - 0.3, y: box.y - 0.2, width: box.width + 0.6, height: box.height + 0.4, rx: Math.min(box.height, box.width) / 2.4 });
  const mid = (box) => box.y + box.height / 2;
  const right = last.x + last.width;
  switch (mark.sign) {
    case "delete":
      for (const box of boxes) group.append(svg("path", { d: `M${box.x},${mid(box)}h${box.width}` }));
      group.append(svg("path", { d: `M${right},${mid(last)}q1.6,-3.4 2.4,-1.6t-1.4,1.2q-1.4,-.6 1,-3` }));
      break;
    case "insert":
      group.append(svg("path", { d: `M${first.x - 1.1},${first.y + first.height + 0.9}l1.1,-2 1.1,2` }));
      break;
    case "transpose":
      group.append(svg("path", { d: `M${first.x},${first.y + first.height}v-${first.height}h${first.width / 2}v${first.height}h${first.width / 2}v-${first.height}` }));
      break;
    case "new-paragraph":
      group.append(svg("path", { d: `M${first.x + 3},${first.y - 0.6}h-3v${first.height + 1.2}h-3` }));
      break;
    case "run-on":
      group.append(svg("path", { d: `M${first.x},${mid(first)}q4,4 0,${first.height * 1.2}q-6,2 -8,${first.height}` }));
      break;
    case "stet":
      for (let x = first.x + 1; x < right; x += 3) group.append(svg("path", { d: `M${x},${first.y + first.height + 0.2}l1,1.7h-2z` }));
      break;
    case "more-space": case "em-space": case "apart":
      group.append(svg("path", { d: `M${first.x - 1},${first.y - 1.6}l1,1.6 1,-1.6M${first.x},${first.y}v${first.height}` }));
      break;
    case "less-space":
      group.append(svg("path", { d: `M${first.x - 1},${first.y}l1,-1.6 1,1.6M${first.x},${first.y}v${first.height}` }));
      break;
    default:
      group.append(...boxes.map(ring));
  }
  const label = mark.text && mark.sign !== "say" ? mark.text : "";
  if (label) {
    const short = [...label].length > 12 ? `${[...label].slice(0, 11).join("")}…` : label;
    const size = 3, y = first.y - 0.9;
    group.append(
      svg("path", { d: `M${right},${last.y}l1.2,-1`, "stroke-width": 0.25 }),
      svg("rect", { x: right + 1, y: y - size, width: [...short].length * size + 0.8, height: size + 1, fill: "#ffffffe6", stroke: "none" }),
      svg("text", { x: right + 1.4, y: y - 0.2, "font-size": size, fill: colour, stroke: "none" }, short),
    );
  } else if (mark.sign === "say" || mark.sign === "note") {
    group.append(svg("circle", { cx: right + 1, cy: first.y, r: 1, fill: colour, stroke: "none" }));
  }
}
