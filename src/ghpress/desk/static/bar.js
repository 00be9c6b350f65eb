// The bar over the pages: which of them lies open, how large, what is shown of it, how far it has come.

import { ask } from "./dialogs.js";
import { by, el, keepFocus, language, moment, post, say } from "./talk.js";

export function bindBar(desk) {
  by("before").addEventListener("click", () => desk.turn(-1));
  by("after").addEventListener("click", () => desk.turn(1));
  by("smaller").addEventListener("click", () => desk.step(-1));
  by("larger").addEventListener("click", () => desk.step(1));
  by("fit").addEventListener("click", () => desk.zoomTo(null));
  by("actual").addEventListener("click", () => desk.zoomTo(1));
  by("spread").addEventListener("click", () => desk.toggleSpread());
  by("fit").textContent = say("fit");
  by("actual").textContent = say("actual");
  by("spread").textContent = say("spread");
  for (const [id, words, done] of [["seek", "find", () => desk.finder.open()], ["keys", "keys", () => tellKeys()]]) {
    by(id).addEventListener("click", done);
    by(id).title = say(words);
    by(id).setAttribute("aria-label", say(words));
  }
  for (const id of ["before", "after", "smaller", "larger"]) { by(id).title = say(id); by(id).setAttribute("aria-label", say(id)); }
  document.addEventListener("keydown", (event) => desk.key(event));
  new ResizeObserver(() => { if (desk.state) desk.arrange(); }).observe(desk.stage);
}

export function tellKeys() {
  const rows = say("keysHelp").split("\n").map((row) => row.split("\t"));
  return ask([el("dl", { class: "keys" }, ...rows.flatMap(([keys, what]) => [el("dt", {}, keys), el("dd", {}, what)]))], { title: say("keys").replace(/[（(].*/, "") });
}

export function drawBar(desk) {
  const at = desk.state.pages.find((page) => page.number === desk.page), open = desk.open();
  const folio = (page) => page.folio.replace(/\D/g, "") || page.number;
  by("where").textContent = at ? say("page", { n: open.map(folio).join(language === "zh" ? "、" : "–") }) : "—";
  by("before").disabled = !at || desk.state.pages[0].number === open[0].number;
  by("after").disabled = !at || desk.state.pages.at(-1).number === open.at(-1).number;
  by("spread").setAttribute("aria-pressed", String(desk.spread));
  keepFocus(by("overlays"), Object.keys(desk.overlays).map((name) =>
    el("button", {
      "aria-pressed": String(desk.overlays[name]),
      "data-overlay": name,
      title: say(`help.${name}`),
      onclick: () => desk.flip(name),
    }, say(name))));
  keepFocus(by("looks"), desk.plates.buttons());
  desk.plates.drawTray();
  keepFocus(by("page-state"), at ? pageState(desk, at) : []);
}

// The round of a page and the next ones, or who signed it.
function pageState(desk, at) {
  const rounds = desk.state.rounds, now = rounds.findIndex((round) => round.code === at.round);
  const name = (round) => (language === "zh" ? round.name : round.english);
  const which = desk.open().length > 1 ? el("span", {}, say("page", { n: at.number })) : "";
  if (at.signed) {
    return [which, el("strong", { class: `signed ${at.changed ? "changed" : ""}`, title: say("signedBy", { by: at.signed.by, at: moment(at.signed.at) }) }, say("signed", { by: at.signed.by })),
      el("button", { onclick: () => desk.unlock(at.number) }, say("unlock"))].filter(Boolean);
  }
  const badge = el("strong", { class: "round" }, name(rounds[now]));
  badge.style.color = rounds[now].colour;
  const next = rounds.slice(now + 1);
  if (!next.length) {
    return [which, badge, el("button", { class: "main", id: "sign", disabled: desk.state.stale, title: desk.state.stale ? say("stale") : "", onclick: () => desk.sign(at) }, say("sign"))].filter(Boolean);
  }
  const advance = el("select", { id: "advance", "aria-label": say("advanceOf", { n: at.number }), disabled: desk.state.stale },
    el("option", { value: "" }, say("advanceTo")),
    ...next.map((round) => el("option", { value: round.code }, say("advance", { round: name(round) }))));
  advance.addEventListener("change", () => {
    const round = advance.value;
    advance.value = "";
    desk.tried(() => post(`pages/${at.number}/round`, { by: desk.name(), round }));
  });
  return [which, badge, advance].filter(Boolean);
}
