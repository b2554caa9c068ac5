// The network, drawn by vis-network at places reckoned beforehand.
import { button, find, make, redraw } from "./elements.js";
import { acts, edges, hubs, kinds, nodes } from "./data.js";
import { dashesOf } from "./marks.js";
import { chosenNode, dark, name, number, scene, state, text, tintOf, view } from "./state.js";
import { route, visible } from "./filters.js";
import { refresh } from "./page.js";
import { aside, color, edgeSet, free, network, nodeSet, room } from "./canvas.js";
import { motion, rest } from "./viewport.js";

const CURVED = 1500; // edges; above, all are straight: curves are slow
const CROWDED = 150; // nodes; above, renderer.js chooses which are named from afar
const DIMMED = 4000; // edges; above, renderer.js alone dims those that are not chosen: to tell vis-network takes 2 s
export const drawn = { nodes: new Set(), edges: new Set() }; // ids
const made = { nodes: new Map(), edges: new Map() }; // id -> how it was drawn last; what is not drawn now is hidden
export const moved = new Map(); // places to which the reader dragged nodes
let scale = 1; // of the view that shows all
function broken(label) { // long names over several lines
  if (/^[\u0000-\u02ff]*$/.test(label)) return label.replace(/(?=.{23})(.{8,22})\s/g, "$1\n");
  if (label.length <= 11) return label;
  const size = Math.ceil(label.length / Math.ceil(label.length / 11));
  return label.match(new RegExp(`.{1,${size}}`, "gsu")).join("\n");
}

export function place(node) { // while only hubs are shown they lie apart, and others come to lie among their neighbors
  if (moved.has(node.id)) return moved.get(node.id);
  if (state.all || !hubs.length) return { x: node.x, y: node.y };
  if (node.opening.length) return { x: node.opening[0], y: node.opening[1] };
  const near = node.edges.map((edge) => nodes[edge.from === node.id ? edge.to : edge.from]).filter((other) => other.opening.length);
  const mean = (axis) => near.reduce((sum, other) => sum + other.opening[axis], 0) / Math.max(near.length, 1);
  const turn = node.id * 2.4, far = 90 + (node.id % 7) * 22; // golden angle: newcomers around one hub do not lie on one another
  return { x: mean(0) + far * Math.cos(turn), y: mean(1) + far * Math.sin(turn) };
}

function bright(lines) { // what is not dimmed, if anything is chosen
  const { chosen } = state;
  const of = (some, more = []) => ({ dots: new Set([...more, ...some.flatMap((edge) => [edge.from, edge.to])]), lines: new Set(some.map((edge) => edge.id)) });
  if (chosen?.type === "path") return of(route(chosen.from, chosen.to, lines), [chosen.from, chosen.to]);
  if (chosen?.type === "edge") return of([edges[chosen.id]]);
  if (chosen?.type === "node") return of(lines.filter((edge) => edge.from === chosen.id || edge.to === chosen.id), [chosen.id]);
  return null;
}

// Only what differs is handed to vis-network. Its sets take 2 s to forget and learn 25,000 edges, so what a filter
// takes away is hidden in its body, and what comes back is shown again. `look` gives a number that differs where the
// drawing does, `describe` the drawing in vis-network's words.
function update(part, set, things, look, describe) {
  const body = network.body[part], before = drawn[part], now = new Set(), changed = [];
  let flipped = false;
  for (const thing of things) {
    const { id } = thing, key = look(thing);
    now.add(id);
    if (made[part].get(id) !== key) {
      made[part].set(id, key);
      changed.push({ ...describe(thing), hidden: false });
    } else if (!before.has(id)) {
      body[id].options.hidden = false;
      flipped = true;
    }
  }
  for (const id of before) {
    if (now.has(id)) continue;
    body[id].options.hidden = true;
    flipped = true;
  }
  drawn[part] = now;
  if (changed.length) set.update(changed);
  return flipped;
}

const spellings = new Map(); // what all of a drawing have in common -> its number
const spelled = (words) => {
  if (!spellings.has(words)) spellings.set(words, spellings.size);
  return spellings.get(words) * 8; // the three bits below are each one's own
};

const labeled = new Set(); // ids; vis-network takes an empty label for none given, and keeps the old one
function labelOf(edge, seen) {
  if (seen) labeled.add(edge.id);
  return seen ? name(acts[edge.act]) : labeled.has(edge.id) ? " " : undefined;
}

let selected = "none";
function select() { // each call draws all anew
  const { chosen } = state, key = ["node", "edge"].includes(chosen?.type) && drawn[`${chosen.type}s`].has(chosen.id) ? `${chosen.type} ${chosen.id}` : "";
  if (key === selected) return;
  if (!key) network.unselectAll();
  else network.setSelection({ nodes: chosen.type === "node" ? [chosen.id] : [], edges: chosen.type === "edge" ? [chosen.id] : [] }, { highlightEdges: false });
  selected = key;
}

function wholeScale(dots) { // of the view in which all these are seen
  const places = dots.map(place), span = (axis) => Math.max(...places.map((one) => one[axis])) - Math.min(...places.map((one) => one[axis]));
  const { width, height } = free();
  const found = places.length > 1 ? Math.min(1, width / (span("x") + 160), height / (span("y") + 120)) : 1;
  return Math.round(Math.max(found, 0.02) * 50) / 50;
}

export function draw() {
  rest();
  network.renderer.allowRedraw = false;
  scene.shown = visible();
  if (refit) scale = wholeScale(scene.shown.dots);
  const { dots, lines } = scene.shown, lit = bright(lines), many = lines.length > DIMMED;
  scene.strong = lit && lit.lines;
  const ground = color("--ground"), ink = color("--ink"), faint = color("--faint"), face = getComputedStyle(document.body).fontFamily;
  const look = `${state.language}${dark.matches}${state.all}`, crowded = dots.length > CROWDED;
  const far = crowded ? 0 : 1 / Math.min(1, scale), most = room(); // labels grow where the whole is seen from afar
  const dimNode = (node) => lit && !many && !lit.dots.has(node.id), isFirst = (node) => chosenNode() === node.id;
  const common = spelled(`${look} ${crowded || scale} ${most} ${state.tint}`);
  const flippedNodes = update("nodes", nodeSet, dots, (node) => common + (dimNode(node) ? 1 : 0) + (isFirst(node) ? 2 : 0), (node) => {
    const dim = dimNode(node), first = isFirst(node), kind = kinds[node.kind], tint = tintOf(node), fill = kind.hollow ? ground : tint;
    return {
      id: node.id, ...place(node), shape: kind.shape, size: node.size, label: broken(name(node)), opacity: dim ? 0.18 : 1,
      borderWidth: first ? 3 : kind.hollow ? 2.5 : 1, borderWidthSelected: 3,
      color: { background: fill, border: first ? ink : kind.hollow ? tint : ground,
        hover: { background: fill, border: ink }, highlight: { background: fill, border: ink } },
      font: { size: Math.max(Math.min(19, 12 + node.degree / 4), Math.min(30, (node.rank < 36 * most ? 12.5 : node.rank < 110 * most ? 9.8 : 0) * far)),
        color: dim ? `${faint}55` : ink, strokeWidth: dim ? 0 : 3, strokeColor: ground, face, vadjust: -2 },
    };
  });
  const worded = lit && lit.lines.size <= 30, curved = lines.length <= CURVED, alike = spelled(look);
  const off = (edge) => lit && !lit.lines.has(edge.id), bent = (edge) => curved && edge.bend > 0;
  const bend = (edge) => { // neighbors' edges bow out as far as those of nodes that lie apart
    const [a, b] = [place(nodes[edge.from]), place(nodes[edge.to])], far = Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
    return Math.min(0.95, Math.max(edge.bend, (edge.bend * 240) / far));
  };
  const flippedEdges = update("edges", edgeSet, lines, (edge) => alike + (!many && off(edge) ? 1 : 0) + (worded && !off(edge) ? 2 : 0) + (bent(edge) ? 4 : 0), (edge) => {
    const act = acts[edge.act];
    return {
      id: edge.id, from: edge.from, to: edge.to, arrows: "to", width: edge.width,
      dashes: dashesOf(act).length ? dashesOf(act) : false, label: labelOf(edge, worded && !off(edge)),
      color: { color: act.color, hover: act.color, highlight: act.color,
        opacity: !many && off(edge) ? 0.07 : lit && !off(edge) ? 0.95 : dark.matches ? 0.8 : 0.62 },
      font: { size: 11, color: act.color, strokeWidth: 4, strokeColor: ground, face },
      smooth: bent(edge) ? { enabled: true, type: "curvedCW", roundness: bend(edge) } : { enabled: false },
    };
  });
  if (flippedNodes || flippedEdges) network._updateVisibleIndices();
  select();
  network.renderer.allowRedraw = true; // until here each change would draw all anew
  network.body.emitter.emit("_requestRedraw");
  find("empty").hidden = dots.length > 0;
  banner();
}

function banner() { // why not all is shown, and the way back
  const say = (words, ...actions) => [make("span", "", words), ...actions.map(([key, action]) => button("", text(key), action))];
  const lines = [];
  if (view.pending >= 0) lines.push(say(text("routeAsk"), ["cancel", () => { view.pending = -1; refresh(); }]));
  if (state.focus) lines.push(say(text("focused")(name(nodes[state.focus.id]), state.focus.hops), ["unfocus", () => { state.focus = null; refreshAndFit(); }]));
  else if (!state.all && hubs.length) lines.push(say(text("showing")(number(hubs.length), number(nodes.length)), ["showAll", showAll]));
  if (state.hidden.size) lines.push(say(text("hiddenCount")(state.hidden.size), ["showAll", () => { state.hidden.clear(); refresh(); }]));
  find("banner").hidden = !lines.length;
  redraw(find("banner"), lines.map((line) => make("p", "", line)));
}

function showAll() {
  state.all = true;
  moved.clear();
  refreshAndFit();
}

let refit = false; // labels are as large as the whole view needs them
export function refreshAndFit(flying = true) {
  refit = true;
  refresh();
  refit = false;
  overlook(flying);
}

export function fit() {
  refit = true;
  draw();
  refit = false;
  overlook();
}

const MARGIN = 1.1; // around all that is drawn
function overlook(flying = true) { // all that is drawn, where no panel lies on it
  scene.fitting = true;
  network.canvas.setSize(); // the panel may have changed how much of the page is the canvas
  network.body.emitter.emit("_resizeNodes");
  const boxes = network.body.nodeIndices.map((id) => network.body.nodes[id].shape.boundingBox);
  if (!boxes.length) return;
  const reach = (choose, side) => boxes.reduce((sum, box) => choose(sum, box[side]), boxes[0][side]);
  const [left, right, top, bottom] = [reach(Math.min, "left"), reach(Math.max, "right"), reach(Math.min, "top"), reach(Math.max, "bottom")];
  const { width, height } = free();
  const most = Math.min(1, width / ((right - left) * MARGIN || 1), height / ((bottom - top) * MARGIN || 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(0.01, most), offset: aside(), animation: flying && motion() });
}

export function fly(id) {
  if (!drawn.nodes.has(id)) return;
  network.canvas.setSize();
  network.focus(id, { scale: Math.max(1, network.getScale()), animation: motion(), offset: aside() });
}
export const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
