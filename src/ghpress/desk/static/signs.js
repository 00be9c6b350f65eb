// Marks as proofreaders draw them: rings about what is wrong, carets where something goes, lines that lead to the margin.

import { svg } from "./talk.js";

const LABEL = 3; // mm
const LEAD = 75; // mm: a line that leads further than this crosses too much of the page
const NOT_FIRST = "，。、；：！？）》〉」』】〕”’…—·％,.;:!?)]}";
const NOT_LAST = "（《〈「『【〔“‘([{";

// Where words are written beside a sheet: in the nearer margin, one under the other, or by the mark itself.
export class Margins {
  constructor(page, frames) {
    const text = frames.filter((frame) => frame.width > 1 && frame.height > 1);
    this.page = page;
    this.left = Math.max(0, Math.min(page.width / 4, ...text.map((frame) => frame.x)));
    this.right = Math.min(page.width, Math.max(page.width * 0.75, ...text.map((frame) => frame.x + frame.width)));
    this.taken = { left: [], right: [] };
  }

  // A free place for so many rows near y; null where there is no room, or the margin is too far.
  place(x, y, label) {
    const side = x < this.page.width / 2 ? "left" : "right";
    const width = (side === "left" ? this.left : this.page.width - this.right) - 2.4;
    const reach = side === "left" ? x - this.left : this.right - x;
    const across = Math.floor(width / LABEL);
    if (across < 3 || reach > LEAD) return null;
    const rows = wrapped(label, across, 4), deep = rows.length * LABEL * 1.25 + 1;
    let top = Math.max(1, y - LABEL);
    for (const one of this.taken[side].sort((a, b) => a.top - b.top)) {
      if (top < one.bottom && top + deep > one.top) top = one.bottom + 0.6;
    }
    if (top + deep > this.page.height || top - y > 25) return null;
    this.taken[side].push({ top, bottom: top + deep });
    return { side, rows, top, isWhole: !rows.at(-1).endsWith("…"), x: side === "left" ? 1.2 : this.right + 1.2, edge: side === "left" ? this.left - 0.4 : this.right + 0.4 };
  }
}

// How many characters wide a row is: those of Latin take about half.
const wideOf = (row) => [...row].reduce((sum, char) => sum + (char.charCodeAt(0) < 256 ? 0.58 : 1), 0);

// Rows of so many characters; no row begins with a mark that closes or ends with one that opens.
export function wrapped(label, across, most) {
  const rows = [];
  let row = [];
  for (const char of label.replace(/\s+/g, " ")) {
    if (row.length && wideOf(row) + wideOf(char) > across) {
      let next = [];
      if (NOT_FIRST.includes(char)) while (row.length > 1 && next.every((each) => NOT_FIRST.includes(each))) next.unshift(row.pop());
      while (row.length > 1 && NOT_LAST.includes(row.at(-1))) next.unshift(row.pop());
      rows.push(row.join(""));
      row = next;
    }
    row.push(char);
  }
  if (row.length) rows.push(row.join(""));
  if (rows.length <= most) return rows;
  const last = [...rows[most - 1]];
  return [...rows.slice(0, most - 1), `${last.slice(0, Math.max(1, Math.min(last.length, across - 1))).join("")}…`];
}

export function drawPin(group, mark, { colour, number, px }, page) {
  const { x, y } = mark.point, r = Math.max(2.2, 8 * px);
  group.append(
    svg("circle", { cx: x, cy: y, r, fill: colour, stroke: "#fff", class: "hit" }),
    svg("text", { x, y: y + r * 0.37, "font-size": r * (number > 99 ? 0.86 : 1.1), fill: "#fff", stroke: "none", "text-anchor": "middle" }, String(number)),
  );
  if (mark.text) drawNote(group, mark.text, { x: x + r, y: y - r }, { colour, px }, page);
}

// `how` says in which colour, with which number, and how many mm a pixel of the screen is.
export function drawSign(group, mark, boxes, how, margins) {
  const first = boxes[0], last = boxes.at(-1);
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
  drawWords(group, mark, { first, last, right }, how, margins);
}

// Words stand in the margin. Where there is none near, a small number stands by the mark, the number of
// its card, and the words come when it is pointed at or chosen: over the text they would hide it.
// Settled marks do not lead: the margin is for what is still to be done.
function drawWords(group, mark, { first, last, right }, how, margins) {
  const { colour, number, px } = how;
  const place = mark.text && mark.state === "open" ? margins.place(right, last.y, `${number} ${mark.text}`) : null;
  if (place) {
    // Between two lines of type, as a proofreader leads his line, then into the margin.
    const under = last.y - 0.5, start = place.side === "left" ? first.x : right;
    const foot = place.top + LABEL * 0.7, tip = place.side === "left" ? place.edge - 1 : place.edge + 1;
    group.append(svg("path", { class: "lead", d: `M${start},${last.y + 0.6}L${start},${under}H${place.edge}L${tip},${foot}` }));
    place.rows.forEach((row, at) => group.append(svg("text", {
      x: place.x, y: place.top + LABEL + at * LABEL * 1.25, "font-size": LABEL, fill: colour, stroke: "none", class: "hit",
    }, row)));
  } else {
    const size = Math.max(Math.min(1.9, 14 * px), 7.5 * px), wide = wideOf(String(number)) * size + size * 0.5, x = Math.min(right, margins.page.width - wide);
    group.append(
      svg("rect", { x, y: first.y - size * 0.75, width: wide, height: size * 1.1, rx: size * 0.5, fill: colour, stroke: "none", class: "hit" }),
      svg("text", { x: x + wide / 2, y: first.y + size * 0.16, "font-size": size, "text-anchor": "middle", fill: "#fff", stroke: "none" }, String(number)));
  }
  if (mark.text && !place?.isWhole) drawNote(group, mark.text, { x: right, y: first.y - 1 }, how, margins.page);
}

// The words of a mark over the page, at a size that can be read; shown when the mark is pointed at or chosen.
function drawNote(group, text, { x, y }, { colour, px }, page) {
  const size = Math.max(LABEL, 13 * px), rows = wrapped(text, 16, 6);
  const wide = Math.max(...rows.map(wideOf)) * size + size * 0.8, deep = rows.length * size * 1.35 + size * 0.4;
  const left = Math.max(1, Math.min(x + size * 0.4, page.width - wide - 1)), top = Math.max(1, y - deep - size * 0.3);
  group.append(svg("g", { class: "words" },
    svg("rect", { x: left, y: top, width: wide, height: deep, rx: size * 0.25, fill: "#fff", "stroke-width": 1.2 * px }),
    ...rows.map((row, at) => svg("text", {
      x: left + size * 0.4, y: top + size * 1.2 + at * size * 1.35, "font-size": size, fill: colour, stroke: "none",
    }, row))));
}

const LEVELS = { error: "#b3261e", warning: "#a66a00", note: "#5b6b7a" };

// A find is underlined with a wave, as a proofreader queries words; what concerns a place has a small flag.
export function drawFlag(one, boxes, point, px) {
  const colour = LEVELS[one.level], stroke = Math.max(0.4, 1.1 * px);
  const group = svg("g", { stroke: colour, fill: "none", "stroke-width": stroke, class: "flag", ...(one.id ? { "data-find": one.id } : {}) });
  for (const box of one.found ? boxes : []) {
    const wide = Math.max(box.width, 1.6), y = box.y + box.height + 0.3;
    let wave = `M${box.x},${y}`;
    for (let x = 0; x < wide; x += 1.6) wave += "q.4,-.7 .8,0t.8,0";
    group.append(svg("path", { d: wave }));
  }
  if (!one.found) {
    const { x, y } = boxes[0] ?? point, size = Math.max(1, 4 * px);
    group.append(svg("path", { d: `M${x},${y + 3.4 * size}v${-3.4 * size}h${3.2 * size}l${-0.9 * size},${size} ${0.9 * size},${size}h${-3.2 * size}`, fill: colour, class: "hit" }));
  }
  return group;
}
