// The data of the page as things that know one another. It comes as rows, whose fields `data.fields` names by table; what is
// taken from a row is what is written between its braces here, and nowhere else: a test holds both lists against each other.
import { TEXT } from "./i18n.js";
import { find } from "./elements.js";

const { options, dashes, fulltext, words, fold: scripts, communities: tints, relations, elsewhere, rest, readings, fields, base, ...tables } = JSON.parse(find("data").textContent);
export { base, dashes, elsewhere, fulltext, options, readings };
export const relationsTold = relations; // by all texts; not all of them are in the network
const word = (index) => words[index] ?? "";

function objects(names, rows) {
  return rows.map((row) => {
    const made = {};
    for (let at = 0; at < names.length; at += 1) made[names[at]] = row[at];
    return made;
  });
}
const rows = (table) => objects(fields[table], tables[table]);
const nested = (table, list) => objects(fields[table], list); // rows in a field of another row

export const kinds = rows("kinds").map(({ key, zh, en, color, shape, hollow, worth, asked }) => ({ key, zh, en, color, shape, hollow, worth, asked }));
export const acts = rows("acts").map(({ kind, predicate, polarity, unsure, zh, en, color, plain_zh: plainZh, plain_en: plainEn }, order) => ({
  order,
  zh: kind === "claim" && polarity === "negative" ? TEXT.zh.negated(zh) : zh,
  en: kind === "claim" && polarity === "negative" ? TEXT.en.negated(en) : en,
  color, claim: kind === "claim", event: kind === "event", position: kind === "position", negative: kind === "relation" && polarity === "negative", predicate, polarity,
  unsure, fact: kind === "relation" ? unsure || "actual" : "", // what happened, as far as the text goes; claims and events are said and told
  family: `${kind}.${predicate}`, key: [kind, predicate, polarity, unsure].filter(Boolean).join("."), plain: { zh: plainZh, en: plainEn },
}));
export const nodes = rows("nodes").map(({ zh, en, kind, x, y, size, degree, documents, aliases, name, opening, topical, topical_opening: topicalOpening, community, key }, id) => ({
  id, zh, en: en || zh, kind, x, y, size, degree, documents, aliases, name, community, key: key || name.replace("/", ":"), edges: [], items: [], near: [], events: [],
  subject: kinds[kind].key === "topic", // it is drawn, and no entity
  places: { target: [x, y], topic: topical.length ? topical : [x, y] }, openings: { target: opening, topic: topicalOpening },
}));
export const entities = nodes.filter((node) => !node.subject);
export const isThing = (node) => !node.subject && kinds[node.kind].key !== "post"; // as `kg build` counts: a topic or a post is none
export const things = nodes.filter(isThing);
export const edges = rows("edges").map(({ source: from, target: to, act, width, bend, evidence }, id) => (
  { id, from, to, act, width, bend, evidence, items: [] }));
export const passages = rows("passages").map(({ document, start, end, before, after, source, source_length: sourceLength, cue, cue_length: cueLength,
  date, speaker, form, confidence, rule, modality }) => ({
  document, start, end, sentence: [start - before, end + after], source: [source, source + sourceLength], cue: [cue, cue + cueLength], date: word(date), speaker, form: word(form),
  confidence, rule: word(rule), modality: word(modality),
}));
export const documents = rows("documents").map(({ id: key, title, date, publisher, url, copy, mentions, parts }, id) => ({
  id, key, title: title || key, date, publisher, url, copy, mentions, items: [],
  parts: nested("parts", parts).map(({ start, text }) => ({ start, text })), // whole texts have one part only
}));
const unlisted = new Set(rest);
export const topics = rows("topics").map(({ zh, en }, id) => (
  { id, zh: unlisted.has(id) ? TEXT.zh.restTopic : zh, en: unlisted.has(id) ? TEXT.en.restTopic : en || zh, unlisted: unlisted.has(id) }));

const MONTH = /^(\d{4})(?:-(\d{2}))?/; // 2022, 2022-01, 2022-01-21
export function months(date) { // first and last month of a date, or of two with a stroke between; counted from the year 0
  const [begin, end = begin] = date.split("/").map((one) => MONTH.exec(one));
  if (!begin || !end) return null;
  return [begin[1] * 12 + (begin[2] ? begin[2] - 1 : 0), end[1] * 12 + (end[2] ? end[2] - 1 : 11)];
}

// A thing by its number: a node, or below 0 a name of something that is no node.
const others = rows("names").map(({ zh, en }) => ({ zh, en: en || zh }));
export const thing = (number) => (number < 0 ? others[-1 - number] : nodes[number]);

// An item is one thing that one document says: a claim, a relation with one of its evidences, or an event with one of its.
export const items = [];
function detailed({ post, addressee, place, relay, articles = [], says = [] }) { // what else is known of a claim; each may lack
  return { post, addressee, place, relay, articles: nested("articles", articles).map(({ treaty, number }) => ({ treaty, number })),
    says: nested("says", says).map(({ subject, verb, object, negative }) => ({ subject, verb, object, negative })) };
}
function item(claim, act, source, speaker, targets, topics, instruments, passage) {
  const { document, date } = passages[passage];
  const made = { id: items.length, claim, act, source, speaker, targets, topics, instruments, passage, document, date, span: months(date) };
  items.push(made);
  documents[document].items.push(made);
  return made;
}
export const claims = rows("claims").map(({ source, speaker, act, targets, topics: on, instruments, passage, utterance, details, iri }) =>
  Object.assign(item(true, act, source, speaker, targets, on, instruments, passage), { utterance, iri: `${base}id/claim/${iri}`, details: details && detailed(details) }));
{
  const known = new Map(claims.map((one) => [`${one.source} ${one.act} ${one.passage}`, one]));
  for (const edge of edges) {
    edge.items = acts[edge.act].position ? edge.evidence.map((place) => claims[place]) : edge.evidence.map((passage) => (acts[edge.act].claim && known.get(`${edge.from} ${edge.act} ${passage}`))
      || item(acts[edge.act].claim, edge.act, edge.from, passages[passage].speaker, [edge.to], [], [], passage));
    for (const end of new Set([edge.from, edge.to])) nodes[end].edges.push(edge);
  }
}
for (const one of claims) {
  for (const who of new Set([one.source, one.speaker])) nodes[who]?.items.push(one);
  for (const thing of one.instruments) nodes[thing].near.push(one);
}
export const events = rows("events").map(({ act, participants: who, things, place, reporter, passage }) =>
  Object.assign(item(false, act, -1, -1, [], [], [], passage), { event: true, who, things, place, reporter }));
for (const one of events) for (const id of new Set(one.who)) nodes[id]?.events.push(one);
for (const paper of documents) paper.items.sort((a, b) => passages[a.passage].start - passages[b.passage].start || a.id - b.id);

// An item by what it says, not by its number: a link to it outlives the next build.
export const spelled = (one) => [documents[one.document].key, passages[one.passage].start, passages[one.passage].end, acts[one.act].key, nodes[one.source]?.name ?? ""].join("~");

// What positions are taken on, and the ledger of these: one stand an utterance and subject, with the item that tells it.
export const attitudes = rows("stances").map(({ key, zh, en, color }) => ({ key, zh, en, color }));
export const subjects = rows("subjects").map(({ key, zh, en, node, topic, above, names: also }, id) => (
  { id, key, zh, en: en || zh, treaty: key.startsWith("treaty:"), node, topic, above, also, stands: [] }));
const voted = new Map(items.filter((one) => !one.claim && !one.event).map((one) => [`${one.source} ${one.passage}`, one]));
export const stands = rows("stands").map(({ subject, side, stance, change, told, earlier }, id) => {
  const one = { id, subject, side, stance, change: word(change), item: told < -1 ? voted.get(`${side} ${-2 - told}`) : claims[told], earlier: claims[earlier] };
  if (one.item) subjects[subject].stands.push(one);
  return one;
});
export const differences = rows("differences").map(({ subject, how, one, other, pairs, days }) => (
  { subject, how: word(how), one: stands[one], other: stands[other], pairs, days }));

export const byDegree = [...entities].sort((a, b) => b.degree - a.degree || b.documents - a.documents || a.id - b.id);
const worth = (node) => Math.max(kinds[node.kind].worth, 0.5) * node.edges.length; // who is named first
[...nodes].sort((a, b) => worth(b) - worth(a) || b.documents - a.documents || a.id - b.id).forEach((node, rank) => { node.rank = rank; });
export const byName = new Map(nodes.map((node) => [node.name, node]));
export const communities = tints.map((tint, id) => { // called by their best connected members; the last is the rest
  const of = byDegree.filter((node) => node.community === id), rest = id === tints.length - 1;
  const called = (language) => (rest ? TEXT[language].otherCommunities : of.slice(0, 3).map((node) => node[language]).join(language === "zh" ? "、" : ", "));
  return { id, color: tint, size: of.length, zh: called("zh"), en: called("en") };
});
export const hubs = nodes.filter((node) => node.openings.target.length || node.openings.topic.length);
export const stances = acts.some((act) => act.position); // whether any claim is about a treaty or topic

// What several documents tell of one utterance counts once: the first of a list for each, and all that is no claim.
export function once(list) {
  const known = new Set();
  return list.filter(({ utterance }) => utterance === undefined || (!known.has(utterance) && known.add(utterance)));
}
const reports = new Map();
for (const one of claims) reports.set(one.utterance, [...(reports.get(one.utterance) || []), one]);
export const othersOf = ({ utterance, document }) => [...new Map((reports.get(utterance) || [])
  .filter((one) => one.document !== document).map((one) => [one.document, one])).values()];

// The part of a document's text that holds a place.
export const partAt = (document, place) => documents[document].parts.find(({ start, text }) => place >= start && place < start + text.length) || { start: 0, text: "" };
function quoted(document, start, end) {
  const { start: from, text } = partAt(document, start);
  return text.slice(start - from, end - from);
}
export function letters(document, place) { // a place as the graph counts it: a character beyond the first plane is one
  let more = 0;
  for (const { start, text } of documents[document].parts) {
    if (start >= place) break;
    for (const found of text.slice(0, place - start)) if (found.length > 1) more += 1;
  }
  return place - more;
}
export const quote = (one) => quoted(one.document, passages[one.passage].start, passages[one.passage].end);

// ---- search folds traditional to simplified characters, full-width to plain letters ----
const AFTER = [...scripts[1]];
const FOLDED = new Map([...scripts[0]].map((old, index) => [old, index]));
export function fold(text) {
  let folded = "";
  for (const character of text.normalize("NFKC").toLowerCase()) folded += FOLDED.has(character) ? AFTER[FOLDED.get(character)] : character;
  return folded;
}
export const names = (node) => (node.names ??= [...new Set([node.zh, node.en, ...node.aliases, node.name].map(fold))]);
