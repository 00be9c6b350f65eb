// A sheet's picture in tiles, one over the other: those of the file it shows, drawn over the former ones until they are there.

import { el } from "./talk.js";

const SIDE = 512;
const MM = 25.4;
export const PAGE_DPIS = [24, 48, 96, 192, 384];

export class TileLayer {
  constructor(name, source, dpis = PAGE_DPIS) {
    this.element = el("div", { class: `tiles ${name}` });
    this.take(source, dpis);
  }

  // Shows another file, or other plates of it.
  take(source, dpis = PAGE_DPIS) {
    if (source === this.source) return;
    this.source = source;
    this.dpis = dpis;
    this.drawn = "";
  }

  // Loads the tiles that stand in the window (a rectangle in px of the sheet), finest that help.
  show(page, scale, window) {
    this.scale = scale;
    const wanted = scale * MM * (globalThis.devicePixelRatio || 1);
    const dpi = this.dpis.find((each) => each >= wanted * 0.99) ?? this.dpis.at(-1);
    const key = `${this.source}/${dpi}`;
    const side = (SIDE / dpi) * MM * scale;
    if (this.drawn !== key) {
      this.drawn = key;
      for (const old of [...this.element.children]) {
        old.dataset.old = "1";
        if (!old.dataset.ready) dropped(old);
      }
    }
    const present = new Set([...this.element.children].map((tile) => tile.dataset.key));
    const columns = Math.ceil((page.width / MM) * dpi / SIDE), rows = Math.ceil((page.height / MM) * dpi / SIDE);
    const first = (edge) => Math.max(0, Math.floor(edge / side));
    for (let row = first(window.top); row < rows && row * side < window.bottom; row++) {
      for (let column = first(window.left); column < columns && column * side < window.right; column++) {
        const name = `${key}/${column}/${row}`;
        if (!present.has(name)) this.add(name, dpi, column, row);
      }
    }
    this.fit();
  }

  add(name, dpi, column, row) {
    const tile = el("img", { alt: "", draggable: "false", fetchpriority: "high" });
    Object.assign(tile.dataset, { key: name, dpi, column, row });
    tile.onload = () => {
      tile.dataset.ready = "1";
      this.fit();
      this.clear();
    };
    tile.onerror = () => { tile.remove(); this.clear(); };
    tile.src = name;
    this.element.append(tile);
  }

  clear() {
    const tiles = [...this.element.children];
    if (!tiles.every((each) => each.dataset.old || each.dataset.ready)) return;
    for (const tile of tiles) if (tile.dataset.old) tile.remove();
  }

  fit() {
    for (const tile of this.element.children) {
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
}

// A tile that is not waited for any more is not asked for either: those that are come sooner.
function dropped(tile) {
  tile.onload = tile.onerror = null;
  tile.removeAttribute("src");
  tile.remove();
}
