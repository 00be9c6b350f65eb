// The side of the desk: marks as cards, in the order in which the pages are read.

import { listed } from "./checks.js";
import { ask } from "./dialogs.js";
import { exchangeRow } from "./exchange.js";
import { el, language, moment, say } from "./talk.js";

export function markCards(desk) {
  const { state, filter } = desk;
  const here = state.marks.filter((mark) => !filter.page || pageOf(mark) === desk.page);
  const open = here.filter((mark) => mark.state === "open");
  const shown = [...(filter.open ? open : here)].sort(inOrder);
  const box = el("div", { class: "filter" },
    el("div", { class: "choice", role: "group", "aria-label": say("whichMarks") },
      pressed(say("openOf", { n: open.length }), filter.open, () => desk.filterBy({ open: true })),
      pressed(say("allOf", { n: here.length }), !filter.open, () => desk.filterBy({ open: false }))),
    pressed(say("thisPage"), filter.page, () => desk.filterBy({ page: !filter.page })));
  const cards = shown.length ? listed(shown.map((mark) => () => markCard(mark, desk)))
    : [el("p", { class: "none" }, here.length ? say("noOpen") : say("noMarks"))];
  return [box, exchangeRow(desk, ask), ...cards];
}

export const pageOf = (mark) => mark.on || mark.point.page;

// From page to page, on a page as its lines are read; marks on places stand first.
function inOrder(one, other) {
  return pageOf(one) - pageOf(other) || one.line - other.line || (one.now?.start ?? 0) - (other.now?.start ?? 0) || one.number - other.number;
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
      el("button", { class: "go sign", onclick: () => desk.pick(mark.id) }, el("span", { class: "which" }, String(mark.number)), ` ${nameOf(sign)}`),
      el("span", { class: `state ${mark.state}` }, say(`state.${mark.state}`)),
      el("span", { class: "by" }, `${nameOf(round)} ${mark.by} ${moment(mark.at)}`)),
    ...wordsOf(mark));
  card.style.setProperty("--round", round.colour);
  if (mark.is_edit && mark.judged !== "ask") card.append(el("p", { class: `help ${isAtOdds(mark) ? "odds" : ""}` }, judgedOf(mark)));
  if (mark.thread.length) {
    card.append(el("div", { class: "thread" }, ...mark.thread.map((said) => el("div", {}, el("b", {}, said.by), ` ${moment(said.at)}　${said.words}`))));
  }
  card.append(el("div", { class: "row" }, ...buttons(mark, desk)));
  card.addEventListener("click", (event) => { if (!event.target.closest("button")) desk.pick(mark.id); });
  return card;
}

// Somebody said it was done, and the copy says it was not.
export const isAtOdds = (mark) => mark.is_edit && mark.state === "done" && mark.judged === "not-done";

const judgedOf = (mark) => (isAtOdds(mark) ? say("atOdds") : say(`judged.${mark.judged}`));

// The words about the place, as they stood; under them what is said of them.
function wordsOf(mark) {
  const { where } = mark, parts = [];
  if (where?.before) parts.push(where.before.slice(-8));
  if (where?.words) parts.push(el(mark.is_edit ? "del" : "strong", {}, where.words));
  if (mark.text && mark.is_edit) parts.push(el("ins", {}, mark.text));
  else if (where && !where.words) parts.push(el("ins", {}, "‸"));
  if (where?.after) parts.push(where.after.slice(0, 8));
  const rows = parts.length ? [el("p", { class: "words" }, ...parts)] : [];
  if (mark.text && !mark.is_edit) rows.push(el("p", { class: "words said" }, mark.text));
  return rows;
}

function buttons(mark, desk) {
  const settle = (state) => el("button", { title: say(`help.${state}`), onclick: () => desk.settle(mark.id, state) }, say(state === "open" ? "reopen" : state));
  const reply = el("button", { onclick: () => desk.reply(mark) }, say("reply"));
  if (mark.state !== "open") return [settle("open"), reply];
  const page = desk.state.pages.find((each) => each.number === pageOf(mark));
  const apply = mark.is_edit && mark.judged === "not-done"
    ? [el("button", { class: "main", disabled: Boolean(page?.signed), title: page?.signed ? say("pageSigned", { n: page.number }) : "", onclick: () => desk.apply(mark.id) }, say("apply"))] : [];
  return [...apply, settle("done"), settle("done-differently"), settle("refused"), reply];
}

// What whoever signs a page should know of it.
export function signShown(page, desk) {
  const marks = desk.state.marks.filter((mark) => pageOf(mark) === page.number);
  const count = (state) => marks.filter((mark) => mark.state === state).length;
  const odds = marks.filter(isAtOdds).length;
  const finds = desk.looked.findings.filter((one) => one.on === page.number).length;
  const remarks = desk.looked.remarks.filter((one) => one.on === page.number).length;
  const rows = [
    marks.length ? say("signMarks", { n: marks.length, done: count("done"), other: count("done-differently"), refused: count("refused") }) : say("signNoMarks"),
    odds ? say("signOdds", { n: odds }) : "",
    say(finds || remarks ? "signFinds" : "signNoFinds", { finds, remarks }),
    desk.looked.read && !desk.looked.waiting ? "" : say("signWaiting"),
    say("signFile", { sha256: page.sha256.slice(0, 16) }),
  ].filter(Boolean);
  return [el("ul", {}, ...rows.map((row) => el("li", { class: row === rows[1] && odds ? "odds" : "" }, row))), el("p", {}, say("signAsk"))];
}
