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
      this.desk.tellProof();
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
    const looks = ["plain", "plates", "paper"].map((look) =>
      el("button", { "data-look": look, "aria-pressed": String(look === this.look), onclick: () => desk.tried(() => this.turn(look)) }, say(look)));
    if (this.look !== "plates") return looks;
    const names = [...new Set(desk.open().flatMap((page) => this.known.get(page.sha256)?.names ?? []))];
    const only = (name) => { this.off = new Set(names.filter((each) => each !== name)); this.redraw(); };
    const flip = (name) => { if (!this.off.delete(name)) this.off.add(name); this.redraw(); };
    const each = names.map((name) => {
      const colours = [...this.known.values()].find((known) => known.names.includes(name));
      const button = el("button", {
        class: "plate", "data-plate": name, title: name, "aria-label": name, "aria-pressed": String(!this.off.has(name)),
        onclick: () => flip(name), ondblclick: () => only(name),
      }, el("span", { class: "swatch" }), NAMES[name] ?? name);
      button.firstChild.style.background = `rgb(${colours.colours[colours.names.indexOf(name)].join(" ")})`;
      return button;
    });
    const all = el("button", { onclick: () => { this.off.clear(); this.redraw(); } }, say("allPlates"));
    return [...looks, el("span", { class: "plates", role: "group", "aria-label": say("plateOf") }, all, ...each)];
  }

  redraw() {
    this.desk.lay().then(() => this.desk.drawBar());
  }

  // Ink under the pointer; asked for no more often than it can be read.
  async point(event) {
    const shown = document.getElementById("ink");
    const view = this.look === "plain" ? null : [...this.desk.views.values()].find((each) => each.element.contains(event.target));
    const known = view && this.known.get(view.page.sha256);
    if (!known) { shown.hidden = true; return; }
    const now = performance.now();
    if (now - this.asked < 80) return;
    this.asked = now;
    const box = view.element.getBoundingClientRect();
    const x = (event.clientX - box.left) / view.scale, y = (event.clientY - box.top) / view.scale;
    const { percent } = await get(`plates/${view.page.sha256}/at?x=${x.toFixed(2)}&y=${y.toFixed(2)}`);
    const total = percent.reduce((sum, each) => sum + each, 0);
    shown.hidden = this.look === "plain";
    shown.classList.toggle("over", total > known.limit);
    shown.replaceChildren(
      ...known.names.map((name, at) => el("span", {}, el("b", {}, NAMES[name] ?? name), ` ${Math.round(percent[at])}%`)),
      el("span", { class: "total" }, `${say("total")} ${Math.round(total)}%${total > known.limit ? ` ${say("overLimit", { limit: known.limit })}` : ""}`));
  }
}
