// How the picture ties claims: to whom they are aimed at, or to the treaties and topics they are about; and what it opens on.
import { acts, hubs, kinds, nodes } from "./data.js";
import { state } from "./state.js";

export const WAYS = ["topic", "target"];
export const inPicture = (edge) => !acts[edge.act][state.ties === "topic" ? "claim" : "position"];
export const opening = (node) => node.openings[state.ties]; // its place where a large network opens; empty for the rest
export const whole = (node) => node.places[state.ties];
const opens = { topic: hubs.filter((node) => node.openings.topic.length), target: hubs.filter((node) => node.openings.target.length) };
export const openOn = () => opens[state.ties];
const lonely = { topic: new Set(), target: new Set() }; // nodes without an edge in a picture
for (const node of nodes) {
  if (!node.subject && node.edges.every((edge) => acts[edge.act].position)) lonely.target.add(node.id);
  if (node.edges.every((edge) => acts[edge.act].claim)) lonely.topic.add(node.id);
}
export const alone = () => lonely[state.ties];

// People and posts come when they are asked for: those tied to what is open, or all where all is shown.
const everybody = () => state.all || state.people || !openOn().length;
export const waits = (node) => kinds[node.kind].asked && !everybody();
export function invited(possible) {
  const found = new Set(), open = (id) => opening(nodes[id]).length > 0;
  if (!state.people || state.all) return found;
  for (const { from, to } of possible) {
    if (open(from) && kinds[nodes[to].kind].asked) found.add(to);
    if (open(to) && kinds[nodes[from].kind].asked) found.add(from);
  }
  const people = new Set(found); // and the posts they hold
  for (const { from, to } of possible) {
    if (people.has(from) && kinds[nodes[to].kind].asked) found.add(to);
    if (people.has(to) && kinds[nodes[from].kind].asked) found.add(from);
  }
  return found;
}
