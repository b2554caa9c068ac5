// One entity in the middle, its neighbors on rings around it, those tied by the same act beside one another. The same
// neighbors lie the same each time.
import { acts, nodes } from "./data.js";

const WIDE = 1.45; // screens are wider than high, and so are names
const FIRST = 170, APART = 105, ROOM = 105; // pixels: the inmost ring, the next, and what a name needs along them

function held(radius) { // how many names a ring holds: along an ellipse, by Ramanujan
  const [a, b] = [radius * WIDE, radius], h = ((a - b) / (a + b)) ** 2;
  return Math.floor((Math.PI * (a + b) * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)))) / ROOM);
}

function spread(ids, inmost, places) { // in the order given, clockwise from above, one on each ring in turn; gives the next ring
  let rings = 1, room = held(inmost);
  for (; room < ids.length; rings += 1) room += held(inmost + rings * APART);
  ids.forEach((id, index) => {
    const turn = -Math.PI / 2 + (index / ids.length) * 2 * Math.PI, radius = inmost + (index % rings) * APART;
    places.set(id, { x: Math.round(WIDE * radius * Math.cos(turn)), y: Math.round(radius * Math.sin(turn)), turn });
  });
  return inmost + rings * APART;
}

export function around(center, dots, lines) { // id -> place
  const places = new Map([[center, { x: 0, y: 0, turn: 0 }]]), first = new Map();
  for (const edge of lines) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (one === center && other !== center && acts[edge.act].order < (first.get(other) ?? Infinity)) first.set(other, acts[edge.act].order);
    }
  }
  const near = [...first.keys()].sort((a, b) => first.get(a) - first.get(b) || nodes[a].kind - nodes[b].kind || nodes[a].rank - nodes[b].rank);
  const next = spread(near, FIRST, places), rest = dots.filter((id) => !places.has(id)), by = new Map();
  for (const { from, to } of lines) { // those further out stand behind the one that leads to them
    for (const [one, other] of [[from, to], [to, from]]) if (first.has(one)) by.set(other, Math.min(by.get(other) ?? Infinity, places.get(one).turn));
  }
  rest.sort((a, b) => (by.get(a) ?? 9) - (by.get(b) ?? 9) || nodes[a].rank - nodes[b].rank);
  if (rest.length) spread(rest, next, places);
  return places;
}
