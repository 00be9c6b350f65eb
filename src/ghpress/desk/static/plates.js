// Plates one at a time or together, the page on its paper, and how much ink lies under the pointer.

import { el, get, say } from "./talk.js";

const NAMES = { Cyan: "C", Magenta: "M", Yellow: "Y", Black: "K" };

export class PlatesLook {
  constructor(desk) {
    this.desk = desk;
    this.look = "plain";
    this.off = new Set();
    this.known = new Map();
    this.asked = 0;
  }

  // What a page shows: its file, its plates, or itself on paper. Null while plates are being made.
  of(page) {
    if (this.look === "plain") return { source: `tile/${page.sha256}` };
    const known = this.known.get(page.sha256);
    if (!known) return null;
    const chosen = known.names.map((name, at) => (this.off.has(name) ? null : at)).filter((at) => at !== null);
    const which = this.look === "paper" ? "paper" : chosen.join(",") || "-";
    return { source: `plates/${page.sha256}/${which}`, dpis: known.dpis };
  }

  async ready(pages) {
    if (this.look === "plain") return;
    for (const page of pages) {
      if (this.known.has(page.sha256)) continue;
      this.desk.news(say("separating"));
      this.known.set(page.sha256, await get(`plates/${page.sha256}`));
      this.desk.news(say("separated"));
    }
  }

  async turn(look) {
    const former = this.look;
    this.look = look;
    try {
      await this.desk.lay();
    } catch (fault) {
      this.look = former;
      await this.desk.lay();
      throw fault;
    } finally {
      this.desk.drawBar();
    }
  }

  buttons() {
    const { desk } = this;
    return ["plain", "plates", "paper"].map((look) =>
      el("button", { "data-look": look, title: say(`help.${look}`), "aria-pressed": String(look === this.look), onclick: () => desk.tried(() => this.turn(look)) }, say(look)));
  }

  // The plates of the open pages, each to be taken away or looked at alone, and the ink of each under the pointer.
  drawTray() {
    const tray = document.getElementById("ink"), names = [...new Set(this.desk.open().flatMap((page) => this.known.get(page.sha256)?.names ?? []))];
    tray.hidden = this.look === "plain" || !names.length;
    const key = `${this.look} ${names} ${[...this.off]}`;
    if (tray.hidden || this.drawn === key) return;
    this.drawn = key;
    const had = tray.contains(document.activeElement) ? document.activeElement.dataset.plate : null;
    const only = (name) => { this.off = new Set(names.filter((each) => each !== name)); this.redraw(); };
    const flip = (name) => { if (!this.off.delete(name)) this.off.add(name); this.redraw(); };
    const each = names.map((name) => {
      const colours = [...this.known.values()].find((known) => known.names.includes(name));
      const button = el("button", {
        class: "plate", "data-plate": name, title: say("plateHelp", { name }), "aria-label": name, "aria-pressed": String(!this.off.has(name)),
        disabled: this.look === "paper", onclick: () => flip(name), ondblclick: () => only(name),
      }, el("span", { class: "swatch" }), `${NAMES[name] ?? name} `, el("span", { class: "percent" }));
      button.firstChild.style.background = `rgb(${colours.colours[colours.names.indexOf(name)].join(" ")})`;
      return button;
    });
    const all = el("button", { class: "plate", disabled: this.look === "paper" || !this.off.size, onclick: () => { this.off.clear(); this.redraw(); } }, say("allPlates"));
    tray.replaceChildren(...each, all, el("span", { class: "total" }));
    this.left();
    if (had) tray.querySelector(`[data-plate="${CSS.escape(had)}"]`)?.focus();
  }

  // Nothing is under the pointer.
  left() {
    const tray = document.getElementById("ink");
    tray.classList.remove("over");
    for (const shown of tray.querySelectorAll(".percent")) shown.textContent = "";
    const total = tray.querySelector(".total");
    if (total) total.textContent = say("pointAt");
  }

  redraw() {
    this.desk.lay().then(() => this.desk.drawBar());
  }

  // Ink under the pointer; asked for no more often than it can be read.
  async point(event) {
    if (this.look === "plain") return;
    const tray = document.getElementById("ink");
    const view = [...this.desk.views.values()].find((each) => each.element.contains(event.target));
    const known = view && this.known.get(view.page.sha256);
    if (!known) { this.left(); return; }
    const now = performance.now();
    if (now - this.asked < 80) return;
    this.asked = now;
    const { x, y } = view.placeOf(event);
    const { percent } = await get(`plates/${view.page.sha256}/at?x=${x.toFixed(2)}&y=${y.toFixed(2)}`);
    const sum = percent.reduce((total, each) => total + each, 0);
    tray.classList.toggle("over", sum > known.limit);
    for (const button of tray.querySelectorAll("[data-plate]")) {
      const at = known.names.indexOf(button.dataset.plate);
      button.querySelector(".percent").textContent = at < 0 ? "—" : `${Math.round(percent[at])}%`;
    }
    tray.querySelector(".total").textContent = `${say("total")} ${Math.round(sum)}%${sum > known.limit ? ` ${say("overLimit", { limit: known.limit })}` : ""}`;
  }
}
