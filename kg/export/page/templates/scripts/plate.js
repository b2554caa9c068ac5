// The picture as a drawing of its own, with what its marks mean and what it shows: SVG, and from that PNG.
import { find } from "./elements.js";
import { acts, documents, kinds } from "./data.js";
import { dashesOf, headOf, outline, shape, swatch } from "./marks.js";
import { name, number, scene, shortName, state, text, tintOf } from "./state.js";
import { color, free, network, room } from "./canvas.js";
import { sentence } from "./caption.js";
import { drawn, widthOf } from "./drawing.js";

const NAMED = 90, LINES = 14; // names in the picture, acts in the key
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g; // in XML
export const writable = (words) => String(words).replace(UNWRITABLE, "");
const around = (value) => Math.round(value * 10) / 10;
const pen = document.createElement("canvas").getContext("2d");
function wide(words, size, bold = false) {
  pen.font = `${bold ? 600 : 400} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(words).width;
}

function words(at, x, y, size, attributes = {}) {
  const made = shape("text", { x: around(x), y: around(y), "font-size": size, ...attributes });
  made.textContent = writable(at);
  return made;
}

function head(act, x, y, turn, size, ground) { // of an arrow, its point at (x, y)
  const k = size / 9, paint = act.unsure ? { fill: ground, stroke: act.color, "stroke-width": 1 } : { fill: act.color };
  const path = { bar: "M-2.4 -5.5h2.4v11h-2.4z", vee: "M-9 -4.5L0 0L-9 4.5L-6.4 0z", circle: "M-6 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0", arrow: "M-8 -4L0 0L-8 4z" }[headOf(act)];
  return shape("path", { d: path, transform: `translate(${around(x)} ${around(y)}) rotate(${around((turn * 180) / Math.PI)}) scale(${around(k)})`, ...paint });
}

function line(edge, spot, ground) {
  const act = acts[edge.act], body = drawn.edges.has(edge.id) ? network.body.edges[edge.id] : null, [a, b] = [spot(edge.from), spot(edge.to)];
  const via = body?.options.smooth.enabled && body.edgeType?.getViaNode?.(), dim = scene.strong && !scene.strong.has(edge.id);
  const bow = via && via.x !== undefined ? network.canvasToDOM(via) : null, from = bow || a, turn = Math.atan2(b.y - from.y, b.x - from.x);
  const far = b.size + 2, tip = { x: b.x - far * Math.cos(turn), y: b.y - far * Math.sin(turn) }, width = Math.max(0.6, Math.min(4, widthOf(edge) * network.getScale()));
  const group = shape("g", { opacity: dim ? 0.07 : 0.75 });
  if (edge.from === edge.to) return group; // a loop would need a place of its own
  group.append(shape("path", { d: `M${around(a.x)} ${around(a.y)}${bow ? `Q${around(bow.x)} ${around(bow.y)} ` : "L"}${around(tip.x)} ${around(tip.y)}`, fill: "none", stroke: act.color,
    "stroke-width": around(width), "stroke-dasharray": dashesOf(act).join(" ") || "none" }), head(act, tip.x, tip.y, turn, 6 + width, ground));
  const label = String(body?.options.label || "").trim();
  if (label && !dim) group.append(words(label, (a.x + b.x) / 2, (a.y + b.y) / 2 - 3, 11, { fill: act.color, stroke: ground, "stroke-width": 3, "paint-order": "stroke", "text-anchor": "middle" }));
  return group;
}

function named(list, spot, ground) { // the most important first, none on another
  const boxes = [], found = [], ink = color("--ink");
  for (const node of [...list].sort((a, b) => a.rank - b.rank)) {
    if (found.length >= NAMED * Math.max(room(), 0.4)) break;
    const { x, y, size, dim } = spot(node.id), high = node.rank < 12 ? 15.5 : node.rank < 40 ? 13.5 : 12, half = wide(shortName(node), high, node.rank < 12) / 2, top = y + size + 1;
    if (dim || boxes.some((box) => x - half < box.right && x + half > box.left && top < box.bottom && top + high > box.top)) continue;
    boxes.push({ left: x - half, right: x + half, top, bottom: top + high + 2 });
    found.push(words(shortName(node), x, top + high * 0.86, high, { fill: ink, stroke: ground, "stroke-width": 3, "paint-order": "stroke", "text-anchor": "middle", "font-weight": node.rank < 12 ? 600 : 400 }));
  }
  return found;
}

function key(width, top) { // what the marks mean, in rows: [the elements, where they end]
  const { dots, lines } = scene.shown, made = [], soft = color("--soft"), ink = color("--ink"), by = new Map();
  let [x, y] = [16, top];
  const put = (mark, room_, label) => {
    const long = room_ + 6 + wide(label, 12) + 18;
    if (x > 16 && x + long > width - 16) [x, y] = [16, y + 22];
    mark.setAttribute("transform", `translate(${around(x)} ${y})`);
    made.push(mark, words(label, x + room_ + 6, y + 12.5, 12, { fill: ink }));
    x += long;
  };
  const group = (...parts) => { const one = shape("g", {}); one.append(...parts); return one; };
  for (const [kind] of [...new Map(dots.map((node) => [node.kind, 1]))].sort((a, b) => a[0] - b[0])) put(group(...swatch(state.tint === "community" ? { ...kinds[kind], color: soft } : kinds[kind]).childNodes), 16, name(kinds[kind]));
  for (const edge of lines) by.set(edge.act, (by.get(edge.act) || 0) + 1);
  if (by.size) [x, y] = [16, y + 22];
  for (const [act] of [...by].sort((a, b) => b[1] - a[1]).slice(0, LINES)) {
    const mark = group(shape("path", { d: "M0 8h20", stroke: acts[act].color, "stroke-width": 2, "stroke-dasharray": dashesOf(acts[act]).map((one) => one * 0.7).join(" ") || "none" }), head(acts[act], 28, 8, 0, 9, color("--ground")));
    put(mark, 30, `${name(acts[act])}（${text(acts[act].position ? "stance" : acts[act].claim ? "claim" : "relation")}）`.replace(/（(.*)）/, state.language === "zh" ? "（$1）" : " ($1)"));
  }
  return [made, y + 22];
}

function rows(told, width, size) { // broken where the picture ends
  const found = [""];
  for (const piece of state.language === "zh" ? [...told] : told.split(/(?<= )/)) {
    if (wide(found[found.length - 1] + piece, size) > width) found.push("");
    found[found.length - 1] += piece;
  }
  return found;
}

function source() { // where it is from
  const dates = documents.map((one) => one.date).filter(Boolean).sort();
  return text("sourceLine")(number(documents.length), [dates[0], dates[dates.length - 1]].filter(Boolean).join(text("until")));
}

export function plate() { // the picture as it stands beside the panel, its key below
  const { dots, lines } = scene.shown, { width } = free(), height = find("canvas").clientHeight, ground = color("--ground"), soft = color("--soft"), zoomed = network.getScale();
  const spots = new Map(dots.map((node) => {
    const { x, y, options } = network.body.nodes[node.id];
    return [node.id, { ...network.canvasToDOM({ x, y }), size: Math.max(2.5, node.size * zoomed), dim: options.opacity < 1 }];
  }));
  const spot = (id) => spots.get(id), inside = (id, margin = 0) => { const { x, y } = spot(id); return x > -margin && x < width + margin && y > -margin && y < height + margin; };
  const picture = shape("g", { "clip-path": "url(#frame)" });
  picture.append(...lines.filter((edge) => inside(edge.from) || inside(edge.to)).map((edge) => line(edge, spot, ground)),
    ...dots.filter((node) => inside(node.id, 40)).map((node) => { const { x, y, size, dim } = spot(node.id); return outline(kinds[node.kind], tintOf(node), x, y, size, ground, dim ? 0.18 : 1); }),
    ...named(dots.filter((node) => inside(node.id)), spot, ground));
  const [marks, below] = key(width, height + 14);
  const told = [sentence(), source()].filter(Boolean).flatMap((one) => rows(one, width - 32, 12));
  const foot = told.map((one, index) => words(one, 16, below + 14 + index * 18, 12, { fill: soft })), high = below + 14 + told.length * 18;
  const root = shape("svg", { width: Math.round(width), height: Math.round(high), viewBox: `0 0 ${Math.round(width)} ${Math.round(high)}`, "font-family": getComputedStyle(document.body).fontFamily });
  const frame = shape("clipPath", { id: "frame" }), title = shape("title", {});
  frame.append(shape("rect", { width: Math.round(width), height }));
  title.textContent = writable(`${text("title")} · ${sentence()}`);
  root.append(title, frame, shape("rect", { width: "100%", height: "100%", fill: ground }), picture, shape("path", { d: `M0 ${height}h${Math.round(width)}`, stroke: color("--line") }), ...marks, ...foot);
  return { root, words: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`, width: Math.round(width), height: Math.round(high) };
}

const TWICE = 2;
export function photograph(then) { // the same as PNG, twice as fine
  const { words: drawn, width, height } = plate(), image = new Image(), canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * TWICE, height * TWICE];
  image.addEventListener("load", () => {
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(then, "image/png");
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}`;
}
