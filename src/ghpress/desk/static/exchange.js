// Marks out to readers of PDF and in again, and a page to the printer.

import { el, language, postFile } from "./talk.js";

const WORDS = {
  zh: {
    files: "批注文件与打印", pdf: "导出 PDF", pdfHelp: "带批注的版面，给 Acrobat、福昕、Okular 用", xfdf: "导出 XFDF",
    xfdfHelp: "只有批注", take: "导入批注…", print: "打印本版", printHelp: "打开这一版的成品文件，按实际大小（100 %）打印",
    taken: "收进 {marks} 条批注、{answers} 条答复",
  },
  en: {
    files: "Marks as files, and printing", pdf: "Export PDF", pdfHelp: "the pages with their marks, for Acrobat, Foxit, Okular", xfdf: "Export XFDF",
    xfdfHelp: "the marks alone", take: "Import marks…", print: "Print this page", printHelp: "opens the page's own file; print it at its actual size (100 %)",
    taken: "{marks} marks and {answers} answers taken in",
  },
};

const say = (key, facts = {}) => WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");

export function exchangeRow(desk, ask) {
  const page = desk.state.pages.find((each) => each.number === desk.page);
  if (!page) return "";
  const file = el("input", { type: "file", accept: ".pdf,.xfdf", hidden: true, id: "import-file", "aria-label": say("take") });
  file.addEventListener("change", () => take(desk, ask, file));
  const link = (id, words, help, href, more) => el("a", { class: "button", id, href, title: help, ...more }, words);
  return el("details", { class: "exchange", open: desk.exchangeOpen, ontoggle: (event) => { desk.exchangeOpen = event.target.open; } },
    el("summary", {}, say("files")),
    el("div", { class: "row" },
      link("export-pdf", say("pdf"), say("pdfHelp"), "marks.pdf", { download: "" }),
      link("export-xfdf", say("xfdf"), say("xfdfHelp"), "marks.xfdf", { download: "" }),
      el("button", { id: "import", onclick: () => file.click() }, say("take")), file,
      link("print", say("print"), say("printHelp"), `print/${page.sha256}.pdf`, { target: "_blank", rel: "noopener" })));
}

function take(desk, ask, field) {
  const [file] = field.files;
  if (!file) return null;
  return desk.tried(async () => {
    const by = desk.name();
    const taken = await postFile(`import?${new URLSearchParams({ by, name: file.name.slice(-120) })}`, file);
    field.value = "";
    const said = taken.remarks.map((remark) => el("li", {}, `${remark[language].says}。${remark[language].help}`));
    await ask([el("p", { class: "taken" }, say("taken", taken)), ...(said.length ? [el("ul", {}, ...said)] : [])], {});
  });
}
