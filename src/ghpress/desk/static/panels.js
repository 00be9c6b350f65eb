// The side of the desk: marks as cards, remarks as cards, and the questions it asks.

import { listed } from "./checks.js";
import { exchangeRow } from "./exchange.js";
import { el, language, say } from "./talk.js";

export function markCards(desk) {
  const { state, filter } = desk;
  const shown = state.marks.filter((mark) =>
    (!filter.open || mark.state === "open") && (!filter.page || mark.point.page === desk.page));
  const box = el("div", { class: "filter" },
    pressed(say("open"), filter.open, () => desk.filterBy({ open: !filter.open })),
    pressed(say("thisPage"), filter.page, () => desk.filterBy({ page: !filter.page })));
  const cards = shown.length ? listed(shown.map((mark) => () => markCard(mark, desk))) : [el("p", { class: "none" }, say("noMarks"))];
  return [box, exchangeRow(desk, ask), ...cards];
}

function pressed(words, on, done) {
  return el("button", { "aria-pressed": String(Boolean(on)), onclick: done }, words);
}

const named = (list, code) => list.find((each) => each.code === code);
const nameOf = (each) => (language === "zh" ? each.name : each.english);

export function markCard(mark, desk) {
  const round = named(desk.state.rounds, mark.round), sign = named(desk.state.signs, mark.sign);
  const card = el("article", { class: `card ${mark.id === desk.chosen ? "on" : ""}`, id: `mark-${mark.id}` },
    el("div", { class: "head" },
      el("button", { class: "go sign", onclick: () => desk.pick(mark.id) }, `${nameOf(round)} ${nameOf(sign)}`),
      el("span", { class: `state ${mark.state}` }, say(`state.${mark.state}`)),
      el("span", { class: "by" }, `${mark.by} ${mark.at.slice(5, 16).replace("T", " ")}`)),
    el("p", { class: "words" }, ...wordsOf(mark)));
  card.style.setProperty("--round", round.colour);
  if (mark.is_edit) card.append(el("p", { class: "help" }, say(`judged.${mark.judged}`)));
  if (mark.thread.length) {
    card.append(el("div", { class: "thread" }, ...mark.thread.map((said) => el("div", {}, `${said.by}：${said.words}`))));
  }
  card.append(el("div", { class: "row" }, ...buttons(mark, desk)));
  card.addEventListener("click", (event) => { if (!event.target.closest("button")) desk.pick(mark.id); });
  return card;
}

function wordsOf(mark) {
  const parts = [];
  if (mark.where?.before) parts.push(mark.where.before.slice(-6));
  if (mark.where?.words) parts.push(el(mark.is_edit ? "del" : "strong", {}, mark.where.words));
  if (mark.text) parts.push(mark.is_edit ? el("ins", {}, mark.text) : `　${mark.text}`);
  if (mark.where?.after) parts.push(mark.where.after.slice(0, 6));
  return parts;
}

function buttons(mark, desk) {
  const settle = (state) => el("button", { onclick: () => desk.settle(mark.id, state) }, say(state === "open" ? "reopen" : state));
  const reply = el("button", { onclick: () => desk.reply(mark.id) }, say("reply"));
  if (mark.state !== "open") return [settle("open"), reply];
  const apply = mark.is_edit && mark.judged === "not-done"
    ? [el("button", { class: "main", onclick: () => desk.apply(mark.id) }, say("apply"))] : [];
  return [...apply, settle("done"), settle("done-differently"), settle("refused"), reply];
}

// Asks in a dialog; answers null when it is closed without an answer.
export function ask(content, { input = "", confirm = say("ok") } = {}) {
  const dialog = document.getElementById("ask");
  return new Promise((resolve) => {
    const field = input ? el("input", { maxlength: 400, placeholder: input, "aria-label": input }) : null;
    const close = (value) => { dialog.close(); resolve(value); };
    dialog.replaceChildren(
      ...(typeof content === "string" ? [el("p", {}, content)] : content),
      ...(field ? [field] : []),
      el("div", { class: "row" },
        el("button", { onclick: () => close(null) }, say("cancel")),
        el("button", { class: "main", onclick: () => close(field ? field.value.trim() || null : true) }, confirm)));
    dialog.oncancel = () => resolve(null);
    dialog.showModal();
    (field ?? dialog.querySelector("button.main")).focus();
  });
}

export function patchShown(edit) {
  const rows = edit.patch.split("\n").map((row) =>
    el("span", { class: row.startsWith("-") ? "minus" : row.startsWith("+") ? "plus" : "" }, `${row}\n`));
  return [el("p", {}, say("patch", { file: edit.file })), el("pre", {}, ...rows)];
}
