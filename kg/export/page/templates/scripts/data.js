// The data of the page as things that know one another. It comes as tables (columns.js); what is taken from a row is what is
// written between its braces here, and nowhere else: a test holds both lists against each other.
import { TEXT } from "./i18n.js";
import { columns, parsed, row, rows, whole } from "./columns.js";

const { options, dashes, fulltext, words, fold: scripts, communities: tints, relations, elsewhere, rest, readings, fields, base } = parsed("rest");
export { base, dashes, elsewhere, fulltext, options, readings };
export const relationsTold = relations; // by all texts; not all of them are in the network
const word = (index) => words[index] ?? "";

export const kinds = rows("kinds", ({ key, zh, en, color, shape, hollow, worth, asked }) => ({ key, zh, en, color, shape, hollow, worth, asked }));
export const acts = rows("acts", ({ kind, predicate, polarity, unsure, zh, en, color, plain_zh: plainZh, plain_en: plainEn }, order) => ({
  order,
  zh: kind === "claim" && polarity === "negative" ? TEXT.zh.negated(zh) : zh,
  en: kind === "claim" && polarity === "negative" ? TEXT.en.negated(en) : en,
  color, claim: kind === "claim", event: kind === "event", position: kind === "position", negative: kind === "relation" && polarity === "negative", predicate, polarity,
  unsure, fact: kind === "relation" ? unsure || "actual" : "", // what happened, as far as the text goes; claims and events are said and told
  family: `${kind}.${predicate}`, key: [kind, predicate, polarity, unsure].filter(Boolean).join("."), plain: { zh: plainZh, en: plainEn },
}));
export const nodes = whole("nodes", ({ zh, en, kind, x, y, size, degree, documents, aliases, name, opening, topical, topical_opening: topicalOpening, community, key }) => zh.map((label, id) => ({
  id, zh: label, en: en[id] || label, kind: kind[id], x: x[id], y: y[id], size: size[id], degree: degree[id], documents: documents[id], aliases: aliases[id], name: name[id],
  community: community[id], key: key[id] || name[id].replace("/", ":"), edges: [], items: [], near: [], events: [],
  subject: kinds[kind[id]].key === "topic", // it is drawn, and no entity
  places: { target: [x[id], y[id]], topic: topical[id].length ? topical[id] : [x[id], y[id]] }, openings: { target: opening[id], topic: topicalOpening[id] },
})));
export const entities = nodes.filter((node) => !node.subject);
export const isThing = (node) => !node.subject && kinds[node.kind].key !== "post"; // as `kg build` counts: a topic or a post is none
export const things = nodes.filter(isThing);
export const documents = rows("documents", ({ id: key, title, date, publisher, url, copy, mentions }, id) => (
  { id, key, title: title || key, date, publisher, url, copy, mentions, items: [] }));
const unlisted = new Set(rest);
export const topics = rows("topics", ({ zh, en }, id) => (
  { id, zh: unlisted.has(id) ? TEXT.zh.restTopic : zh, en: unlisted.has(id) ? TEXT.en.restTopic : en || zh, unlisted: unlisted.has(id) }));

const MONTH = /^(\d{4})(?:-(\d{2}))?/; // 2022, 2022-01, 2022-01-21
export function months(date) { // first and last month of a date, or of two with a stroke between; counted from the year 0
  const [begin, end = begin] = date.split("/").map((one) => MONTH.exec(one));
  if (!begin || !end) return null;
  return [begin[1] * 12 + (begin[2] ? begin[2] - 1 : 0), end[1] * 12 + (end[2] ? end[2] - 1 : 11)];
}

// A thing by its number: a node, or below 0 a name of something that is no node.
const others = rows("names", ({ zh, en }) => ({ zh, en: en || zh }));
export const thing = (number) => (number < 0 ? others[-1 - number] : nodes[number]);

// An item is one thing that one document says: a claim, a relation with one of its evidences, or an event with one of its.
export const items = [];
function grouped(list, key) {
  const found = new Map();
  for (const one of list) found.has(key(one)) ? found.get(key(one)).push(one) : found.set(key(one), [one]);
  return found;
}
const NONE = Object.freeze([]);
const spots = columns("passages"), spans = words.map(months);
function item(claim, act, source, speaker, targets, topics, instruments, passage, utterance) {
  const document = spots.document[passage], date = spots.date[passage];
  const made = { id: items.length, claim, act, source, speaker, targets, topics, instruments, passage, document, date: word(date), span: spans[date] ?? null, utterance };
  items.push(made);
  documents[document].items.push(made);
  return made;
}
export const claims = whole("claims", ({ source, speaker, act, targets, topics: on, instruments, passage, utterance }) =>
  source.map((who, id) => item(true, act[id], who, speaker[id], targets[id], on[id], instruments[id], passage[id], utterance[id])));
const saying = (source, act, passage) => (passage * acts.length + act) * (nodes.length + 1) + source + 1; // one number for all three
const known = new Map(claims.map((one) => [saying(one.source, one.act, one.passage), one]));
function itemsOf(from, to, act, evidence) { // what an edge stands for; most have one evidence
  const proofs = typeof evidence === "number" ? [evidence] : evidence;
  if (acts[act].position) return proofs.map((place) => claims[place]);
  return proofs.map((passage) => (acts[act].claim && known.get(saying(from, act, passage)))
    || item(acts[act].claim, act, from, spots.speaker[passage], [to], NONE, NONE, passage));
}
export const edges = whole("edges", ({ source, target, act, width, bend, evidence }) => source.map((from, id) => (
  { id, from, to: target[id], act: act[id], width: width[id], bend: bend[id], items: itemsOf(from, target[id], act[id], evidence[id]) })));
for (const edge of edges) {
  nodes[edge.from].edges.push(edge);
  if (edge.to !== edge.from) nodes[edge.to].edges.push(edge);
}
for (const one of claims) {
  nodes[one.source]?.items.push(one);
  if (one.speaker !== one.source) nodes[one.speaker]?.items.push(one);
  for (const thing of one.instruments) nodes[thing].near.push(one);
}
export const events = rows("events", ({ act, participants: who, things, place, reporter, passage }) =>
  Object.assign(item(false, act, -1, -1, NONE, NONE, NONE, passage), { event: true, who, things, place, reporter }));
for (const one of events) for (const id of new Set(one.who)) nodes[id]?.events.push(one);
for (const paper of documents) paper.items.sort((a, b) => spots.start[a.passage] - spots.start[b.passage] || a.id - b.id);

// ---- what is asked of one item only when somebody looks at it ----
export function passageOf({ passage }) { // where its quote stands, and how it was read
  const { document, start, end, before, after, source, source_length: sourceLength, cue, cue_length: cueLength, date, speaker, form, confidence, rule, modality } = row("passages", passage);
  return { document, start, end, sentence: [start - before, end + after], source: [source, source + sourceLength], cue: [cue, cue + cueLength], date: word(date), speaker, form: word(form),
    confidence, rule: word(rule), modality: word(modality) };
}
const nested = (table, list) => list.map((values) => Object.fromEntries(fields[table].map((field, at) => [field, values[at]]))); // rows in a field of another row
const isListed = ({ id }) => id < claims.length; // claims are the first items; only they have details and an address
export function detailsOf(one) { // what else is known of a claim; each may lack, and so may all
  const details = isListed(one) && row("claims", one.id).details;
  return details ? detailed(details) : null;
}
function detailed({ post, addressee, place, relay, articles = [], says = [] }) {
  return { post, addressee, place, relay, articles: nested("articles", articles).map(({ treaty, number }) => ({ treaty, number })),
    says: nested("says", says).map(({ subject, verb, object, negative }) => ({ subject, verb, object, negative })) };
}
// An item by what it says, not by its number: a link to it outlives the next build.
export const spelled = (one) => [documents[one.document].key, spots.start[one.passage], spots.end[one.passage], acts[one.act].key, nodes[one.source]?.name ?? ""].join("~");

export const iriOf = (one) => (isListed(one) ? `${base}id/claim/${row("claims", one.id).iri}` : "");

// What positions are taken on, and the ledger of these: one stand an utterance and subject, with the item that tells it.
export const attitudes = rows("stances", ({ key, zh, en, color }) => ({ key, zh, en, color }));
export const subjects = rows("subjects", ({ key, zh, en, node, topic, above, names: also }, id) => (
  { id, key, zh, en: en || zh, treaty: key.startsWith("treaty:"), node, topic, above, also, stands: [] }));
const votes = new Set(columns("stands").told.filter((told) => told < -1).map((told) => -2 - told)); // their passages
const voted = new Map(items.filter((one) => !one.claim && !one.event && votes.has(one.passage)).map((one) => [`${one.source} ${one.passage}`, one]));
export const stands = whole("stands", ({ subject, side, stance, change, told: item, earlier }) => subject.map((on, id) => ({
  id, subject: on, side: side[id], stance: stance[id], change: word(change[id]), earlier: claims[earlier[id]],
  item: item[id] < -1 ? voted.get(`${side[id]} ${-2 - item[id]}`) : claims[item[id]],
})));
for (const one of stands) if (one.item) subjects[one.subject].stands.push(one);
export const differences = rows("differences", ({ subject, how, one, other, pairs, days }) => (
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
let reports = null; // utterance -> its claims
export function othersOf({ utterance, document }) { // one of each other document that tells the same
  reports ??= grouped(claims, (one) => one.utterance);
  return [...new Map((reports.get(utterance) || []).filter((one) => one.document !== document).map((one) => [one.document, one])).values()];
}

// ---- texts ----
let parts = null; // document -> the parts of its text; whole texts have one part only
export function partsOf(document) {
  parts ??= grouped(rows("parts", ({ document: at, start, text }) => ({ at, start, text })), (one) => one.at);
  return parts.get(document) || [];
}
// The part of a document's text that holds a place.
export const partAt = (document, place) => partsOf(document).find(({ start, text }) => place >= start && place < start + text.length) || { start: 0, text: "" };
export function letters(document, place) { // a place as the graph counts it: a character beyond the first plane is one
  let more = 0;
  for (const { start, text } of partsOf(document)) {
    if (start >= place) break;
    for (const found of text.slice(0, place - start)) if (found.length > 1) more += 1;
  }
  return place - more;
}
export function quote({ document, passage }) {
  const { start: from, text } = partAt(document, spots.start[passage]);
  return text.slice(spots.start[passage] - from, spots.end[passage] - from);
}

// ---- search folds traditional to simplified characters, full-width to plain letters ----
const AFTER = [...scripts[1]];
const FOLDED = new Map([...scripts[0]].map((old, index) => [old, index]));
export function fold(text) {
  let folded = "";
  for (const character of text.normalize("NFKC").toLowerCase()) folded += FOLDED.has(character) ? AFTER[FOLDED.get(character)] : character;
  return folded;
}
export const names = (node) => (node.names ??= [...new Set([node.zh, node.en, ...node.aliases, node.name].map(fold))]);
