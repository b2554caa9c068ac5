// The ways back. Browser Back and Forward go through the views: what is chosen, focused on, and the tab. Filters and moves of
// the picture change the address of the view in place. The arrow on the page takes back every step, filters too.
import { find } from "./elements.js";
import { fresh, scene, state, view } from "./state.js";
import { relabel } from "./labels.js";
import { show } from "./page.js";
import { network } from "./canvas.js";
import { motion } from "./viewport.js";
import { fit, moved, refreshAndFit } from "./drawing.js";
import { bring } from "./selection.js";
import { NAMES } from "./facets.js";
import { CHOSEN, readAddress, written } from "./address.js";

const VIEWS = ["tab", "list", "document", "subject", "focus", "all", "ties", "people", ...NAMES, ...Object.keys(CHOSEN)];
const framed = window.parent !== window; // in a notebook, Back belongs to the notebook
const past = []; // [address, the view in which it was], the last step last
let now = null, step = history.state?.step ?? 0;

const viewOf = (words) => { const parts = new URLSearchParams(words); return JSON.stringify(VIEWS.map((key) => parts.get(key))); };
const withSpot = (words) => `#${[words, scene.spot && `at=${scene.spot}`].filter(Boolean).join("&")}`;
export function splitSpot(address) { // an address -> what is seen, and where
  const parts = new URLSearchParams(address), had = parts.has("at"), at = parts.get("at") || "";
  parts.delete("at");
  return [had ? parts.toString() : address, /^-?\d+~-?\d+~\d+(\.\d+)?$/.test(at) ? at : ""];
}

function inscribe(anew = false) {
  try {
    history[anew && !framed ? "pushState" : "replaceState"]({ step }, "", withSpot(now));
  } catch { /* some browsers forbid it for files, in frames, and a hundred times a minute */ }
}

export function remember() { // each step once; a play or a drag over the bars is one
  const next = written();
  if (next === now) return;
  const anew = now !== null && viewOf(next) !== viewOf(now);
  if (now !== null) past.push([now, step]);
  if (past.length > 200) past.shift();
  now = next;
  if (anew) step += 1;
  inscribe(anew);
  enable();
}

function enable() {
  find("back").disabled = !past.length;
  find("reset").disabled = !now && !scene.spot;
}

function open(words, at) { // a view that was seen before, or that somebody else has seen
  const near = () => JSON.stringify([state.focus, state.all, state.ties, state.people]), before = near(), away = scene.spot;
  readAddress(words);
  now = written(); // showing it is no new step
  scene.spot = at;
  relabel();
  show(state.tab);
  if (state.tab === "reading" && state.chosen?.type === "item") bring(state.chosen.id);
  if (at !== away || near() !== before) at ? go(at) : fit();
  enable();
}

export function back() {
  if (!past.length) return;
  const [words, at] = past.pop(), backward = at < step && !framed;
  step = at;
  open(words, scene.spot);
  if (backward) history.back(); // its address tells where the picture was
  else inscribe();
}

function travel() { // the reader went back or forward, or wrote another address
  const [words, at] = splitSpot(location.hash.slice(1)), to = history.state?.step;
  if (words === now && at === scene.spot) return;
  if (words !== now && to === undefined) { // written by hand
    past.push([now, step]);
    step += 1;
  } else if (to < step) {
    const last = past.findLastIndex(([, one]) => one === to);
    if (last >= 0) past.length = last;
  } else if (to > step) past.push([now, step]);
  step = to ?? step;
  open(words, at);
  if (to === undefined) inscribe();
}

export function reset() {
  const { language, tab } = state;
  Object.assign(state, fresh(), { language, tab });
  moved.clear();
  view.pending = -1;
  find("search").value = "";
  refreshAndFit();
}

// ---- where the picture is ----
export function here() {
  const { x, y } = network.getViewPosition();
  return `${Math.round(x)}~${Math.round(y)}~${Number(network.getScale().toPrecision(3))}`;
}

export function go(at) {
  const [x, y, zoomed] = at.split("~").map(Number);
  scene.fitting = false;
  network.moveTo({ position: { x, y }, scale: Math.min(10, Math.max(0.01, zoomed)), animation: motion() });
}

let noting = 0;
function note() { // the picture has moved; its place counts once it rests
  clearTimeout(noting);
  noting = setTimeout(() => {
    if (now === null || state.tab !== "network") return;
    const at = here(), before = scene.spot;
    if (scene.fitting) scene.base = at;
    scene.fitting = false;
    scene.spot = at === scene.base ? "" : at;
    if (scene.spot !== before) inscribe();
    enable();
  }, 300);
}
network.on("drawnFully", note);
network.on("resize", () => { if (!scene.spot) scene.fitting = true; });
addEventListener("popstate", travel);
addEventListener("hashchange", travel);
