// Talks to the desk's server, and says things in the reader's language.

const WORDS = {
  zh: {
    spread: "对页", fit: "整版", actual: "原大", name: "我是", namePlaceholder: "姓名", page: "第{n}版",
    frames: "栏框", order: "阅读顺序", marks: "批注", remarks: "提醒", story: "稿件", grid: "行格",
    all: "全部", open: "未处理", thisPage: "本版", noMarks: "这里还没有批注。在版面上选中文字，就能画校对符号。",
    noRemarks: "没有提醒。", made: "第{n}稿，{s} 秒，新印 {p} 版", stale: "稿件有错，仍是上一稿",
    apply: "改进稿件", done: "已改", "done-differently": "另改", refused: "不改", reply: "回复", reopen: "重开",
    "state.open": "未处理", "state.done": "已改", "state.done-differently": "另改", "state.refused": "不改",
    "judged.done": "稿件里已改", "judged.not-done": "稿件里未改", "judged.done-differently": "稿件里改成了别的",
    "judged.gone": "原处已不在", "judged.ask": "", source: "打开稿件", needName: "先在右上角写上姓名",
    across: "批注只能落在一段文字之内", patch: "将这样改动 {file}：", cancel: "取消", ok: "确定", save: "记下",
    text: "改成的字、插入的字或说明", advance: "转{round}", sign: "签付印", signed: "{by} 已签付印",
    unlock: "解除付印", why: "为什么解除", changed: "稿件已改，付印版未变", lost: "连不上校样台，正在重试",
    signAsk: "签付印后这一版以现在的文件为准，不再随稿件变。确定签吗？", noteHere: "在这一处写附注",
    "print": "打印",
  },
  en: {
    spread: "Spread", fit: "Fit", actual: "1:1", name: "I am", namePlaceholder: "name", page: "Page {n}",
    frames: "Frames", order: "Order", marks: "Marks", remarks: "Remarks", story: "Copy", grid: "Grid",
    all: "All", open: "Open", thisPage: "This page", noMarks: "No marks here yet. Select words on the page to mark them.",
    noRemarks: "No remarks.", made: "proof {n}, {s} s, {p} pages printed", stale: "errors in the copy: a former proof",
    apply: "Do it", done: "Done", "done-differently": "Done otherwise", refused: "Refuse", reply: "Reply", reopen: "Reopen",
    "state.open": "open", "state.done": "done", "state.done-differently": "done otherwise", "state.refused": "refused",
    "judged.done": "done in the copy", "judged.not-done": "not done in the copy", "judged.done-differently": "something else in the copy",
    "judged.gone": "place is gone", "judged.ask": "", source: "Open the copy", needName: "write your name at the top right first",
    across: "a mark has to stay within one paragraph", patch: "{file} will be changed so:", cancel: "Cancel", ok: "OK", save: "Keep",
    text: "the right words, words to put in, or a remark", advance: "to {round}", sign: "Sign for print", signed: "signed by {by}",
    unlock: "Unlock", why: "why it is unlocked", changed: "copy changed; the signed page has not", lost: "the desk cannot be reached; trying again",
    signAsk: "Once signed, this page is printed from its present file, whatever becomes of the copy. Sign it?", noteHere: "Note on this place",
    "print": "Print",
  },
};

export const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";

export function say(key, facts = {}) {
  const words = WORDS[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
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

// Calls `heard` with what changed; comes back by itself after the server was away.
export function listen(heard, lost) {
  const source = new EventSource("told");
  for (const what of ["hello", "proof", "board"]) source.addEventListener(what, () => heard(what));
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
