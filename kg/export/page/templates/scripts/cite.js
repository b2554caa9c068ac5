// A sentence as it is cited: as text, BibTeX or CSL-JSON, with who says it as whom, when, where it stands, and a link to this view.
import { button, make } from "./elements.js";
import { acts, detailsOf, documents, nodes, passageOf, quote, spelled, thing } from "./data.js";
import { name, state, text } from "./state.js";

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/; // 2019, 2019-05, 2019-05-06
const called = (number) => name(thing(number));
const http = (url) => (/^https?:\/\//i.test(url) ? url : "");

function saidBy(one) { // who does what to whom, as whom, through whom and how surely: in words
  const { post, relay } = detailsOf(one) || {}, act = acts[one.act], { modality } = passageOf(one);
  if (one.event) return [one.who.map(called).join(text("and")), name(act)].filter(Boolean).join(" ");
  const speaker = nodes[one.speaker], side = nodes[one.source], join = (ids) => ids.filter((id) => nodes[id]).map((id) => name(nodes[id])).join(text("and"));
  const notes = [!one.claim && act.unsure === "claimed" && text("claimedBy")(speaker ? name(speaker) : text("nobodyNamed")), !act.unsure && text("modalities")[modality] && text("citeModality")(text("modalities")[modality]),
    relay !== undefined && text("citeRelay")(called(relay))].filter(Boolean);
  const who = one.claim && speaker ? [name(speaker), [post !== undefined && called(post), side && side !== speaker && text("citeFor")(name(side))].filter(Boolean).join(text("comma"))] : [side ? name(side) : text("nobodyNamed"), ""];
  const [before, after] = state.language === "zh" ? ["（", "）"] : [" (", ")"], aside = (words) => (words ? `${before}${words}${after}` : "");
  return [`${who[0]}${aside(who[1])}`, `${name(act)}${aside(notes.join(text("comma")))}`, one.targets.length ? `→ ${join(one.targets)}` : ""].filter(Boolean).join(" ");
}

const viewOf = (one) => { // a link that opens the sentence in its document
  const parts = new URLSearchParams({ ...(state.language === "en" && { lang: "en" }), tab: "reading", item: spelled(one), document: documents[one.document].key });
  return `${location.href.split("#")[0]}#${parts}`;
};

function citation(one) {
  const passage = passageOf(one), paper = documents[one.document];
  return { id: `${paper.key}-${passage.start}-${passage.end}`, words: quote(one), said: saidBy(one), date: passage.date, title: paper.title, publisher: paper.publisher,
    published: paper.date, url: http(paper.url), place: text("characters")(passage.start, passage.end), view: viewOf(one) };
}

function plain(one) {
  const when = [one.date || text("undated")], paper = [one.publisher, text("titled")(one.title)].filter(Boolean).join(state.language === "zh" ? "" : text("comma"));
  const at = [one.published || text("undated"), one.place].join(text("comma")), [open, close] = state.language === "zh" ? ["（", "）"] : [" (", ")"];
  return `${one.said}${text("comma")}${when}${state.language === "zh" ? "：" : ": "}${text("quoted")(one.words)}${text("comma")}${text("citeIn")}${paper}${open}${at}${close}${text("stop").trim()} ${[one.url, one.view].filter(Boolean).join(" ")}`;
}

const noted = (one) => [`${one.said}${text("comma")}${one.date || text("undated")}`, text("quoted")(one.words), one.place, `${text("citeView")} ${one.view}`].join(text("stop"));
const IN_TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const tex = (words) => words.replace(/\s+/g, " ").replace(/[\\{}$&#%_~^]/g, (mark) => IN_TEX[mark] || `\\${mark}`);
function bibtex(one) {
  const fields = { title: `{${tex(one.title)}}`, author: one.publisher && `{${tex(one.publisher)}}`, year: DATE.exec(one.published)?.[1], date: one.published, url: one.url || one.view, note: tex(noted(one)) };
  return `@misc{${one.id.replace(/[^\w-]+/g, "-")},\n${Object.entries(fields).filter(([, value]) => value).map(([key, value]) => `  ${key} = {${value}}`).join(",\n")}\n}`;
}

function csl(one) {
  const item = { id: one.id, type: one.url ? "webpage" : "document", title: one.title, language: "zh" }, date = DATE.exec(one.published);
  if (one.publisher) Object.assign(item, { author: [{ literal: one.publisher }], publisher: one.publisher });
  if (date) item.issued = { "date-parts": [date.slice(1).filter(Boolean).map(Number)] };
  if (one.url) item.URL = one.url;
  return JSON.stringify([{ ...item, note: noted(one) }], null, 2);
}

const FORMS = { text: plain, bibtex, csl };
function box(one) {
  const field = make("textarea", "", [], { readonly: "", rows: 6, "aria-label": text("citation") }), bar = make("div", "mode");
  const done = make("span", "sub", "", { role: "status" });
  const fill = (form) => {
    field.value = FORMS[form](citation(one));
    bar.replaceChildren(...Object.keys(FORMS).map((key) => button("", text("citeForms")[key], () => fill(key), { "aria-pressed": key === form })), copying, done);
    done.textContent = "";
  };
  const copying = button("", text("copyCitation"), () => {
    field.select();
    const told = () => { done.textContent = text("copied"); };
    const byHand = () => { if (document.execCommand("copy")) told(); }; // where the page may not write to the clipboard itself
    navigator.clipboard ? navigator.clipboard.writeText(field.value).then(told, byHand) : byHand();
  });
  fill("text");
  return make("div", "citation", [bar, field]);
}

export function citing(one) { // a button that opens the citation under it
  const root = make("span", "citing"), open = button("", text("cite"), () => {
    const shown = root.nextElementSibling;
    if (shown?.className === "citation") shown.remove();
    else root.after(box(one));
    open.setAttribute("aria-expanded", String(!shown));
  }, { "aria-expanded": "false" });
  root.append(open);
  return root;
}
