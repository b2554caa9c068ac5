// What is seen, as a file.
import { TEXT } from "./i18n.js";
import { button, find, make } from "./elements.js";
import { acts, base, claims, detailsOf, documents, events, iriOf, kinds, letters, nodes, passageOf, quote, thing, topics } from "./data.js";
import { monthName, name, scene, state, text } from "./state.js";
import { passes } from "./filters.js";
import { listRows } from "./tables.js";
import { photograph, plate } from "./plate.js";
import { gexf } from "./gexf.js";

function fileName(kind) { // a file is called by what is in it
  const { chosen, focus, tab } = state, parts = ["kg", text(tab)];
  if (tab === "lists") parts.push(text({ claims: "illocutions" }[state.list] || state.list));
  if (tab === "network") parts.push(text(`by_${state.ties}`), focus ? text("focused")(name(nodes[focus.id]), focus.hops) : chosen?.type === "node" ? name(nodes[chosen.id]) : "");
  if (tab === "reading" && documents[state.reading]) parts.push(documents[state.reading].title);
  parts.push(...[...state.sides].slice(0, 3).map((id) => name(nodes[id])), [state.from, state.to].filter((one) => one !== null).map(monthName).join("-"));
  return `${parts.filter(Boolean).map((one) => one.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 32)).join("_")}.${kind}`;
}

function save(kind, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const anchor = make("a", "", [], { href: address, download: fileName(kind) });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const called = (number) => (number === null || number === undefined ? "" : name(thing(number)));
function circumstancesOf(one) { // the same names for all, so that a table has its columns
  const { post, addressee, place = one.place, relay, articles = [], says = [] } = detailsOf(one) || {};
  return {
    capacity: called(post), addressee: called(addressee), place: called(place), relayed_by: called(relay ?? one.reporter),
    articles: articles.map(({ treaty, number: count }) => text("article")(count).join(called(treaty))),
    proposed: says.map(({ subject, verb, object, negative }) => [called(subject), negative && text("not"), called(verb), called(object)].filter(Boolean).join(" ")),
  };
}

const ids = (list) => list.map((id) => (id >= 0 ? nodes[id].key : "")).filter(Boolean);
function placed(one) { // what joins it to the graph: keys, IRIs, and places in the text as Python counts them
  const { start, end } = passageOf(one), paper = documents[one.document];
  return { subject_key: one.event ? ids(one.who) : nodes[one.source]?.key ?? "", object_keys: ids(one.event ? one.things : one.targets), instrument_keys: ids(one.instruments),
    iri: iriOf(one), document_iri: `${base}id/document/${paper.key}`, start: letters(one.document, start), end: letters(one.document, end) };
}

function record(one) { // an item in words
  const passage = passageOf(one), paper = documents[one.document];
  return {
    date: one.date, subject: one.event ? one.who.map(called) : name(nodes[one.source]), kind: one.event ? "event" : one.claim ? "claim" : "relation", predicate: acts[one.act].predicate,
    label: name(acts[one.act]), polarity: acts[one.act].polarity, objects: (one.event ? one.things : one.targets).map(called), speaker: nodes[one.speaker] ? name(nodes[one.speaker]) : "",
    topics: one.topics.map((id) => name(topics[id])), quote: quote(one), utterance: one.utterance ?? "", confidence: passage.confidence, modality: passage.modality,
    claimed_by: acts[one.act].unsure === "claimed" ? name(nodes[one.speaker] || { zh: TEXT.zh.nobodyNamed, en: TEXT.en.nobodyNamed }) : "",
    ...circumstancesOf(one),
    ...placed(one),
    document: paper.title, document_date: paper.date, publisher: paper.publisher, url: paper.url,
  };
}
const entity = (node) => ({ id: node.name, key: node.key, label: node.zh, label_en: node.en, kind: kinds[node.kind].key, aliases: node.aliases, degree: node.degree, documents: node.documents });

function seen() { // the records behind what the tab shows
  if (state.tab === "lists") return listRows().map(state.list === "entities" ? entity : record);
  if (state.tab === "network") {
    const drawnItems = new Set(scene.shown.lines.flatMap((edge) => edge.items.filter(passes)));
    return [...drawnItems].sort((a, b) => a.id - b.id).map(record);
  }
  if (state.tab === "reading" && documents[state.reading]) return documents[state.reading].items.filter(passes).map(record);
  return [...claims, ...(state.tab === "timeline" ? events : [])].filter(passes).map(record);
}

function cell(value) { // a spreadsheet would run =HYPERLINK(…)
  const words = (Array.isArray(value) ? value.join("; ") : String(value ?? "")).replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  const guarded = typeof value !== "number" && /^[=+\-@]/.test(words) ? `'${words}` : words;
  return /[",]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function saveTable() {
  const rows = seen();
  const lines = rows.length ? [Object.keys(rows[0]), ...rows.map((one) => Object.values(one))] : [];
  save("csv", `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`, "text/csv");
}

function saveData() {
  const content = state.tab === "network" ? { nodes: scene.shown.dots.map(entity), items: seen() } : { items: seen() };
  save("json", `${JSON.stringify(content, null, 1)}\n`, "application/json");
}

const SAVERS = { png: () => photograph((blob) => save("png", blob)), svg: () => save("svg", plate().words, "image/svg+xml"), gexf: () => save("gexf", gexf(), "application/gexf+xml"), csv: saveTable, json: saveData };
const OF_PICTURE = new Set(["png", "svg", "gexf"]);
export function menu(open) {
  find("export").setAttribute("aria-expanded", open);
  find("formats").hidden = !open;
  if (!open) return;
  find("formats").replaceChildren(...Object.keys(SAVERS).filter((kind) => !OF_PICTURE.has(kind) || state.tab === "network")
    .map((kind) => button("", text(kind), () => { SAVERS[kind](); menu(false); find("export").focus(); })));
  find("formats").firstElementChild.focus();
}
find("export").addEventListener("click", () => menu(find("formats").hidden));
find("formats").addEventListener("focusout", (event) => { if (!find("formats").contains(event.relatedTarget) && event.relatedTarget !== find("export")) menu(false); });
find("formats").addEventListener("keydown", (event) => { if (event.key === "Escape") { menu(false); find("export").focus(); event.stopPropagation(); } });
