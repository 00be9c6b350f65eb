// The side of the desk for 核红: which kept proof the present one is held against, and what changed.

import { el, get, language, moment, say } from "./talk.js";

const nameOf = (each) => (language === "zh" ? each.name : each.english);

export function labelOf(kept, rounds) {
  const label = kept.labels.at(-1), at = moment(label.at);
  const round = rounds.find((each) => each.code === label.round);
  const words = label.page ? say("keptRound", { ...label, round: round ? nameOf(round) : "" }) : say("keptAsked", label);
  return `${at}　${words}`;
}

export class Redline {
  constructor(desk) {
    this.desk = desk;
    this.list = [];
    this.name = "";
    this.found = null;
    this.how = "side";
    this.proof = 0;
    this.busy = false;
  }

  async read() {
    this.list = (await get("kept")).kept;
    if (this.name && !this.list.some((each) => each.name === this.name)) this.name = "";
    if (!this.name) this.found = null;
    else if (this.proof !== this.desk.state.proof) await this.compare();
  }

  async choose(name) {
    this.name = name;
    this.found = null;
    if (name) await this.compare();
    await this.desk.lay();
    this.desk.drawSide();
  }

  async compare() {
    const proof = this.desk.state.proof;
    this.busy = true;
    this.desk.drawSide();
    try {
      const found = await get(`kept/${this.name}`);
      this.found = found;
      this.proof = proof;
    } finally {
      this.busy = false;
    }
  }

  // How a page is to be looked at beside, under or after what it was.
  of(number) {
    return this.found && this.desk.tab === "redline" ? this.found.pages.find((page) => page.number === number) : null;
  }

  cards() {
    const { desk, found } = this, rounds = desk.state.rounds;
    const choice = el("select", { id: "against", "aria-label": say("against") },
      el("option", { value: "" }, say("none")),
      ...this.list.map((each) => el("option", { value: each.name, selected: each.name === this.name }, labelOf(each, rounds))));
    choice.addEventListener("change", () => desk.tried(() => this.choose(choice.value)));
    const top = [
      el("label", { class: "against" }, el("span", {}, say("against")), choice),
      el("div", { class: "filter" }, el("button", { id: "keep", onclick: () => desk.keepProof() }, say("keep"))),
    ];
    if (!this.list.length) return [...top, el("p", { class: "none" }, say("noKept"))];
    if (this.busy) return [...top, el("p", { class: "none", role: "status" }, say("comparing"))];
    if (!found) return [...top, el("p", { class: "none" }, say("chooseKept"))];
    return [...top, this.ways(), ...this.told(found)];
  }

  ways() {
    const box = el("div", { class: "filter", role: "group", "aria-label": say("looks") }, ...["side", "overlay", "blink", "after"].map((how) =>
      el("button", { "data-how": how, "aria-pressed": String(how === this.how), onclick: () => this.look(how) }, say(how === "after" ? "afterOnly" : how))));
    if (this.how === "overlay") box.append(el("p", { class: "help" }, say("overlayHelp")));
    return box;
  }

  async look(how) {
    this.how = how;
    await this.desk.lay();
    this.desk.drawSide();
  }

  told(found) {
    const { desk } = this;
    const says = el("p", { class: `says ${found.same ? "same" : ""}`, id: "says" }, found.says[language]);
    const marks = found.marks.map((each) => {
      const mark = desk.state.marks.find((one) => one.id === each.id);
      return mark ? desk.markCard(mark) : "";
    }).filter(Boolean);
    const changes = found.changes.map((change) => this.change(change));
    const rows = found.rows[language];
    const others = !changes.length && !found.same && rows.length ? [el("p", { class: "help" }, say("noWords"))] : [];
    return [...others, says,
      ...(changes.length ? [el("h2", {}, say("changesOf", { n: changes.length })), ...changes] : []),
      ...(rows.length ? [el("details", { open: others.length > 0 }, el("summary", {}, say("detail")), el("pre", { class: "rows" }, rows.join("\n")))] : []),
      ...(marks.length ? [el("h2", {}, say("marksOf", { n: marks.length })), ...marks] : [])];
  }

  change(change) {
    const { desk } = this, box = change.box;
    const card = el("article", { class: `card change ${change.asked ? "asked" : "unasked"}` },
      el("div", { class: "head" }, el("button", { class: "go", onclick: () => box && desk.showBox(box) }, change[language])),
      el("p", { class: "help" }, say(change.asked ? (change.exact ? "asked" : "askedOther") : "unasked")));
    return card;
  }
}
