// What the desk asks and tells in a dialog: Enter says yes, Escape says no.

import { el, say } from "./talk.js";

// Answers null when it is closed without an answer; a dialog with nothing to confirm only tells.
export function ask(content, { title = "", input = "", value = "", confirm = "" } = {}) {
  const dialog = document.getElementById("ask");
  return new Promise((resolve) => {
    const field = input ? el("textarea", { maxlength: 400, placeholder: input, "aria-label": input, rows: 2 }) : null;
    if (field) field.value = value;
    const form = el("form", { method: "dialog" },
      title ? el("h2", { id: "ask-title" }, title) : "",
      ...(typeof content === "string" ? content.split("\n").filter(Boolean).map((row) => el("p", {}, row)) : content),
      field,
      el("div", { class: "row" },
        confirm ? el("button", { type: "button", onclick: () => dialog.close("") }, say("cancel")) : "",
        el("button", { class: "main", value: "yes" }, confirm || say("known"))));
    field?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("button.main"));
    });
    dialog.replaceChildren(form);
    dialog.toggleAttribute("aria-labelledby", false);
    if (title) dialog.setAttribute("aria-labelledby", "ask-title");
    dialog.returnValue = "";
    dialog.onclose = () => resolve(dialog.returnValue === "yes" ? (field ? field.value.trim() || null : true) : null);
    dialog.showModal();
    (field ?? dialog.querySelector("button.main")).focus();
  });
}

// A patch as an editor reads it: the line of the file, what stands there, what will stand there.
export function patchShown({ file, patch }) {
  const rows = [];
  let gone = [], number = 0;
  for (const row of patch.split("\n")) {
    const head = /^@@ -(\d+)/.exec(row);
    if (head) { number = Number(head[1]); rows.push(el("span", { class: "at" }, say("lineOf", { n: number }))); }
    else if (!number) continue;
    else if (row.startsWith("-")) gone.push(row.slice(1));
    else if (row.startsWith("+")) {
      const was = gone.shift();
      rows.push(...(was == null ? [told("plus", "＋", [row.slice(1)])] : pair(was, row.slice(1))));
    } else {
      rows.push(...gone.map((was) => told("minus", "－", [was])));
      gone = [];
      if (row.trim()) rows.push(told("", "　", [row.slice(1)]));
    }
  }
  rows.push(...gone.map((was) => told("minus", "－", [was])));
  return [el("p", {}, say("patch", { file })), el("div", { class: "patch" }, ...rows)];
}

const told = (how, sign, parts) => el("div", { class: how }, el("i", { "aria-hidden": "true" }, sign), el("span", {}, ...parts));

// A line before and after, the characters that differ set off.
function pair(was, becomes) {
  const one = [...was], other = [...becomes];
  let head = 0, foot = 0;
  while (head < one.length && one[head] === other[head]) head++;
  while (foot < Math.min(one.length, other.length) - head && one.at(-1 - foot) === other.at(-1 - foot)) foot++;
  const parts = (chars, name) => {
    const differs = chars.slice(head, chars.length - foot).join("");
    return [chars.slice(0, head).join(""), differs ? el(name, {}, differs) : "", chars.slice(chars.length - foot).join("")].filter(Boolean);
  };
  return [told("minus", "－", parts(one, "del")), told("plus", "＋", parts(other, "ins"))];
}
