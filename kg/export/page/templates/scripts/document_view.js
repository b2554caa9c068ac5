// Documents: the text with mentions, claims and their cues marked.
import { button, find, make, redraw } from "./elements.js";
import { acts, documents, fold, fulltext, items, kinds, names, nodes, partsOf, passageOf, quote, thing } from "./data.js";
import { name, number, state, text } from "./state.js";
import { passes } from "./filters.js";
import { faceted, isOnTopic } from "./facets.js";
import { whoSays } from "./doc_summary.js";
import { refresh } from "./page.js";
import { choose, read } from "./selection.js";
import { cut, link, listed, marked, spansOf } from "./evidence.js";

function mentionsIn(paper, text, from) { // where the names of the entities that this document mentions stand, the longest first
  const known = new Map();
  for (const id of paper.mentions) {
    for (const one of names(nodes[id]).slice(0, -1)) if (one.length > 1 && !known.has(one)) known.set(one, id);
  }
  if (!known.size) return [];
  const plain = [...text].map((character) => { const one = fold(character); return one.length === character.length ? one : character; }).join("");
  const pattern = [...known.keys()].sort((a, b) => b.length - a.length).map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/^(?=[a-z0-9])/, "(?<![a-z0-9])").replace(/(?<=[a-z0-9])$/, "(?![a-z0-9])")).join("|");
  return [...plain.matchAll(new RegExp(pattern, "gu"))].map((match) => {
    const id = known.get(match[0]);
    const mark = (made) => {
      made.style.setProperty("--kind", kinds[nodes[id].kind].color);
      made.dataset.node = id;
      made.title = `${name(nodes[id])} · ${name(kinds[nodes[id].kind])}`;
    };
    return [from + match.index, from + match.index + match[0].length, "mention", mark];
  });
}

const doers = (one) => (one.event ? one.who.map((number) => name(thing(number))).join(text("and")) : name(nodes[one.source]));

function claimSpans(one) { // the first piece of what an item quotes can be reached by keyboard
  const { start } = passageOf(one), tint = acts[one.act].color, chosen = state.chosen?.type === "item" && state.chosen.id === one.id;
  const mark = (made, at) => {
    made.style.setProperty("--act", tint);
    made.dataset.item = one.id;
    if (chosen) made.classList.add("chosen");
    if (at === start) {
      made.tabIndex = 0;
      made.setAttribute("role", "button");
      made.setAttribute("aria-label", `${doers(one)} ${name(acts[one.act])}: ${quote(one)}`);
    }
  };
  const [content, source, cue] = spansOf(one);
  return [[content[0], content[1], one.claim ? "content" : "tied", mark], source, cue];
}

export function reading() {
  if (state.reading < 0 && state.chosen?.type === "item") state.reading = items[state.chosen.id].document;
  const paper = documents[state.reading], needle = fold(find("paper-search").value).trim();
  const papers = documents.filter((one) => (one === paper || (isOnTopic(one) && (!faceted() || one.items.some(passes))))).filter((one) => !needle || [one.title, one.publisher, one.date].some((words) => fold(words).includes(needle)))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id - b.id));
  find("paper-search").placeholder = text("filterPapers");
  find("paper-search").setAttribute("aria-label", text("filterPapers"));
  redraw(find("papers"), papers.slice(0, 500).map((one) => make("li", "", button("", [make("span", "name", one.title),
    make("span", "sub", [one.date, one.publisher, one.copy && text("copy"), number(one.items.filter(passes).length)].filter(Boolean).join(" · "))],
  () => read(one.id), { "aria-current": one === paper, "data-key": one.key }))));
  const article = find("article");
  find("reading").classList.toggle("chosen", Boolean(paper));
  if (!paper) return article.replaceChildren(make("p", "hint", text("choosePaper")));
  const spans = paper.items.filter(passes).flatMap(claimSpans);
  const body = partsOf(paper.id).flatMap(({ start: from, text: whole }) => {
    const over = [...mentionsIn(paper, whole, from), ...spans];
    let at = from;
    return whole.split("\n").map((line) => {
      const start = at;
      at += line.length + 1;
      const inside = marked(line, start, over.filter(([begin, end]) => end > start && begin < start + line.length));
      return line && make("p", "", fulltext ? inside : cut(inside, start > 0 && start === from, at > from + whole.length));
    }).filter(Boolean);
  });
  if (fulltext && body[0] && fold(body[0].textContent) === fold(paper.title)) body[0].className = "headline";
  const headed = body[0]?.className === "headline";
  const same = article.dataset.shows === paper.key;
  const leave = button("leave", text("allPapers"), () => { state.reading = -1; state.chosen = null; refresh(); }, { "data-key": "leave" });
  redraw(article, [leave, make("div", "badge", listed(paper.date || text("undated"), paper.publisher, text("claimsCount")(paper.items.filter((one) => one.claim).length), link(paper, text("open")))),
    !headed && make("h2", "", paper.title), !fulltext && make("p", "hint", text("excerpts")), ...whoSays(paper), ...body].filter(Boolean));
  if (headed) article.querySelector(".headline").setAttribute("role", "heading");
  if (headed) article.querySelector(".headline").setAttribute("aria-level", "2");
  if (!same) article.scrollTop = 0;
  article.dataset.shows = paper.key;
}

find("paper-search").addEventListener("input", () => reading());
{
  const open = (event) => {
    const mention = event.target.closest("[data-node]"), content = event.target.closest("[data-item]");
    if (event.type === "keydown" && content) choose({ type: "item", id: Number(content.dataset.item) });
    else if (mention) choose({ type: "node", id: Number(mention.dataset.node) });
    else if (content) choose({ type: "item", id: Number(content.dataset.item) });
  };
  find("article").addEventListener("click", open);
  find("article").addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-item]")) { event.preventDefault(); open(event); }
  });
}
