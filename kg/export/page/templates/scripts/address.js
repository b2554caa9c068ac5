// The state as the part of the address after #, so that what is seen can be shared, gone back to and reset.
import { acts, byName, communities, documents, edges, hubs, items, kinds, months, nodes, spelled, stances, subjects } from "./data.js";
import { TABS, TINTS, fresh, state } from "./state.js";
import { reveal } from "./selection.js";
import { WAYS } from "./ties.js";
import { FACTS } from "./legend.js";
import { COLUMNS, ROWS } from "./positions_view.js";
import { EVENTS } from "./timeline.js";
import { LISTS } from "./tables.js";
import { FACETS, NAMES } from "./facets.js";

const monthText = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const edgeText = (edge) => [nodes[edge.from].name, acts[edge.act].key, nodes[edge.to].name].join("~");
export const CHOSEN = { // how a choice is written, and read
  node: [({ id }) => nodes[id].name, (words) => byName.has(words) && { id: byName.get(words).id }],
  edge: [({ id }) => edgeText(edges[id]), (words) => { const edge = edges.find((one) => edgeText(one) === words); return edge && { id: edge.id }; }],
  item: [({ id }) => spelled(items[id]), (words) => { const one = items.find((other) => spelled(other) === words); return one && { id: one.id }; }],
  path: [({ from, to }) => `${nodes[from].name}~${nodes[to].name}`, (words) => {
    const [from, to] = words.split("~").map((one) => byName.get(one));
    return from && to && { from: from.id, to: to.id };
  }],
  cell: [({ row, column }) => `${row === null ? "" : nodes[row].name}~${column === null ? "" : column}`, (words) => {
    const [row, column] = words.split("~");
    return { row: row ? byName.get(row)?.id ?? null : null, column: column ? Number(column) : null };
  }],
  month: [({ month, side }) => `${monthText(month)}~${side === null ? "" : side === EVENTS ? "events" : nodes[side].name}`, (words) => {
    const [month, side] = words.split("~");
    return months(month) && { month: months(month)[0], side: side === "events" ? EVENTS : side ? byName.get(side)?.id ?? null : null };
  }],
};

export function written() {
  const { chosen, focus } = state, parts = new URLSearchParams();
  const put = (key, value, usual = "") => { if (String(value) !== String(usual)) parts.set(key, value); };
  const list = (key, set, spell) => put(key, [...set].map(spell).sort().join(","));
  put("lang", state.language, "zh");
  put("tab", state.tab, "network");
  put("list", state.list, "claims");
  if (chosen) parts.set(chosen.type, CHOSEN[chosen.type][0](chosen));
  if (documents[state.reading]) parts.set("document", documents[state.reading].key);
  if (focus) parts.set("focus", `${focus.hops}~${nodes[focus.id].name}`);
  if (hubs.length && state.all) parts.set("all", 1);
  list("hide", state.hidden, (id) => nodes[id].name);
  list("without", state.offKinds, (id) => kinds[id].key);
  put("tint", state.tint, "kind");
  put("ties", state.ties, fresh().ties);
  put("people", Number(state.people), 0);
  list("apart", state.offCommunities, String);
  list("unsaid", state.offFamilies, String);
  list("notas", state.offFacts, String);
  for (const key of NAMES) list(key, state[key], FACETS[key].spell);
  if (subjects[state.subject]) parts.set("subject", subjects[state.subject].key);
  put("ontopic", Number(state.onTopic), 1);
  put("from", state.from === null ? "" : monthText(state.from));
  put("to", state.to === null ? "" : monthText(state.to));
  put("undated", Number(state.undated), 1);
  put("copies", Number(state.copies), 1);
  put("negative", Number(state.negative), 1);
  put("lone", Number(state.lone), Number(edges.length === 0));
  put("rows", state.rows, "side");
  put("columns", state.columns, "topic");
  return parts.toString();
}

export function readAddress(words) {
  const plain = (() => { try { return decodeURIComponent(words); } catch { return ""; } })();
  if (byName.has(plain)) words = new URLSearchParams({ node: plain }).toString(); // #state/CHN
  const parts = new URLSearchParams(words), one = (key, usual, known) => (known.includes(parts.get(key)) ? parts.get(key) : usual);
  const set = (key, spell) => new Set((parts.get(key) || "").split(",").filter(Boolean).map(spell).filter((id) => id !== undefined && id !== -1));
  const month = (key) => months(parts.get(key) || "")?.[0] ?? null;
  const flag = (key, usual) => (parts.has(key) ? parts.get(key) === "1" : usual);
  const [hops, around_] = (parts.get("focus") || "").split("~");
  Object.assign(state, fresh(), {
    language: one("lang", "zh", ["zh", "en"]), tab: one("tab", "network", TABS), list: one("list", "claims", Object.keys(LISTS)),
    rows: one("rows", "side", Object.keys(ROWS)), columns: one("columns", "topic", Object.keys(COLUMNS)),
    reading: documents.findIndex((paper) => paper.key === parts.get("document")), all: hubs.length === 0 || flag("all", false),
    ties: stances ? one("ties", fresh().ties, WAYS) : "target", people: flag("people", false),
    tint: one("tint", "kind", TINTS), offCommunities: set("apart", (key) => communities[key]?.id),
    hidden: set("hide", (key) => byName.get(key)?.id), offKinds: set("without", (key) => kinds.findIndex((kind) => kind.key === key)),
    offFamilies: set("unsaid", String), offFacts: set("notas", (key) => (FACTS.includes(key) ? key : undefined)), onTopic: flag("ontopic", true),
    ...Object.fromEntries(NAMES.map((key) => [key, set(key, FACETS[key].read)])), subject: subjects.findIndex((one) => one.key === parts.get("subject")), from: month("from"), to: month("to"),
    undated: flag("undated", true), negative: flag("negative", true), copies: flag("copies", true), lone: flag("lone", edges.length === 0),
    focus: byName.has(around_) ? { id: byName.get(around_).id, hops: hops === "2" ? 2 : 1 } : null,
  });
  for (const type of Object.keys(CHOSEN)) {
    const chosen = parts.has(type) && CHOSEN[type][1](parts.get(type));
    if (chosen) state.chosen = { type, ...chosen };
  }
  for (const id of state.chosen?.type === "node" ? [state.chosen.id] : state.chosen?.type === "path" ? [state.chosen.from, state.chosen.to] : []) {
    reveal(id, true);
    if (state.chosen.type === "path") for (const edge of nodes[id].edges) state.extra.add(edge.from).add(edge.to);
  }
}
