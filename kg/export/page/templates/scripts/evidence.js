// Evidence: a passage in its paragraph with source, cue and content marked.
import { button, make } from "./elements.js";
import { acts, detailsOf, documents, fulltext, nodes, othersOf, partAt, passageOf, thing } from "./data.js";
import { name, text } from "./state.js";
import { chooseNode, read } from "./selection.js";
import { citing } from "./cite.js";
import { topicLine } from "./topic_links.js";

const FORMS = { document: "voice" };
const CLIP = 150; // characters on either side of a sentence: with more, the paragraph is long and only the sentence is shown

// Text as elements, cut at every bound; each piece bears the classes of all spans over it.
// Spans: [start, end, className, attributes], counted as the text is from `from`.
export function marked(text, from, spans) {
  const inside = spans.filter(([start, end]) => end > from && start < from + text.length && end > start);
  const cuts = [...new Set([from, from + text.length, ...inside.flatMap(([start, end]) => [Math.max(start, from), Math.min(end, from + text.length)])])]
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const over = inside.filter((span) => span[0] <= start && span[1] >= cuts[index + 1]);
    const piece = text.slice(start - from, cuts[index + 1] - from);
    if (!over.length) return piece;
    const made = make("span", [...new Set(over.map((span) => span[2]))].join(" "), piece);
    for (const span of over) span[3]?.(made, start);
    return made;
  });
}

// Pieces of a text that is not here as a whole, with dots where it is cut.
export const cut = (pieces, before, after) => [before ? "…" : "", ...pieces, after ? "…" : ""].filter(Boolean);

export function spansOf(one) {
  const passage = passageOf(one);
  const tint = (made) => made.style.setProperty("--act", acts[one.act].color);
  return [[passage.start, passage.end, "content", tint], [...passage.source, "source", tint], [...passage.cue, "cue", tint]];
}

function paragraph(one, whole = false) { // where the passage stands, its sentence at least: [text, from, cut before, cut after]
  const passage = passageOf(one), { start: from, text } = partAt(one.document, passage.start);
  const [first, last] = passage.sentence.map((place) => place - from), stop = text.indexOf("\n", last);
  const far = { begin: text.lastIndexOf("\n", first - 1) + 1, end: stop < 0 ? text.length : stop };
  const begin = !whole && first - far.begin > CLIP ? first : far.begin, end = !whole && far.end - last > CLIP ? last : far.end;
  return [text.slice(begin, end), from + begin, begin > far.begin, end < far.end];
}

export function link(paper, words) { // nothing but http and https is linked
  if (!/^https?:\/\//i.test(paper.url)) return "";
  return make("a", "", `${words} ↗`, { href: paper.url, target: "_blank", rel: "noopener noreferrer" });
}

export const chip = (act, count, action) => {
  const dot = make("i");
  dot.style.background = act.unsure ? "none" : act.color;
  if (act.unsure) dot.style.border = `2px solid ${act.color}`;
  const parts = [dot, name(act), count > 1 ? make("span", "times", `×${count}`) : ""];
  return action ? button("act", parts, action) : make("span", "act", parts);
};
export const goTo = (id, className = "") => (nodes[id] ? button(className, name(nodes[id]), () => chooseNode(id)) : make("span", className, "—"));
export const listed = (...parts) => parts.filter(Boolean).map((part) => make("span", "", part));

// Who says so, of a relation that texts report as somebody's words only; that it is intended, of one that is.
const teller = (one) => detailsOf(one)?.relay ?? (nodes[one.speaker] ? one.speaker : null); // who relays it, else who says it
const claimants = (list) => [...new Set(list.map(teller))].map((id) => (id === null ? text("nobodyNamed") : name(thing(id))));
export const claimedBy = (act, list) => (act.unsure === "claimed" ? text("claimedBy")(claimants(list).slice(0, 3).join(text("and")) + (claimants(list).length > 3 ? "…" : ""))
  : act.unsure ? text("modalities")[act.unsure] : "");
export function byline(act, list, linked = false) { // the chip that says so
  if (!act.unsure || (act.unsure !== "claimed" && !linked)) return ""; // that it is intended its label tells
  if (!linked || act.unsure !== "claimed") return make("span", "byline", claimedBy(act, list), { title: claimedBy(act, list) });
  const [before, after] = text("claimedBy")("\n").split("\n"), ids = [...new Set(list.map(teller))];
  return make("span", "byline", [before, ...ids.flatMap((id, index) => [index ? text("and") : "", id === null ? text("nobodyNamed") : told(id)]), after]);
}

export const told = (number) => (nodes[number] ? goTo(number) : make("span", "", name(thing(number)))); // a node or a mere name
export function trailOf(one) { // who does what to whom; what happened, with whom, about what and where
  if (one.event) {
    const at = one.place !== null && [make("span", "way", "@"), told(one.place)];
    return [chip(acts[one.act], 1), ...[...one.who, ...one.things].map(told), ...(at || [])];
  }
  return [goTo(one.source), chip(acts[one.act], 1), byline(acts[one.act], [one]), one.targets.length ? make("span", "way", "→") : "", ...one.targets.map((id) => goTo(id))];
}
const trail = (one) => make("p", "trail", trailOf(one));
export const typeOf = (one) => text(one.event ? "event" : one.claim ? "claim" : "relation");

const worded = (key, ...parts) => { // the words around what is named stand in i18n.js
  const [before, after] = text("circumstances")[key];
  return make("span", "", [before, ...parts, after]);
};
const article = ({ treaty, number: count }) => { const [before, after] = text("article")(count); return make("span", "", [before, told(treaty), after]); };

function circumstances({ post, addressee, place, relay, articles }) { // of a claim: as whom, to whom, where, through whom
  const found = Object.entries({ post, addressee, place, relay }).filter(([, number]) => number !== undefined).map(([key, number]) => worded(key, told(number)));
  if (articles.length) found.push(worded("articles", ...articles.flatMap((one, index) => [index ? text("and") : "", article(one)])));
  return found.length > 0 && make("p", "circumstances", found);
}

function proposed({ says }) { // what a claim says somebody does: said, not so
  return says.length > 0 && make("div", "proposed", [make("span", "sub", text("proposed"), { title: text("proposedHint") }),
    make("ul", "", says.map(({ subject, verb, object, negative }) => make("li", "",
      [told(subject), negative ? make("span", "not", text("not")) : "", make("span", "verb", name(thing(verb))), told(object)])))]);
}

function retold(one) { // in which other documents the same is told
  const others = othersOf(one);
  return others.length > 0 && make("p", "retold", [make("span", "sub", text("alsoTold")(others.length), { title: text("alsoToldHint") }),
    ...others.slice(0, 5).map((other) => button("", documents[other.document].title, () => read(other.document, other.id)))]);
}

function technical({ confidence, rule }) { // how it was read: for those who ask
  const found = [confidence !== null && `${text("confidence")} ${confidence.toFixed(2)}`, rule && `${text("rule")} ${rule}`].filter(Boolean);
  return found.length > 0 && make("details", "technical", [make("summary", "", text("technical")), make("p", "", listed(...found))]);
}

export function card(one, titled = false, more = []) { // with what else is said in the same sentence
  const passage = passageOf(one), paper = documents[one.document], details = detailsOf(one);
  const quotation = make("blockquote", "");
  const fill = (whole) => {
    const [text_, from, before, after] = paragraph(one, whole);
    const rest = (before || after) && button("whole", `… ${text("whole")}`, () => fill(true));
    const inside = marked(text_, from, [one, ...more].flatMap(spansOf));
    quotation.replaceChildren(...(fulltext ? [before ? "…" : "", ...inside, rest].filter(Boolean) : cut(inside, from > 0, true)));
  };
  fill(false);
  return make("article", "evidence", [
    titled && trail(one), ...more.map(trail), !titled && acts[one.act].unsure && make("p", "said", byline(acts[one.act], [one], true)), quotation,
    titled && topicLine(one), make("p", "title", button("", paper.title, () => read(one.document, one.id))),
    details && circumstances(details), details && proposed(details),
    make("p", "", listed(passage.date || (!one.event && paper.date) || text("undated"), paper.publisher, paper.copy && text("copy"),
      !acts[one.act].unsure && nodes[passage.speaker] && make("span", "", [text("speaker"), goTo(passage.speaker)]),
      one.event && one.reporter !== null && make("span", "", [`${text("reporter")} `, told(one.reporter)]))),
    make("p", "", listed(passage.form && (text(FORMS[passage.form] || passage.form) || passage.form),
      !acts[one.act].unsure && text("modalities")[passage.modality])),
    technical(passage),
    one.claim && retold(one),
    make("p", "", listed(button("", text("inDocument"), () => read(one.document, one.id)), link(paper, text("open")), citing(one))),
  ]);
}

export function unfold(list, drawOne, tag = "div", step = 20) { // a long list, some at a time
  const root = make(tag, ""), further = button("further", "", () => grow());
  let count = 0;
  const grow = () => {
    root.append(...list.slice(count, count + step).map(drawOne));
    count = Math.min(list.length, count + step);
    further.hidden = count >= list.length;
    further.textContent = text("further")(Math.min(step, list.length - count));
  };
  grow();
  return [root, further];
}
