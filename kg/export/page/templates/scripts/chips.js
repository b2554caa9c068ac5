// Over all tabs: what is filtered by, each with a cross that takes it back; else questions that can be asked.
import { button, find, make, redraw } from "./elements.js";
import { documents } from "./data.js";
import { fresh, monthName, number, state, text } from "./state.js";
import { FACETS, chosenFacets, mixed, nuclearPapers } from "./facets.js";
import { refresh } from "./page.js";
import { questions } from "./questions.js";

function chip(key, label, remove, at) {
  const words = `${text("facetsOf")[key]} · ${label}`;
  return button("chip", [make("span", "sub", text("facetsOf")[key]), make("span", "name", label), make("span", "cross", "×", { "aria-hidden": "true" })],
    () => { remove(); refresh(); find("strip").querySelector("button, a")?.focus(); }, { "aria-label": text("removeChip")(words), title: words, "data-key": `chip ${key} ${at}` });
}

function range() {
  const [from, to] = [state.from, state.to].map((month) => (month === null ? "…" : monthName(month)));
  return chip("time", from === to ? from : `${from} – ${to}`, () => { state.from = state.to = null; }, "");
}

function clear() {
  const { from, to } = fresh();
  Object.assign(state, { from, to });
  for (const key of chosenFacets()) state[key].clear();
}

function topicNote() { // said plainly where documents are left out
  if (!mixed) return [];
  const counts = [number(nuclearPapers), number(documents.length)];
  return [make("span", "note", state.onTopic
    ? [make("span", "", text("nuclearOnly")(...counts)), button("", text("showEverything"), () => { state.onTopic = false; refresh(); }, { "data-key": "topic" })]
    : button("", text("nuclearBack"), () => { state.onTopic = true; refresh(); }, { "data-key": "topic" }), { title: text("nuclearHint") })];
}

export function strip() {
  const chips = chosenFacets().flatMap((key) => [...state[key]].map((value) => chip(key, FACETS[key].label(value), () => state[key].delete(value), value)));
  if (state.from !== null || state.to !== null) chips.push(range());
  const asked = chips.length ? [] : questions();
  const more = chips.length > 1 && button("flip", text("clearChips"), () => { clear(); refresh(); }, { "data-key": "chips clear" });
  const lead = (words) => make("span", "sub lead", text(words)), asking = [...topicNote(), asked.length > 0 && lead("questions"), ...asked];
  const parts = (chips.length ? [lead("chips"), ...chips, more, ...topicNote()] : asking).filter(Boolean); // what can be taken back comes first
  find("strip").hidden = !parts.length;
  redraw(find("strip"), parts);
}
