// Which items pass. Each item has a bit for each filter it fails, so that a filter can count what the others let through.
import { acts, documents, edges, items, kinds, nodes } from "./data.js";
import { FACETS, chosenFacets, facetBits, failures, offTopic } from "./facets.js";
import { chosenNode, state } from "./state.js";
import { alone, inPicture, invited, openOn, opening, waits } from "./ties.js";

export const FAILS = { ...facetBits, act: 1, side: 2, paper: 4, date: 8, copy: 16, fact: 32, topic: 8192 };
const failed = new Uint16Array(items.length);
export const passes = (one) => failed[one.id] === 0;
export const passesBut = (one, bit) => (failed[one.id] & ~bit) === 0;
const wanted = (act) => !state.offFamilies.has(act.family) && (state.negative || !act.negative);
const sure = (act) => !state.offFacts.has(act.fact);
const inTime = (span) => (span ? (state.from === null || span[1] >= state.from) && (state.to === null || span[0] <= state.to) : state.undated);

export function sift() {
  const fine = acts.map(wanted), certain = acts.map(sure), facets = failures();
  for (const one of items) {
    failed[one.id] = (fine[one.act] ? 0 : FAILS.act) | (certain[one.act] ? 0 : FAILS.fact) | (inTime(one.span) ? 0 : FAILS.date)
      | facets(one) | (offTopic(one) ? FAILS.topic : 0)
      | (!state.copies && documents[one.document].copy ? FAILS.copy : 0);
  }
}

export function tally(list, key, bit) { // key -> how many of the list pass the other filters
  const counts = new Map();
  for (const one of list) if (passesBut(one, bit)) counts.set(key(one), (counts.get(key(one)) || 0) + 1);
  return counts;
}

export function facetCounts(key) { // value -> how many items would remain with it; what has no name is no value
  const { of, bit } = FACETS[key], counts = new Map();
  for (const one of items) if (passesBut(one, bit)) for (const value of new Set(of(one))) if (!(value < 0)) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

const narrowed = () => chosenFacets().length || state.from !== null || state.to !== null || !state.undated || !state.copies;
export const drawable = (edge) => inPicture(edge) && (!acts[edge.act].position || wanted(acts[edge.act])) && (edge.items.length ? edge.items.some(passes) : wanted(acts[edge.act]) && sure(acts[edge.act]) && !narrowed());

function around(start, hops, lines) { // the nodes so many edges away
  const near = new Set([start]);
  for (let hop = 0; hop < hops; hop += 1) {
    const before = new Set(near);
    for (const edge of lines) {
      if (before.has(edge.from)) near.add(edge.to);
      if (before.has(edge.to)) near.add(edge.from);
    }
  }
  return near;
}

export function visible() { // the nodes and edges that are drawn
  const first = chosenNode(), ends = state.chosen?.type === "path" ? [state.chosen.from, state.chosen.to] : [];
  const open = nodes.map((node) => node.id === first || ends.includes(node.id) || (!state.hidden.has(node.id) && !state.offKinds.has(node.kind) && !state.offCommunities.has(node.community)));
  const possible = edges.filter((edge) => open[edge.from] && open[edge.to] && drawable(edge));
  const uninvited = (id) => waits(nodes[id]) && id !== first && !kinds[nodes[state.focus.id].kind].asked;
  const near = state.focus && around(state.focus.id, state.focus.hops, possible.filter(({ from, to }) => !uninvited(from) && !uninvited(to)));
  const asked = invited(possible), wide = state.all || !openOn().length;
  const reach = (id) => (near ? near.has(id) : wide || opening(nodes[id]).length > 0 || state.extra.has(id) || asked.has(id));
  const lines = possible.filter((edge) => reach(edge.from) && reach(edge.to));
  const tied = new Set();
  for (const edge of lines) tied.add(edge.from).add(edge.to);
  const dots = nodes.filter((node) => open[node.id] && reach(node.id)
    && (tied.has(node.id) || (state.lone && alone().has(node.id)) || node.id === first || node.id === state.focus?.id));
  return { dots, lines, possible };
}

export function route(start, end, lines) { // the edges of a shortest path, whatever their direction
  const ways = new Map([[start, null]]), ties = new Map();
  for (const edge of lines) for (const id of [edge.from, edge.to]) ties.has(id) ? ties.get(id).push(edge) : ties.set(id, [edge]);
  for (let front = [start]; front.length && !ways.has(end);) {
    const next = [];
    for (const id of front) {
      for (const edge of ties.get(id) || []) {
        const other = edge.from === id ? edge.to : edge.from;
        if (!ways.has(other)) { ways.set(other, [id, edge]); next.push(other); }
      }
    }
    front = next;
  }
  const found = [];
  for (let id = end; ways.get(id); [id] = ways.get(id)) found.unshift(ways.get(id)[1]);
  return found;
}
