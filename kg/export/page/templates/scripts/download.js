// What is seen, as a file.
import { TEXT } from "./i18n.js";
import { button, find, make } from "./elements.js";
import { acts, claims, dashes, documents, events, kinds, nodes, passages, quote, thing, topics } from "./data.js";
import { dashesOf } from "./marks.js";
import { name, scene, state, text } from "./state.js";
import { passes } from "./filters.js";
import { color, network } from "./canvas.js";
import { listRows } from "./tables.js";

function save(kind, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const anchor = make("a", "", [], { href: address, download: `${state.tab}.${kind}` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function linesSeen() { // [how a line is drawn, what it means], where one of them is no fact of the text
  const tint = color("--soft"), drawnActs = new Set(scene.shown.lines.map((edge) => acts[edge.act])), found = [];
  for (const act of drawnActs) {
    const key = act.claim ? "illocutions" : act.unsure || (act.negative ? "negative" : "actual");
    if (!found.some(([, one]) => one === key)) found.push([{ claim: act.claim, negative: act.negative, unsure: act.unsure, color: tint }, key]);
  }
  const order = ["actual", ...Object.keys(dashes), "negative", "illocutions"];
  return found.some(([act]) => act.unsure) ? found.sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1])).map(([act, key]) => [act, text("facts")[key] || text(key)]) : [];
}

function lineKey(pen, lines, y, ratio) { // under the picture, which leaves the legend behind
  let x = 18;
  pen.save();
  pen.scale(ratio, ratio);
  pen.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = "middle";
  for (const [act, words] of lines) {
    [pen.strokeStyle, pen.lineWidth] = [act.color, 2];
    pen.setLineDash(dashesOf(act));
    pen.stroke(new Path2D(`M${x} ${y}h36`));
    pen.setLineDash([]);
    const head = new Path2D(`M${x + 37} ${y - 5}l9 5l-9 5z`);
    pen.fillStyle = act.color;
    act.unsure ? pen.stroke(head) : pen.fill(head);
    pen.fillStyle = color("--ink");
    pen.fillText(words, x + 54, y);
    x += 54 + pen.measureText(words).width + 26;
  }
  pen.restore();
}

function savePicture() { // on the ground of the page, else dark letters stand on nothing
  const canvas = find("canvas").querySelector("canvas"), copy = document.createElement("canvas");
  const ratio = network.canvas.pixelRatio, lines = linesSeen(), foot = lines.length ? 40 * ratio : 0;
  [copy.width, copy.height] = [canvas.width, canvas.height + foot];
  const pen = copy.getContext("2d");
  pen.fillStyle = color("--ground");
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  if (foot) lineKey(pen, lines, (copy.height - foot / 2) / ratio, ratio);
  copy.toBlob((blob) => save("png", blob), "image/png");
}

const called = (number) => (number === null || number === undefined ? "" : name(thing(number)));
function circumstancesOf(one) { // the same names for all, so that a table has its columns
  const { post, addressee, place = one.place, relay, articles = [], says = [] } = one.details || {};
  return {
    capacity: called(post), addressee: called(addressee), place: called(place), relayed_by: called(relay ?? one.reporter),
    articles: articles.map(({ treaty, number: count }) => text("article")(count).join(called(treaty))),
    proposed: says.map(({ subject, verb, object, negative }) => [called(subject), negative && text("not"), called(verb), called(object)].filter(Boolean).join(" ")),
  };
}

function record(one) { // an item in words
  const passage = passages[one.passage], paper = documents[one.document];
  return {
    date: one.date, subject: one.event ? one.who.map(called) : name(nodes[one.source]), kind: one.event ? "event" : one.claim ? "claim" : "relation", predicate: acts[one.act].predicate,
    label: name(acts[one.act]), polarity: acts[one.act].polarity, objects: (one.event ? one.things : one.targets).map(called), speaker: nodes[one.speaker] ? name(nodes[one.speaker]) : "",
    topics: one.topics.map((id) => name(topics[id])), quote: quote(one), utterance: one.utterance ?? "", confidence: passage.confidence, modality: passage.modality,
    claimed_by: acts[one.act].unsure === "claimed" ? name(nodes[one.speaker] || { zh: TEXT.zh.nobodyNamed, en: TEXT.en.nobodyNamed }) : "",
    ...circumstancesOf(one),
    document: paper.title, document_date: paper.date, publisher: paper.publisher, url: paper.url,
  };
}
const entity = (node) => ({ id: node.name, label: node.zh, label_en: node.en, kind: kinds[node.kind].key, aliases: node.aliases, degree: node.degree, documents: node.documents });

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

const SAVERS = { png: savePicture, csv: saveTable, json: saveData };
export function menu(open) {
  find("export").setAttribute("aria-expanded", open);
  find("formats").hidden = !open;
  if (!open) return;
  find("formats").replaceChildren(...Object.keys(SAVERS).filter((kind) => kind !== "png" || state.tab === "network")
    .map((kind) => button("", text(kind), () => { SAVERS[kind](); menu(false); find("export").focus(); })));
  find("formats").firstElementChild.focus();
}
find("export").addEventListener("click", () => menu(find("formats").hidden));
find("formats").addEventListener("focusout", (event) => { if (!find("formats").contains(event.relatedTarget) && event.relatedTarget !== find("export")) menu(false); });
find("formats").addEventListener("keydown", (event) => { if (event.key === "Escape") { menu(false); find("export").focus(); event.stopPropagation(); } });
