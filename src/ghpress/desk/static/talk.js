// Talks to the desk's server, and says things in the reader's language.

import { WORDS } from "./words.js";

export const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";

export function say(key, facts = {}) {
  const words = WORDS[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

// A time of the record, which is kept in UTC, as the reader's clock shows it.
export function moment(at) {
  const time = new Date(at), two = (number) => String(number).padStart(2, "0");
  return Number.isNaN(time.getTime()) ? at : `${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

export class Refused extends Error {
  constructor(remarks) {
    super(remarks.map((remark) => `${remark[language].says}。${remark[language].help}`).join("\n"));
    this.remarks = remarks;
  }
}

async function answered(answer) {
  if (answer.status === 409) throw new Refused((await answer.json()).remarks);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}

export const get = async (path) => answered(await fetch(path));

export const post = async (path, body) =>
  answered(await fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } }));

export const postFile = async (path, file) =>
  answered(await fetch(path, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } }));

// Calls `heard` with what changed; comes back by itself after the server was away.
export function listen(heard, lost) {
  const source = new EventSource("told");
  for (const what of ["hello", "proof", "board", "looked", "kept"]) source.addEventListener(what, () => heard(what));
  source.onerror = lost;
}

// An element with attributes, properties in `on…`, and children; text is always text, never markup.
export function el(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null && child !== ""));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, given = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const by = (id) => document.getElementById(id);

// New children in the place of the former ones; the focus goes on to the one that stands for the one that had it.
export function keepFocus(box, children) {
  const focusable = "button, a, select, input, summary", had = document.activeElement;
  const card = box.contains(had) && had !== box ? had.closest("[id]") : null;
  const place = card && card !== had ? [...card.querySelectorAll(focusable)].indexOf(had) : -1;
  box.replaceChildren(...children);
  if (!card) return;
  const again = document.getElementById(card.id);
  (place < 0 ? again : [...(again?.querySelectorAll(focusable) ?? [])][place])?.focus({ preventScroll: true });
}
