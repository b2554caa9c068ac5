// Choosing: what is asked for is shown, with its neighbors.
import { find, say } from "./elements.js";
import { nodes } from "./data.js";
import { state, view } from "./state.js";
import { route, visible } from "./filters.js";
import { inPicture, opening } from "./ties.js";
import { refresh, show } from "./page.js";
import { drawn, fly, moved, refreshAndFit } from "./drawing.js";

export function choose(chosen) {
  if (chosen?.type === "node" && view.pending >= 0 && view.pending !== chosen.id) {
    chosen = { type: "path", from: view.pending, to: chosen.id };
    view.pending = -1;
  }
  for (const id of chosen?.type === "node" ? [chosen.id] : chosen?.type === "path" ? [chosen.from, chosen.to] : []) {
    reveal(id);
  }
  if (chosen?.type === "path") for (const edge of route(chosen.from, chosen.to, visible().possible)) state.extra.add(edge.from).add(edge.to);
  if (!chosen && find("panel").contains(document.activeElement)) find(`tab-${state.tab}`).focus();
  state.chosen = chosen;
  refresh();
  if (chosen) say(find("panel").querySelector("h2").textContent);
}

export function reveal(id, keep = false) { // what was asked for is shown, with its neighbors, whatever was left out
  const node = nodes[id];
  state.hidden.delete(id);
  state.offKinds.delete(node.kind);
  state.offCommunities.delete(node.community);
  if (!keep && state.focus && !drawn.nodes.has(id)) state.focus = null;
  if (state.all || opening(node).length || state.extra.has(id)) return;
  state.extra.add(id);
  for (const edge of node.edges.filter(inPicture).slice(0, 60)) state.extra.add(edge.from).add(edge.to);
}

export function chooseNode(id, flying = true) {
  choose({ type: "node", id });
  if (flying && state.tab === "network") fly(id);
}

export function focusOn(focus) {
  state.focus = focus;
  moved.clear(); // what is laid out anew has no places of before
  if (state.tab !== "network") show("network");
  refreshAndFit();
}

export function hide(id) {
  state.hidden.add(id);
  state.chosen = null;
  if (state.focus?.id === id) state.focus = null;
  refresh();
}

export function read(id, item = -1) {
  state.reading = id;
  if (item >= 0) state.chosen = { type: "item", id: item };
  show("reading");
  if (item >= 0) bring(item);
}

export function bring(item) {
  find("article").querySelector(`[data-item="${item}"]`)?.scrollIntoView({ block: "center" });
}

export function openSubject(id) { // a treaty or topic with all that is said on it
  state.subject = id;
  show("subjects");
}
