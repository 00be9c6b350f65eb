// The side of the desk: what text checks found, and what make-up, press and inspection remark on.

import { el, language, say } from "./talk.js";

const MOST = 200;
const LEVELS = ["error", "warning", "note"];

// What tells a remark from another, when all are read anew.
export const keyOf = (one) => one.id ?? `${one.code} ${JSON.stringify(one.place)} ${one[language].says}`;

export function findCards(desk) {
  const { findings, read } = desk.looked;
  const note = read ? [] : [el("p", { class: "none", role: "status" }, say("reading"))];
  if (!findings.length) return [...note, read ? el("p", { class: "none" }, say("noFinds")) : ""].filter(Boolean);
  return [...note, ...listed(findings.map((one) => () => findCard(one, desk)))];
}

function findCard(one, desk) {
  const card = remarkCard(one, desk);
  const row = el("div", { class: "row" },
    el("button", { title: say("acceptTitle"), onclick: () => desk.acceptFind(one.id) }, say("accept")));
  if (one.fix != null) {
    row.append(el("button", { class: "main", onclick: () => desk.fixFind(one.id) }, one.fix ? say("fix", { fix: one.fix }) : say("fixOut")));
  }
  card.append(row);
  return card;
}

export function remarkCards(desk) {
  const { remarks, waiting } = desk.looked;
  const note = waiting ? [el("p", { class: "none", role: "status" }, say("inspecting", { n: waiting }))] : [];
  if (!remarks.length) return [...note, waiting ? "" : el("p", { class: "none" }, say("noRemarks"))].filter(Boolean);
  const worstFirst = [...remarks].sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
  return [...note, ...listed(worstFirst.map((one) => () => remarkCard(one, desk)))];
}

const placed = (place) => `${place.file}${place.line ? `:${place.line}${place.column ? `:${place.column}` : ""}` : ""}`;

export function remarkCard(one, desk) {
  const words = one[language], { place } = one;
  const at = !place ? "" : "file" in place ? placed(place) : say("page", { n: place.page });
  const card = el("article", { class: `card ${one.level} ${keyOf(one) === desk.flagged ? "on" : ""}` },
    el("div", { class: "head" }, el("button", { class: "go sign", onclick: () => desk.showRemark(one) }, words.says)),
    words.help ? el("p", { class: "help" }, words.help) : "",
    el("p", { class: "by" },
      place && "file" in place ? el("a", { class: "source", title: say("source"), href: desk.link({ place: placed(place), column: 0 }) }, at) : at,
      ` [${one.code}]`));
  if (one.id) card.id = `find-${one.id}`;
  card.addEventListener("click", (event) => { if (!event.target.closest("button, a")) desk.showRemark(one); });
  return card;
}

// So many cards as can be read; the rest when they are asked for.
export function listed(makers) {
  const shown = makers.slice(0, MOST).map((make) => make());
  const rest = makers.slice(MOST);
  if (rest.length) {
    const more = el("button", { class: "wide" }, say("more", { n: rest.length }));
    more.addEventListener("click", () => more.replaceWith(...listed(rest)));
    shown.push(more);
  }
  return shown;
}
