// How much reaches the canvas. vis-network draws nodes and edges one after another, edges outside the view too. Where
// thousands are in view they are painted here, one path for each color: without arrows, dashes and borders, which nobody
// could tell apart among so many.
import { acts, edges, nodes } from "./data.js";
import { dark, scene, shortName, tintOf } from "./state.js";
import { color, network, room } from "./canvas.js";
import { handOver } from "./drawing.js";

const DETAILED = 1500; // nodes, or edges, in view that are drawn with all they have: 0.1 ms each
const NEAR = 10; // as far as an edge may be from the pointer
const CHUNK = 400; // lines of one path: longer ones take longer a line
const NAMED = 60; // nodes
const TINY = 5, READABLE = 9, NAMED_HERE = 13; // pixels: radius of a dot, height of a letter, and in a crowd
const CROWDED = 60; // nodes; below, vis-network names them all, over several lines
let detailed = []; // edges that vis-network draws in this frame

function frame(margin = 0) { // what the canvas shows, in the network's own coordinates
  const { canvas } = network, { clientWidth, clientHeight } = canvas.frame.canvas;
  return [canvas.DOMtoCanvas({ x: -margin, y: -margin }), canvas.DOMtoCanvas({ x: clientWidth + margin, y: clientHeight + margin })];
}

function byColor(list, tint) {
  const found = new Map();
  for (const one of list) found.has(tint(one)) ? found.get(tint(one)).push(one) : found.set(tint(one), [one]);
  return found;
}

// ---- edges ----
function edgesInView() { // bows are few, and may reach where their ends are not
  const { nodes: body, edges: known } = network.body, [least, most] = frame();
  return scene.shown.lines.filter(({ id, from, to }) => {
    const [one, other] = [body[from], body[to]];
    return from === to || known[id]?.options.smooth.enabled
      || (Math.min(one.x, other.x) < most.x && Math.max(one.x, other.x) > least.x && Math.min(one.y, other.y) < most.y && Math.max(one.y, other.y) > least.y);
  });
}

export function paintEdges(pen, some) {
  const { nodes: body } = network.body, zoomed = network.getScale();
  pen.save();
  pen.globalAlpha = scene.strong ? 0.06 : Math.max(0.14, (dark.matches ? 0.6 : 0.4) * Math.sqrt(DETAILED / some.length)); // the more, the fainter
  pen.lineWidth = Math.max(1, 0.5 / zoomed); // seen from afar a line of one pixel would fade away
  const groups = [some.filter((edge) => !acts[edge.act].unsure), some.filter((edge) => acts[edge.act].unsure)] // what may not be so looks so from afar too
    .flatMap((list, unsure) => [...byColor(list, (edge) => acts[edge.act].color)].map(([tint, of]) => [tint, of, unsure ? [3 / zoomed, 3 / zoomed] : []]));
  for (const [tint, list, dashes] of groups) {
    pen.strokeStyle = tint;
    pen.setLineDash(dashes);
    for (let first = 0; first < list.length; first += CHUNK) {
      pen.beginPath();
      for (const { from, to } of list.slice(first, first + CHUNK)) {
        pen.moveTo(body[from].x, body[from].y);
        pen.lineTo(body[to].x, body[to].y);
      }
      pen.stroke();
    }
  }
  pen.restore();
}

let painted = []; // edges of this frame that vis-network need not know
network.renderer._drawEdges = (pen) => {
  const { edges: body } = network.body, some = edgesInView(), many = some.length > DETAILED;
  const close = many ? some.filter(({ id }) => scene.strong?.has(id) || body[id]?.selected || body[id]?.hover) : some;
  painted = many ? some : [];
  handOver(close);
  if (many) paintEdges(pen, painted);
  detailed = close.map(({ id }) => body[id]);
  for (const edge of detailed) edge.draw(pen);
};
network.renderer._drawArrows = (pen) => {
  for (const edge of detailed) acts[edges[edge.id].act].unsure ? hollow(pen, () => edge.drawArrows(pen)) : edge.drawArrows(pen);
};

// vis-network finds under the pointer what it knows: the nearest of the painted edges is handed over first.
const edgeAt = network.selectionHandler.getEdgeAt.bind(network.selectionHandler);
network.selectionHandler.getEdgeAt = (pointer, whole) => {
  const found = nearest(painted, network.canvas.DOMtoCanvas(pointer));
  if (found) handOver([found]);
  return edgeAt(pointer, whole);
};

function nearest(some, { x, y }) { // as near as vis-network wants it, on the network's own scale
  const { nodes: body } = network.body;
  let [best, least] = [null, NEAR];
  for (const edge of some) {
    const a = body[edge.from], b = body[edge.to], [across, down] = [b.x - a.x, b.y - a.y];
    const along = ((x - a.x) * across + (y - a.y) * down) / (across ** 2 + down ** 2 || 1), at = Math.min(1, Math.max(0, along));
    const far = Math.hypot(a.x + at * across - x, a.y + at * down - y);
    if (far < least) [best, least] = [edge, far];
  }
  return best;
}

function hollow(pen, drawHead) { // an arrow of which only the outline is seen: vis-network has none
  pen.fill = () => {
    pen.save();
    pen.fillStyle = color("--ground");
    pen.globalAlpha = 1;
    delete pen.fill;
    pen.fill();
    pen.setLineDash([]);
    pen.lineWidth = Math.max(1, pen.lineWidth * 0.8);
    pen.stroke();
    pen.restore();
  };
  drawHead();
  delete pen.fill;
}

// ---- nodes ----
function paintNodes(pen, some) {
  for (const [tint, list] of byColor(some, (node) => tintOf(nodes[node.id]))) {
    pen.fillStyle = tint;
    pen.beginPath();
    for (const { x, y, options: { size }, shape } of list) {
      pen.moveTo(x + size, y);
      pen.arc(x, y, size, 0, 2 * Math.PI);
      shape.left = x - size; // where the pointer finds it
      shape.top = y - size;
      shape.width = shape.height = 2 * size;
    }
    pen.fill();
  }
}

function nameHubs(pen, some) { // where letters would be too small, the best connected in view have names of a size to read
  const zoomed = network.getScale(), least = scene.shown.dots.length > CROWDED ? NAMED_HERE : READABLE, small = ({ options }) => options.font.size * zoomed < least;
  const ranked = some.filter((node) => small(node) && node.options.opacity === 1).sort((a, b) => nodes[a.id].rank - nodes[b.id].rank);
  if (!ranked.length) return;
  const boxes = some.filter((node) => !small(node)).map(({ shape }) => shape.boundingBox), free = NAMED * room() - boxes.length;
  let count = 0;
  pen.save();
  const face = getComputedStyle(document.body).fontFamily;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineJoin = "round";
  pen.lineWidth = 3 / zoomed;
  pen.strokeStyle = color("--ground");
  pen.fillStyle = color("--ink");
  for (const { id, x, y, options: { size } } of ranked.slice(0, 5 * NAMED)) {
    if (count >= free) break;
    const { rank } = nodes[id], high = (rank < 12 ? 15.5 : rank < 40 ? 13.5 : 12) / zoomed; // the most important are the largest
    pen.font = `${rank < 12 ? 600 : 400} ${high}px ${face}`;
    const words = shortName(nodes[id]), half = pen.measureText(words).width / 2, top = y + size;
    if (boxes.some((box) => x - half < box.right && x + half > box.left && top < box.bottom && top + high > box.top)) continue;
    boxes.push({ left: x - half, right: x + half, top, bottom: top + high });
    count += 1;
    pen.strokeText(words, x, top);
    pen.fillText(words, x, top);
  }
  pen.restore();
}

const drawNodes = network.renderer._drawNodes.bind(network.renderer);
network.renderer._drawNodes = (pen, hidden) => { // those with a label, or large enough to have a shape, as ever
  const { body } = network, every = body.nodeIndices, zoomed = network.getScale(), [least, most] = frame(30);
  const some = every.map((id) => body.nodes[id]).filter(({ x, y }) => x > least.x && x < most.x && y > least.y && y < most.y);
  const named = (found) => ({ drawExternalLabels: () => { found.drawExternalLabels(); if (!hidden) nameHubs(pen, some); } });
  if (hidden || some.length <= DETAILED) return named(drawNodes(pen, hidden));
  const plain = new Set(some.filter((node) => node.options.size * zoomed < TINY && node.options.font.size * zoomed < READABLE
    && !node.selected && !node.hover).map(({ id }) => id));
  paintNodes(pen, some.filter(({ id }) => plain.has(id)));
  body.nodeIndices = every.filter((id) => !plain.has(id));
  const found = drawNodes(pen, hidden);
  body.nodeIndices = every;
  return named(found);
};
