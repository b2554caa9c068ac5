// The column on the right: what is chosen, with its evidence.
import { button, find, make, redraw } from "./elements.js";
import { acts, edges, items, kinds, nodes, once, topics } from "./data.js";
import { stroke, swatch } from "./marks.js";
import { name, number, scene, state, text, view } from "./state.js";
import { drawable, passes, route } from "./filters.js";
import { inPicture } from "./ties.js";
import { show } from "./page.js";
import { choose, focusOn, hide, read } from "./selection.js";
import { byline, card, chip, goTo, trailOf, typeOf, unfold } from "./evidence.js";
import { cellItems, cellTitle, shares } from "./positions_view.js";
import { bySentence, gathered } from "./gathering.js";
import { profile } from "./profile.js";
import { topicLinks } from "./topic_links.js";
import { EVENTS, monthItems, monthTitle } from "./timeline.js";

const shownOf = (list) => list.filter(passes);
const heading = (words, list, passing) => make("h3", "", [words, " ", passing.length === list.length ? number(list.length) : text("filtered")(number(passing.length), number(list.length))]);

function cards(words, list, titled, step = 10) { // what passes the filters, the latest first
  const passing = shownOf(list).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id - b.id));
  return list.length ? [heading(words, list, passing), ...unfold(bySentence(passing), ([one, ...more]) => card(one, titled || more.length > 0, more), "div", step)] : [];
}

function gatheredCards(words, list, step = 3) { // by document and sentence, what several report of one utterance once
  const passing = shownOf(list).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id - b.id));
  const section = ([paper, sentences]) => make("section", "by-document", [make("h4", "", [button("", paper.title, () => read(paper.id)), make("span", "sub", [paper.date, paper.publisher].filter(Boolean).join(" · "))]),
    ...unfold(sentences, ([one, ...more]) => card(one, true, more), "div", 5)]);
  return list.length ? [heading(words, list, passing), ...unfold(gathered(passing), section, "div", step)] : [];
}

function doings(node) {
  const { focus } = state, focused = focus?.id === node.id ? focus.hops : 0;
  const look = (hops) => button("", text(`focus${hops}`), () => focusOn(focused === hops ? null : { id: node.id, hops }), { "aria-pressed": focused === hops, "data-key": `focus ${hops}` });
  return make("div", "doings", [look(1), look(2), button("", text("hide"), () => hide(node.id)),
    button("", text("route"), () => { view.pending = node.id; show("network"); })]);
}

function aboutNode(node) {
  const kind = kinds[node.kind], other = state.language === "zh" ? node.en : node.zh;
  const every = node.edges.filter(inPicture), ties = every.filter(drawable).map((edge) => [edge, once(edge.items.filter(passes)).length])
    .sort((a, b) => b[1] - a[1] || a[0].act - b[0].act || a[0].id - b[0].id);
  const aliases = node.aliases.slice(0, 12).map((alias) => make("li", "", alias));
  const parts = [make("div", "badge", [swatch(kind), name(kind)]), make("h2", "", name(node))];
  if (other !== name(node)) parts.push(make("p", "second", other));
  if (aliases.length) parts.push(make("ul", "aliases", aliases, { "aria-label": text("alsoKnown") }));
  parts.push(make("p", "facts", [make("span", "", [make("b", "", number(every.length)), text("ties")]),
    make("span", "", [make("b", "", number(node.documents)), text("mentionedIn")])]), ...profile(node), doings(node));
  if (every.length) {
    parts.push(heading(text("neighbors"), every, ties), ...unfold(ties, ([edge, count]) => {
      const out = edge.from === node.id;
      return make("li", "tie", [make("span", "way", edge.from === edge.to ? "↺" : out ? "→" : "←"),
        chip(acts[edge.act], count, () => choose({ type: "edge", id: edge.id })), goTo(out ? edge.to : edge.from, "other"), byline(acts[edge.act], edge.items.filter(passes))]);
    }, "ul", 30));
  }
  return [...parts, ...gatheredCards(text("happened"), node.events), ...gatheredCards(text("said"), node.items), ...gatheredCards(text("about"), node.near)];
}

const aboutEdge = (edge) => [
  make("div", "badge", [stroke(acts[edge.act]), text(acts[edge.act].claim ? "claim" : "relation"), byline(acts[edge.act], edge.items, true)]),
  make("h2", "trail", [goTo(edge.from), chip(acts[edge.act], once(edge.items).length), make("span", "way", "→"), goTo(edge.to)]),
  ...cards(text("evidence"), edge.items, false),
];

const aboutClaim = (one) => [
  make("div", "badge", [stroke(acts[one.act]), typeOf(one)]), make("h2", "trail", trailOf(one)),
  make("p", "second", topicLinks(one).length ? [make("span", "sub", text("topicsLine")), ...topicLinks(one).flatMap((link, index) => [index ? text("and") : "", link])]
    : [...one.topics.map((id) => name(topics[id])), ...one.instruments.map((id) => name(nodes[id]))].join("　")),
  make("h3", "", text("evidence")), card(one),
];

function aboutMany(title, list, sort = "illocutions") { // a cell of the matrix, a bar of the timeline
  return [make("div", "badge", text(sort)), make("h2", "", title),
    make("p", "trail", shares(shownOf(list)).map(([, , act, count]) => chip({ ...acts[act], ...acts[act].plain }, count))), ...cards(text("evidence"), list, true)];
}

function aboutPath({ from, to }) {
  const way = route(from, to, scene.shown.lines);
  let at = from;
  const steps = way.map((edge) => {
    const before = at;
    at = edge.from === at ? edge.to : edge.from;
    return make("li", "tie", [goTo(before, "other"), make("span", "way", edge.from === before ? "→" : "←"),
      chip(acts[edge.act], once(edge.items).length, () => choose({ type: "edge", id: edge.id })), goTo(at, "other"), byline(acts[edge.act], edge.items)]);
  });
  return [make("div", "badge", text("path")), make("h2", "trail", [goTo(from), make("span", "way", "–"), goTo(to)]),
    make("p", "second", way.length ? text("steps")(way.length) : text("noPath")), make("ol", "", steps)];
}

const ABOUT = {
  node: ({ id }) => aboutNode(nodes[id]), edge: ({ id }) => aboutEdge(edges[id]), item: ({ id }) => aboutClaim(items[id]),
  path: aboutPath, cell: (chosen) => aboutMany(cellTitle(chosen), cellItems(chosen)), month: (chosen) => aboutMany(monthTitle(chosen), monthItems(chosen), chosen.side === EVENTS ? "events" : undefined),
};

let panelShows = "";
export function panel() {
  const root = find("panel"), { chosen } = state, shows = JSON.stringify(chosen);
  root.hidden = !chosen;
  document.body.classList.toggle("open", Boolean(chosen));
  if (!chosen) root.replaceChildren();
  else redraw(root, [button("close", "×", () => choose(null), { "aria-label": text("close"), "data-key": "close" }), ...ABOUT[chosen.type](chosen)]);
  if (shows !== panelShows) root.scrollTop = 0;
  panelShows = shows;
}
