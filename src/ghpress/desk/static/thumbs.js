// The pages at the left, small: which lies open, how many marks wait on it, whether it is signed.

import { el, say } from "./talk.js";

const WIDE = 86; // px
const DPI = 24;
const SIDE = 512;

export class Thumbs {
  constructor(box, chosen) {
    this.box = box;
    this.chosen = chosen;
    this.made = new Map();
    // Pictures are asked for as they come into view: those of sixty pages would keep the open page waiting.
    this.seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) { this.seen.unobserve(target); target.draw(); }
    }, { root: box, rootMargin: "120px" });
  }

  // Each stays the element it is as long as its page is there: it keeps the focus, and its picture until the new one is read.
  draw(state, open, current) {
    const numbers = new Set(state.pages.map((page) => page.number));
    for (const [number, thumb] of this.made) {
      if (!numbers.has(number)) { thumb.remove(); this.made.delete(number); }
    }
    const waiting = new Map();
    for (const mark of state.marks) if (mark.state === "open") waiting.set(mark.point.page, (waiting.get(mark.point.page) ?? 0) + 1);
    for (const page of state.pages) {
      const thumb = this.made.get(page.number) ?? this.add(page);
      thumb.setAttribute("aria-current", String(page.number === current));
      thumb.classList.toggle("open", open.some((each) => each.number === page.number));
      if (thumb.dataset.sha256 !== page.sha256) this.picture(thumb, page);
      const count = waiting.get(page.number);
      const badges = [];
      if (page.signed) badges.push(el("span", { class: `seal ${page.changed ? "changed" : ""}`, title: say(page.changed ? "changed" : "signed", { by: page.signed.by }) }, say("seal")));
      if (count) badges.push(el("span", { class: "count", title: say("waiting", { n: count }) }, String(count)));
      thumb.querySelector("small").replaceChildren(el("span", {}, say("page", { n: page.number })), ...badges);
    }
    if (this.shown !== current) this.made.get(current)?.scrollIntoView({ block: "nearest" });
    this.shown = current;
  }

  add(page) {
    const thumb = el("button", { class: "thumb", onclick: () => this.chosen(page.number) }, el("span", { class: "mini" }), el("small"));
    this.made.set(page.number, thumb);
    const later = [...this.made.keys()].filter((number) => number > page.number).sort((a, b) => a - b)[0];
    this.box.insertBefore(thumb, later ? this.made.get(later) : null);
    return thumb;
  }

  picture(thumb, page) {
    thumb.dataset.sha256 = page.sha256;
    const mini = thumb.querySelector(".mini"), scale = WIDE / page.width, px = (25.4 / DPI) * scale * SIDE;
    Object.assign(mini.style, { width: `${WIDE}px`, height: `${page.height * scale}px` });
    thumb.draw = () => this.tiles(mini, page, px, scale);
    this.seen.observe(thumb);
  }

  tiles(mini, page, px, scale) {
    const former = [...mini.children];
    let left = 0;
    for (let row = 0; row * px < page.height * scale; row++) {
      for (let column = 0; column * px < WIDE; column++) {
        const tile = el("img", { alt: "", fetchpriority: "low", src: `tile/${page.sha256}/${DPI}/${column}/${row}` });
        Object.assign(tile.style, { left: `${column * px}px`, top: `${row * px}px` });
        left++;
        tile.onload = () => {
          tile.style.width = `${(tile.naturalWidth / SIDE) * px}px`;
          if (--left === 0) for (const one of former) one.remove();
        };
        mini.append(tile);
      }
    }
  }
}
