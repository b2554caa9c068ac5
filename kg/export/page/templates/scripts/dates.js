// Below: how many items there are in time, a range of it, and its play.
import { button, find, make } from "./elements.js";
import { items } from "./data.js";
import { shape } from "./marks.js";
import { monthName, number, state, text } from "./state.js";
import { FAILS, passesBut } from "./filters.js";
import { refresh } from "./page.js";

const BINS = 72;
const bins = (() => { // months, quarters or years; the few very old and very late ones have a bin of their own
  const starts = items.filter((one) => one.span).map((one) => one.span[0]).sort((a, b) => a - b);
  if (!starts.length) return [];
  const [least, most] = [starts[0], starts[starts.length - 1]];
  const low = starts[Math.floor(starts.length * 0.03)], high = starts[Math.ceil(starts.length * 0.997) - 1];
  const unit = [1, 3, 12].find((size) => (high - low) / size < BINS) || 12;
  let from = low - (low % unit);
  const to = high - (high % unit);
  if ((to - from) / unit >= BINS) from = to - unit * (BINS - 1);
  const found = [];
  for (let at = from; at <= to; at += unit) found.push({ from: at, to: at + unit - 1, unit });
  if (least < from) found.unshift({ from: least, to: from - 1, unit: 0, word: "earlier" });
  if (most >= to + unit) found.push({ from: to + unit, to: most, unit: 0, word: "later" });
  return found;
})();
const binOfMonth = new Map(); // many things are of one month
function binOf({ span }) {
  if (!span) return -1;
  if (!binOfMonth.has(span[0])) binOfMonth.set(span[0], bins.findIndex((bin) => span[0] <= bin.to));
  return binOfMonth.get(span[0]);
}
const binItems = bins.map(() => []);
for (const one of items) if (one.span) binItems[binOf(one)].push(one);
const undatedItems = items.filter((one) => !one.span);

function binName(bin) {
  if (bin.word) return `${text(bin.word)}`;
  if (bin.unit === 12) return state.language === "zh" ? `${bin.from / 12}年` : String(bin.from / 12);
  return bin.unit === 3 ? `${Math.floor(bin.from / 12)} Q${(bin.from % 12) / 3 + 1}` : monthName(bin.from);
}
const rangeFrom = () => (state.from === null ? 0 : Math.max(0, bins.findIndex((bin) => bin.to >= state.from)));
const rangeTo = () => (state.to === null ? bins.length - 1 : Math.max(0, bins.findLastIndex((bin) => bin.from <= state.to)));

function setRange(from, to, light = false) {
  [from, to] = [Math.min(from, to), Math.max(from, to)];
  state.from = from <= 0 ? null : bins[from].from;
  state.to = to >= bins.length - 1 ? null : bins[to].to;
  refresh(light);
}

let player = 0;
function pause() {
  clearInterval(player);
  player = 0;
  refresh();
}
function play() { // a chosen range moves on; all of time grows from its beginning
  if (player) return pause();
  const whole = state.from === null && state.to === null, width = rangeTo() - rangeFrom();
  let at = rangeTo() === bins.length - 1 ? -1 : rangeTo();
  const step = () => {
    at += 1;
    if (whole || !width) setRange(whole ? 0 : at, at, true);
    else setRange(Math.max(0, at - width), at, true);
    if (at >= bins.length - 1) pause();
  };
  player = setInterval(step, 700);
  step();
}

const slider = (id) => {
  const input = make("input", "", [], { type: "range", id, min: 0, max: Math.max(0, bins.length - 1), step: 1 });
  input.addEventListener("input", () => {
    if (player) pause();
    const [a, b] = [find("date-from").valueAsNumber, find("date-to").valueAsNumber];
    setRange(id === "date-from" ? Math.min(a, b) : a, id === "date-from" ? b : Math.max(a, b), true);
  });
  input.addEventListener("change", () => refresh());
  return input;
};
const bars = shape("svg", { id: "bars", viewBox: `0 0 ${Math.max(1, bins.length * 10)} 40`, preserveAspectRatio: "none", "aria-hidden": "true" });
const ranged = make("span", "range-name", "", { id: "range-name" });
const playing = button("round", "▶", () => play(), { id: "play" });
const clearing = button("flip", "", () => { if (player) pause(); setRange(0, bins.length - 1); }, { id: "whole" });
const undated = button("toggle", "", () => { state.undated = !state.undated; refresh(); }, { id: "undated" });
const ticks = bins.flatMap((bin, index) => { // where a year begins, as far as there is room
  const year = Math.floor(bin.from / 12), before = bins[index - 1];
  if (bin.word || !before || Math.floor(before.from / 12) === year) return [];
  const tick = make("i", "", String(year));
  tick.style.left = `${((index + 0.5) / bins.length) * 100}%`;
  return [tick];
});
function spaced() { // the years that have room for their digits
  let last = bins.length && bins[0].word ? 30 : 0; // pixels
  const wide = find("dates").querySelector(".ends").clientWidth || 600;
  for (const tick of ticks) {
    const at = (parseFloat(tick.style.left) / 100) * wide, fits = at - last > 40;
    tick.className = fits ? "" : "minor";
    if (fits) last = at;
  }
}
if (bins.length > 1) {
  find("dates").append(playing, make("div", "axis", [bars, slider("date-from"), slider("date-to"), make("div", "ends", [make("span"), ...ticks, make("span")])]),
    make("div", "range", [ranged, make("div", "", [clearing, undated])]));
}
find("dates").hidden = bins.length < 2;

{ // brushing over the bars
  let anchor = -1;
  const at = (event) => {
    const box = bars.getBoundingClientRect();
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.length)));
  };
  bars.addEventListener("pointerdown", (event) => {
    if (player) pause();
    anchor = at(event);
    bars.setPointerCapture(event.pointerId);
    setRange(anchor, anchor, true);
  });
  bars.addEventListener("pointermove", (event) => { if (anchor >= 0) setRange(anchor, at(event), true); });
  bars.addEventListener("pointerup", () => { anchor = -1; refresh(); });
}

export function dates() {
  if (bins.length < 2) return;
  const counts = binItems.map((list) => list.reduce((sum, one) => sum + passesBut(one, FAILS.date), 0));
  const most = Math.max(1, ...counts), [from, to] = [rangeFrom(), rangeTo()];
  bars.replaceChildren(...counts.map((count, index) => {
    const tall = count ? Math.max(1.5, (count / most) * 40) : 0;
    return shape("rect", { x: index * 10 + 1, width: 8, y: 40 - tall, height: tall, class: index >= from && index <= to ? "in" : "out" });
  }));
  for (const [id, value] of [["date-from", from], ["date-to", to]]) {
    find(id).value = value;
    find(id).setAttribute("aria-label", text(id === "date-from" ? "from" : "to"));
    find(id).setAttribute("aria-valuetext", binName(bins[value]));
  }
  spaced();
  const open = state.from === null && state.to === null;
  const [first, last] = find("dates").querySelectorAll(".ends span");
  first.textContent = bins[0].word || !ticks.length ? binName(bins[0]) : "";
  last.textContent = bins[bins.length - 1].word || !ticks.length ? binName(bins[bins.length - 1]) : "";
  ranged.textContent = open ? text("wholeTime") : from === to ? binName(bins[from]) : `${binName(bins[from])} – ${binName(bins[to])}`;
  clearing.textContent = text("clear");
  clearing.hidden = open;
  const lacking = undatedItems.reduce((sum, one) => sum + passesBut(one, FAILS.date), 0);
  undated.hidden = !undatedItems.length;
  undated.title = text("undatedHint");
  undated.textContent = `${text("undated")} ${number(lacking)}`;
  undated.setAttribute("aria-pressed", state.undated);
  playing.textContent = player ? "❚❚" : "▶";
  playing.setAttribute("aria-label", text(player ? "pause" : "play"));
}
