// Marks as proofreaders draw them: rings about what is wrong, carets where something goes, lines that lead to the margin.

import { svg } from "./talk.js";

const LABEL = 3; // mm
const LEAD = 75; // mm: a line that leads further than this crosses too much of the page

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
    return { side, rows, top, x: side === "left" ? 1.2 : this.right + 1.2, edge: side === "left" ? this.left - 0.4 : this.right + 0.4 };
  }
}

function wrapped(label, across, most) {
  const chars = [...label], rows = [];
  for (let at = 0; at < chars.length; at += across) rows.push(chars.slice(at, at + across).join(""));
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most - 1), `${rows[most - 1].slice(0, Math.max(1, across - 1))}…`];
}

export function drawPin(group, mark, colour) {
  const { x, y } = mark.point;
  group.append(
    svg("circle", { cx: x, cy: y, r: 2.2, fill: colour, stroke: "#fff", class: "hit" }),
    svg("text", { x, y: y + 1.1, "font-size": 3, fill: "#fff", stroke: "none", "text-anchor": "middle" }, "！"),
  );
}

export function drawSign(group, mark, boxes, colour, margins) {
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
  if (mark.text) drawWords(group, mark, { first, last, right }, colour, margins);
}

// Settled marks do not lead: the margin is for what is still to be done.
function drawWords(group, mark, { first, last, right }, colour, margins) {
  const place = mark.state === "open" ? margins.place(right, last.y, mark.text) : null;
  const style = { "font-size": LABEL, fill: colour, stroke: "none" };
  if (place) {
    // Between two lines of type, as a proofreader leads his line, then into the margin.
    const under = last.y - 0.5, start = place.side === "left" ? first.x : right;
    const foot = place.top + LABEL * 0.7, tip = place.side === "left" ? place.edge - 1 : place.edge + 1;
    group.append(svg("path", { class: "lead", d: `M${start},${last.y + 0.6}L${start},${under}H${place.edge}L${tip},${foot}`, "stroke-width": 0.22 }));
    place.rows.forEach((row, at) => group.append(svg("text", { x: place.x, y: place.top + LABEL + at * LABEL * 1.25, ...style }, row)));
    return;
  }
  const rows = wrapped(mark.text, 12, 1), wide = [...rows[0]].reduce((sum, char) => sum + (char.charCodeAt(0) < 256 ? 0.55 : 1), 0) * LABEL;
  const y = first.y - 0.9, x = Math.min(right + 1, margins.page.width - wide - 1.5);
  group.append(
    svg("path", { d: `M${right},${last.y}l1.2,-1`, "stroke-width": 0.25 }),
    svg("rect", { x, y: y - LABEL, width: wide + 0.8, height: LABEL + 1, rx: 0.6, fill: "#ffffffee", "stroke-width": 0.15 }),
    svg("text", { x: x + 0.4, y: y - 0.2, ...style }, rows[0]),
  );
}

const LEVELS = { error: "#b3261e", warning: "#a66a00", note: "#5b6b7a" };

// A find is underlined with a wave, as a proofreader queries words; what concerns a place has a small flag.
export function drawFlag(one, boxes, point) {
  const colour = LEVELS[one.level];
  const group = svg("g", { stroke: colour, fill: "none", "stroke-width": 0.4, class: "flag", ...(one.id ? { "data-find": one.id } : {}) });
  for (const box of one.found ? boxes : []) {
    const wide = Math.max(box.width, 1.6), y = box.y + box.height + 0.3;
    let wave = `M${box.x},${y}`;
    for (let x = 0; x < wide; x += 1.6) wave += "q.4,-.7 .8,0t.8,0";
    group.append(svg("path", { d: wave }), svg("rect", { x: box.x, y: box.y, width: wide, height: box.height + 1, fill: "#fff0", stroke: "none", class: "hit" }));
  }
  if (!one.found) {
    const { x, y } = boxes[0] ?? point;
    group.append(svg("path", { d: `M${x},${y + 3.4}v-3.4h3.2l-.9,1 .9,1h-3.2`, fill: colour, class: "hit" }));
  }
  return group;
}
