// What is drawn as GEXF 1.3, with the columns that `kg export gexf` writes.
import { acts, documents, iriOf, kinds, nodes, once, passageOf, quote } from "./data.js";
import { name, scene, tintOf } from "./state.js";
import { passes } from "./filters.js";
import { network } from "./canvas.js";
import { claimedBy } from "./evidence.js";
import { writable } from "./plate.js";

const NODE_COLUMNS = ["kind", "label_en", "key", "aliases", "degree", "documents"];
const EDGE_COLUMNS = ["relation_kind", "predicate", "label_en", "polarity", "modality", "claimed_by", "documents", "dates", "first", "last", "quote", "title", "claims"];
const WHOLE = new Set(["degree", "documents"]);
const PALE = 0.4; // what no text reports as done

const quoted = (value) => `"${writable(value).replace(/[\t\n\r]+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")}"`;
const declared = (owner, titles) => [`    <attributes class="${owner}" mode="static">`, ...titles.map((title, id) => `      <attribute id="${id}" title="${title}" type="${WHOLE.has(title) ? "integer" : "string"}"/>`), "    </attributes>"];
const values = (row, titles) => ["        <attvalues>", ...titles.flatMap((title, id) => (row[title] === "" || row[title] === undefined ? [] : [`          <attvalue for="${id}" value=${quoted(row[title])}/>`])), "        </attvalues>"];
const color = (code, opacity = 1) => `        <viz:color r="${parseInt(code.slice(1, 3), 16)}" g="${parseInt(code.slice(3, 5), 16)}" b="${parseInt(code.slice(5, 7), 16)}" a="${opacity}"/>`;

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
function spell(date) { // the first and last day of a date, or of two with a stroke between
  const [begin, end = begin] = date.split("/");
  if (!DAY.test(begin) || !DAY.test(end)) return null;
  const first = begin + "-01-01".slice(begin.length - 4), [year, month] = end.split("-").map(Number);
  if (month > 12 || month < 1) return null;
  const last = end.length === 10 ? end : end.length === 4 ? `${end}-12-31` : `${end}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
  return first <= last ? [first, last] : null;
}

function edgeLines(edge, index) {
  const act = acts[edge.act], said = edge.items.filter(passes), told = once(said), dates = [...new Set(said.map((one) => one.date).filter(Boolean))].sort();
  const spells = [...new Map(dates.map(spell).filter(Boolean).map((one) => [one.join(), one])).values()].sort();
  const row = { relation_kind: act.position ? "position" : act.claim ? "claim" : "relation", predicate: act.predicate, label_en: act.en, polarity: act.polarity,
    modality: [...new Set(said.map((one) => passageOf(one).modality).filter(Boolean))].sort().join(" "), claimed_by: act.unsure === "claimed" ? claimedBy(act, said) : "",
    documents: new Set(said.map((one) => one.document)).size, dates: dates.join("; "), first: spells[0]?.[0] ?? "", last: spells.map((one) => one[1]).sort().at(-1) ?? "",
    quote: said.length ? quote(said[0]) : "", title: said.length ? documents[said[0].document].title : "", claims: said.map(iriOf).filter(Boolean).join(" ") };
  return [`      <edge id="${index}" source=${quoted(nodes[edge.from].name)} target=${quoted(nodes[edge.to].name)} kind=${quoted([row.relation_kind, act.predicate, act.polarity === "negative" ? "negative" : "", act.unsure].filter(Boolean).join(" "))} label=${quoted(name(act))} weight="${Math.max(1, told.length)}.0">`,
    ...values(row, EDGE_COLUMNS), ...(spells.length ? ["        <spells>", ...spells.map(([first, last]) => `          <spell start="${first}" end="${last}"/>`), "        </spells>"] : []),
    color(act.color, act.unsure ? PALE : 1), `        <viz:thickness value="${edge.width}"/>`, "      </edge>"];
}

export function gexf() {
  const { dots, lines } = scene.shown;
  const drawn = dots.flatMap((node) => {
    const { x, y } = network.body.nodes[node.id], row = { kind: kinds[node.kind].key, label_en: node.en === node.zh ? "" : node.en, key: node.key, aliases: node.aliases.join("|"), degree: node.degree, documents: node.documents };
    return [`      <node id=${quoted(node.name)} label=${quoted(node.zh)}>`, ...values(row, NODE_COLUMNS), color(tintOf(node)),
      `        <viz:position x="${x.toFixed(2)}" y="${(-y).toFixed(2)}" z="0.0"/>`, `        <viz:size value="${node.size}"/>`, "      </node>"];
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">', ...declared("node", NODE_COLUMNS), ...declared("edge", EDGE_COLUMNS),
    "    <nodes>", ...drawn, "    </nodes>", "    <edges>", ...lines.flatMap(edgeLines), "    </edges>", "  </graph>", "</gexf>", ""].join("\n");
}
