// Marks of the legend, and small drawings, as SVG.
import { dashes } from "./data.js";

const SVG = "http://www.w3.org/2000/svg";

export function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function drawing(width, height, shapes) {
  const root = shape("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  root.append(...shapes);
  return root;
}

const corners = (count, turn, radius = 6.5) => Array.from({ length: count }, (_, i) => {
  const angle = turn + (i * 2 * Math.PI) / count;
  return `${(8 + radius * Math.cos(angle)).toFixed(2)},${(8 + radius * Math.sin(angle)).toFixed(2)}`;
});
const POINTS = {
  square: () => ["2.5,2.5", "13.5,2.5", "13.5,13.5", "2.5,13.5"],
  diamond: () => corners(4, 0, 7),
  triangle: () => corners(3, -Math.PI / 2, 7),
  triangleDown: () => corners(3, Math.PI / 2, 7),
  hexagon: () => corners(6, 0, 7),
  star: () => corners(10, -Math.PI / 2).map((point, i) => (i % 2 ? corners(10, -Math.PI / 2, 3)[i] : point)),
};

export function swatch(kind) {
  const paint = kind.hollow ? { fill: "none", stroke: kind.color, "stroke-width": 2 } : { fill: kind.color };
  return drawing(16, 16, [POINTS[kind.shape] ? shape("polygon", { ...paint, points: POINTS[kind.shape]().join(" ") })
    : shape("circle", { ...paint, cx: 8, cy: 8, r: 6 })]);
}

export function outline({ shape: form, hollow }, tint, x, y, size, ground, opacity) { // the same as large as a node, and over the lines behind it
  const paint = { fill: hollow ? ground : tint, stroke: hollow ? tint : ground, "stroke-width": hollow ? 2 : 1, "vector-effect": "non-scaling-stroke", opacity };
  const at = (value) => Math.round(value * 100) / 100;
  if (!POINTS[form]) return shape("circle", { ...paint, cx: at(x), cy: at(y), r: at(size) });
  return shape("polygon", { ...paint, points: POINTS[form]().join(" "), transform: `translate(${at(x)} ${at(y)}) scale(${at(size / 6.5)}) translate(-8 -8)` });
}

export function dashesOf(act) { // claims and stances are dashed, denied relations dotted; what is only claimed or intended is drawn as appearance.toml says
  return dashes[act.unsure] || (act.claim || act.position ? [7, 5] : act.negative ? [2, 3] : []);
}

// Stances differ in their heads too: for those who do not tell green from red.
const HEADS = { against: "bar", demand: "vee", neutral: "circle" };
export const headOf = (act) => (act.position ? HEADS[act.predicate] ?? "arrow" : "arrow");
const HEAD_PATHS = { arrow: "M18.7 4l6.5 4l-6.5 4z", bar: "M21 2.5h3v11h-3z", vee: "M16.5 3.5l8.5 4.5l-8.5 4.5l2.6 -4.5z", circle: "M19 8a3 3 0 1 0 6 0a3 3 0 1 0 -6 0" };

export function stroke(act) { // events are no line; what nobody reports as done has a hollow arrow
  if (act.event) return swatch({ shape: "diamond", color: act.color });
  const line = { stroke: act.color, "stroke-width": 2, "stroke-dasharray": dashesOf(act).map((one) => one * 0.7).join(" ") || "none" };
  const head = act.unsure ? { fill: "none", stroke: act.color, "stroke-width": 1.4 } : { fill: act.color };
  return drawing(26, 16, [shape("path", { d: "M0 8h18", ...line }), shape("path", { d: HEAD_PATHS[headOf(act)], ...head })]);
}

// A bar of colored parts, side by side or one on another: [[share of the whole, color], …].
export function stacked(width, height, parts, upright) {
  let at = 0;
  return drawing(width, height, parts.map(([share, color]) => {
    const size = share * (upright ? height : width);
    const box = upright ? { x: 0, y: height - at - size, width, height: size } : { x: at, y: 0, width: size, height };
    at += size;
    return shape("rect", { ...box, fill: color });
  }));
}
