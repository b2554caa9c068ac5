// What starts the page and ties keys and buttons to it.
import { find, say } from "./elements.js";
import { acts, claims, documents, edges, items, kinds, nodes } from "./data.js";
import { TABS, chosenNode, dark, name, scene, state, text, view } from "./state.js";
import { relabel } from "./labels.js";
import { passes, sift } from "./filters.js";
import { install, refresh, show } from "./page.js";
import { aside, free, network } from "./canvas.js";
import { flies, slide } from "./viewport.js";
import { paintEdges } from "./renderer.js";
import { draw, fit, moved, place, refreshAndFit, zoom } from "./drawing.js";
import { bring, choose, chooseNode, focusOn, hide } from "./selection.js";
import { claimedBy } from "./evidence.js";
import { dates } from "./dates.js";
import { legend } from "./legend.js";
import { matrix } from "./positions_view.js";
import { strip } from "./chips.js";
import { subjectView } from "./treaty_view.js";
import { timeline } from "./timeline.js";
import { panel } from "./panel.js";
import { lists } from "./tables.js";
import { reading } from "./document_view.js";
import "./search.js";
import { menu } from "./download.js";
import "./printing.js";
import { readAddress } from "./address.js";
import { back, go, here, remember, reset, splitSpot } from "./history.js";

const DRAWERS = { network: () => {}, matrix, subjects: subjectView, timeline, lists, reading };

function refreshAll(light) {
  sift();
  legend();
  strip();
  dates();
  draw();
  panel();
  DRAWERS[state.tab]();
  if (!light) {
    remember();
    say(text("seen")(scene.shown.dots.length, scene.shown.lines.length, claims.filter(passes).length));
  }
}

const narrow = matchMedia("(max-width: 900px)"); // there the panel lies over half of what is seen
function showTab(tab) {
  if (narrow.matches && ready && tab !== state.tab && tab !== "reading" && !["cell", "month"].includes(state.chosen?.type)) state.chosen = null;
  state.tab = tab;
  for (const one of TABS) {
    find(one).hidden = one !== tab;
    find(`tab-${one}`).setAttribute("aria-selected", one === tab);
    find(`tab-${one}`).tabIndex = one === tab ? 0 : -1;
  }
  document.body.dataset.tab = tab;
  menu(false);
  if (tab === "network" && !fitted) fitFirst();
  else refresh();
}

let ready = false; // once what the address asks for is there
let fitted = false; // what is not seen has no size to fit
function fitFirst() {
  fitted = true;
  refreshAndFit(false);
  scene.base = here();
  if (scene.spot) go(scene.spot);
  else if (state.focus) return;
  else if (chosenNode() >= 0) network.moveTo({ position: place(nodes[chosenNode()]), scale: Math.max(0.8, network.getScale()), offset: aside() });
}

find("tab-subjects").hidden = !TABS.includes("subjects"); // part of a graph has no ledger of positions
for (const tab of TABS) {
  find(`tab-${tab}`).addEventListener("click", () => show(tab));
  find(`tab-${tab}`).addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    show(next);
    find(`tab-${next}`).focus();
  });
}
find("language").addEventListener("click", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  relabel();
  refresh();
});
const unroll = (open) => { // the column on the left lies over small screens, and only when it is asked for
  document.body.classList.toggle("filtering", open);
  find("filters").setAttribute("aria-expanded", open);
};
find("filters").addEventListener("click", () => unroll(!document.body.classList.contains("filtering")));
find("stage").addEventListener("pointerdown", () => unroll(false));
find("back").addEventListener("click", back);
find("reset").addEventListener("click", reset);
find("zoom-in").addEventListener("click", () => zoom(1.4));
find("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
find("fit").addEventListener("click", () => fit());
find("help-open").addEventListener("click", () => find("help").showModal());
find("help-close").addEventListener("click", () => find("help").close());

// ---- keys ----
function cycle(step) { // from one drawn entity to the next, the best connected first
  const order = [...scene.shown.dots].sort((a, b) => a.rank - b.rank);
  if (!order.length) return;
  const at = order.findIndex((node) => node.id === chosenNode());
  chooseNode(order[at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length].id);
}
function nextFocus() {
  const id = chosenNode(), hops = state.focus?.id === id ? state.focus.hops : 0;
  if (id >= 0) focusOn(hops === 2 ? null : { id, hops: hops + 1 });
}
const KEYS = {
  "/": () => find("search").focus(), "?": () => find("help").showModal(), Escape: () => (view.pending >= 0 ? (view.pending = -1, refresh()) : choose(null)),
  Backspace: back, "[": () => cycle(-1), "]": () => cycle(1), f: nextFocus, h: () => { if (chosenNode() >= 0) hide(chosenNode()); },
  ...Object.fromEntries(TABS.map((tab, index) => [String(index + 1), () => show(tab)])),
};
const CANVAS_KEYS = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input") || find("help").open) return;
  const action = KEYS[event.key] || KEYS[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
});
find("canvas").addEventListener("keydown", (event) => {
  if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (event.key === "0") fit();
  else if (CANVAS_KEYS[event.key]) {
    const [x, y] = CANVAS_KEYS[event.key], middle = network.getViewPosition();
    slide();
    network.moveTo({ position: { x: middle.x + x / network.getScale(), y: middle.y + y / network.getScale() } });
  } else return;
  event.preventDefault();
});

// ---- the pointer on the network ----
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) chooseNode(node, false);
  else if (edge !== undefined) choose({ type: "edge", id: edge });
  else if (state.chosen) choose(null);
});
network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) focusOn({ id: node, hops: 1 }); });
network.on("dragEnd", ({ nodes: dragged }) => {
  for (const [id, place] of Object.entries(network.getPositions(dragged))) moved.set(Number(id), place);
});
const tip = find("tip");
const hint = (content, { pointer }) => {
  tip.textContent = content;
  tip.hidden = false;
  const { above, width, height } = free(), { x, y } = pointer.DOM, below = y + 16 + tip.offsetHeight < above + height;
  tip.style.left = `${Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${below ? y + 16 : Math.max(4, y - tip.offsetHeight - 12)}px`;
};
network.on("hoverEdge", (event) => {
  const edge = edges[event.edge];
  hint(`${name(nodes[edge.from])} — ${name(acts[edge.act])} → ${name(nodes[edge.to])}　×${edge.items.length}${acts[edge.act].unsure ? `　${claimedBy(acts[edge.act], edge.items)}` : ""}`, event);
});
network.on("hoverNode", (event) => hint(`${name(nodes[event.node])}　${name(kinds[nodes[event.node].kind])}`, event));
for (const event of ["blurEdge", "blurNode", "click", "dragStart", "zoom"]) network.on(event, () => { tip.hidden = true; });
dark.addEventListener("change", () => refresh(true));

install({ refresh: refreshAll, show: showTab });
const [wordsOfAddress, placeOfAddress] = splitSpot(location.hash.slice(1));
readAddress(wordsOfAddress);
if (!wordsOfAddress && innerWidth < 600) state.tab = "lists"; // a picture as wide as high needs more
relabel();
scene.spot = placeOfAddress;
show(state.tab);
ready = true;
if (state.tab === "reading" && state.chosen?.type === "item") bring(state.chosen.id);
requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = "true"; }));
window.kgPage = { network, nodes, edges, acts, items, documents, state, refresh, paintEdges, flies }; // for tests and the curious
