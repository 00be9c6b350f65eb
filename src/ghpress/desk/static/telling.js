// What the desk tells: news that pass, what is so as long as it is so, and what each sheet is.

import { by, el, language, moment, say } from "./talk.js";

const NEWS = 6000; // ms that news stay; bad news stay twice as long
let ends = 0;

export function tellProof(desk) {
  const { proof, seconds, printed, stale } = desk.state;
  if (proof && !stale) desk.news(say("made", { n: proof, s: seconds.toFixed(1), p: printed }));
}

// What has happened; it goes by itself, so that it hides nothing for long.
export function news(words, bad = false) {
  const news = by("news");
  news.textContent = words;
  news.className = bad ? "bad" : "";
  clearTimeout(ends);
  ends = setTimeout(() => news.classList.add("past"), bad ? 2 * NEWS : NEWS);
}

// What is so, as long as it is: the copy has errors, the desk is gone, nothing is there yet.
export function tell(desk) {
  const { stale, pages, proof } = desk.state, banner = by("banner"), empty = by("empty");
  const errors = desk.looked.remarks.filter((one) => one.level === "error");
  document.title = `${stale ? "⚠ " : ""}${desk.state.title || say("desk")} · ${say("page", { n: desk.page })}`;
  const rows = [];
  if (desk.isLost) rows.push(el("p", {}, say("lost")));
  if (stale && pages.length) {
    rows.push(el("p", {}, el("strong", {}, say("stale")), errors.length ? ` ${errors[0][language].says}${errors.length > 1 ? say("andMore", { n: errors.length - 1 }) : ""}` : ""),
      el("button", { onclick: () => desk.tried(() => desk.toTab("remarks")) }, say("seeErrors")));
  }
  banner.replaceChildren(...rows);
  banner.hidden = !rows.length;
  empty.hidden = pages.length > 0;
  empty.replaceChildren(...(pages.length ? [] : [el("h2", {}, say(stale ? "noPages" : proof ? "nothing" : "first")),
    el("p", {}, stale ? say("noPagesHelp") : "")]));
}

// Over a sheet stands what it is, wherever that is not the present proof of an open page.
export function captions(desk, compared) {
  for (const [number, view] of desk.views) {
    const { page } = view, signed = page.signed && { ...page.signed, at: moment(page.signed.at), n: number, sha256: page.sha256.slice(0, 8) };
    if (signed) view.say(say(page.changed ? "captionChanged" : "captionSigned", signed), page.changed ? "changed" : "signed");
    else if (desk.state.stale) view.say(say("captionStale", { n: number }), "stale");
    else view.say(compared.has(number) ? say("nowProof") : "");
  }
}
