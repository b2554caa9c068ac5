// The network, drawn by vis-network at places reckoned beforehand.
import { find } from "./elements.js";
import { acts, edges, kinds, nodes } from "./data.js";
import { dashesOf, headOf } from "./marks.js";
import { chosenNode, dark, name, scene, state, tintOf } from "./state.js";
import { route, visible } from "./filters.js";
import { inPicture, openOn, opening, whole } from "./ties.js";
import { around } from "./rings.js";
import { caption } from "./caption.js";
import { refresh } from "./page.js";
import { aside, color, edgeSet, free, network, nodeSet, room } from "./canvas.js";
import { motion, rest } from "./viewport.js";

const CURVED = 1500; // edges; above, all are straight, for curves are slow, and vis-network gets only those that are seen closely: renderer.js paints the rest
const CROWDED = 60; // nodes; above, renderer.js chooses which are named from afar
const DIMMED = 4000; // edges; above, renderer.js alone dims those that are not chosen: to tell vis-network takes 2 s
export const drawn = { nodes: new Set(), edges: new Set() }; // ids
const made = { nodes: new Map(), edges: new Map() }; // id -> how it was drawn last; what is not drawn now is hidden
export const moved = new Map(); // places to which the reader dragged nodes
let scale = 1; // of the view that shows all
const NAMED_HERE = 13; // pixels: in a crowd smaller letters are left to renderer.js, which sees that names do not lie on one another
const letters = (rank) => (rank < 12 ? 17 : rank < 40 ? 14.5 : 12); // by what an entity is worth, not by its edges alone
function broken(label) { // long names over several lines
  if (/^[\u0000-\u02ff]*$/.test(label)) return label.replace(/(?=.{23})(.{8,22})\s/g, "$1\n");
  if (label.length <= 11) return label;
  const size = Math.ceil(label.length / Math.ceil(label.length / 11));
  return label.match(new RegExp(`.{1,${size}}`, "gsu")).join("\n");
}

const rings = { key: "", places: new Map() }; // around the entity on which the picture is focused
function laid({ dots, lines }) { // anew where the focus is another, or shows what it did not
  const { focus } = state, key = focus ? `${focus.id} ${focus.hops} ${state.ties}` : "";
  if (key === rings.key && (!focus || dots.every(({ id }) => rings.places.has(id)))) return;
  rings.key = key;
  rings.places = focus ? around(focus.id, dots.map(({ id }) => id), lines) : new Map();
}

const besideOpen = (node) => node.edges.some((edge) => inPicture(edge) && (opening(nodes[edge.from]).length || opening(nodes[edge.to]).length));
export function place(node) { // while only hubs are shown they lie apart, and others come to lie among their neighbors
  if (moved.has(node.id)) return moved.get(node.id);
  if (rings.places.has(node.id)) return rings.places.get(node.id);
  const [x, y] = whole(node);
  if (state.all || !openOn().length) return { x, y };
  if (opening(node).length) return { x: opening(node)[0], y: opening(node)[1] };
  const near = node.edges.filter(inPicture).map((edge) => nodes[edge.from === node.id ? edge.to : edge.from]).filter((other) => opening(other).length);
  const next = near.length ? null : node.edges.filter(inPicture).map((edge) => nodes[edge.from === node.id ? edge.to : edge.from]).find(besideOpen);
  if (next) return { x: place(next).x + 60 * Math.cos(node.id), y: place(next).y + 60 * Math.sin(node.id) }; // a post beside who holds it
  const mean = (axis) => near.reduce((sum, other) => sum + opening(other)[axis], 0) / Math.max(near.length, 1);
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

// Only what differs is handed to vis-network. Its sets take 2 s to forget and learn 25,000 things, so what a filter
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
function labelOf(edge, seen, font) { // a font takes as long as all else of an edge, so who has no label gets none
  if (seen) labeled.add(edge.id);
  if (!labeled.has(edge.id)) return {};
  return { label: seen ? name(acts[edge.act]) : " ", font: { size: 11, color: acts[edge.act].color, ...font } };
}

export const widthOf = ({ act, width }) => (acts[act].position && acts[act].predicate === "neutral" ? Math.min(1.2, width) : width);

let handing = () => false; // hands these edges to vis-network and hides its others, as the view now wants them
export function handOver(some) { // edges that are seen closely, and were not before
  if (some.every(({ id }) => drawn.edges.has(id))) return;
  const { renderer } = network, before = renderer.allowRedraw;
  renderer.allowRedraw = false; // who asks draws them
  if (handing([...new Set([...[...drawn.edges].map((id) => edges[id]), ...some])])) network._updateVisibleIndices();
  renderer.allowRedraw = before;
}

let selected = ""; // nothing
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
  laid(scene.shown);
  if (refit) scale = wholeScale(scene.shown.dots);
  const { dots, lines } = scene.shown, lit = bright(lines), many = lines.length > DIMMED;
  scene.strong = lit && lit.lines;
  const ground = color("--ground"), ink = color("--ink"), faint = color("--faint"), face = getComputedStyle(document.body).fontFamily;
  const look = `${state.language}${dark.matches}${state.all}${state.ties}${rings.key}`, crowded = dots.length > CROWDED;
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
      font: { size: Math.max(letters(node.rank), Math.min(30, (node.rank < 36 * most ? 12.5 : node.rank < 110 * most ? 9.8 : 0) * far)),
        color: dim ? `${faint}55` : ink, strokeWidth: dim ? 0 : 3, strokeColor: ground, face, vadjust: -2 },
      scaling: { label: { enabled: true, drawThreshold: crowded ? NAMED_HERE + 1 : 10, maxVisible: 17 } },
    };
  });
  const worded = lit && lit.lines.size <= 30, curved = lines.length <= CURVED, alike = spelled(look);
  const off = (edge) => lit && !lit.lines.has(edge.id), bent = (edge) => curved && edge.bend > 0;
  const bend = (edge) => { // neighbors' edges bow out as far as those of nodes that lie apart
    const [a, b] = [place(nodes[edge.from]), place(nodes[edge.to])], far = Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
    return Math.min(0.95, Math.max(edge.bend, (edge.bend * 240) / far));
  };
  handing = (some) => update("edges", edgeSet, some, (edge) => alike + (!many && off(edge) ? 1 : 0) + (worded && !off(edge) ? 2 : 0) + (bent(edge) ? 4 : 0), (edge) => {
    const act = acts[edge.act];
    return {
      id: edge.id, from: edge.from, to: edge.to, arrows: { to: { enabled: true, type: headOf(act) } }, width: widthOf(edge),
      dashes: dashesOf(act).length ? dashesOf(act) : false, ...labelOf(edge, worded && !off(edge), { strokeWidth: 4, strokeColor: ground, face }),
      color: { color: act.color, hover: act.color, highlight: act.color,
        opacity: !many && off(edge) ? 0.07 : worded && !off(edge) ? 0.95 : (dark.matches ? 0.8 : 0.62) * (act.position && act.predicate === "neutral" ? 0.55 : 1) },
      smooth: bent(edge) ? { enabled: true, type: "curvedCW", roundness: bend(edge) } : { enabled: false },
    };
  });
  const flippedEdges = handing(curved ? lines : lines.filter(({ id }) => drawn.edges.has(id) || scene.strong?.has(id)));
  if (flippedNodes || flippedEdges) network._updateVisibleIndices();
  select();
  network.renderer.allowRedraw = true; // until here each change would draw all anew
  network.body.emitter.emit("_requestRedraw");
  find("empty").hidden = dots.length > 0;
  caption(() => { moved.clear(); refreshAndFit(); });
}

let refit = false; // labels are as large as the whole view needs them
export function refreshAndFit(flying = true) {
  refit = true;
  refresh();
  refit = false;
  overlook(flying && scene.shown.dots.length <= FLOWN);
}

export function fit() {
  refit = true;
  draw();
  refit = false;
  overlook();
}

const FLOWN = 3000; // nodes; more are there at once: a flight of half a second says nothing where all is new
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
