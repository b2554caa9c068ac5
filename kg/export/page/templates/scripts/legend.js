// The column on the left: what the marks mean, how many there are, and the filters.
import { TEXT } from "./i18n.js";
import { button, find, make, redraw } from "./elements.js";
import { acts, claims, communities, documents, edges, items, kinds, nodes, once, relationsTold } from "./data.js";
import { drawing, shape, stroke, swatch } from "./marks.js";
import { TINTS, name, number, state, text, view } from "./state.js";
import { FAILS, facetCounts, passes, tally } from "./filters.js";
import { FACETS, only } from "./facets.js";
import { alone } from "./ties.js";
import { refresh } from "./page.js";

const LISTED = 8;
const ONLY = { illocutions: "acts", relations: "acts", events: "acts", facts: "facts" }; // group -> its facet

function group(key, title, aside, content, hint = "") { // a part of the column that folds
  const open = view.opened.has(key);
  const heading = make("h2", "", [button("fold", [make("span", "chevron", "›", { "aria-hidden": "true" }), title], () => {
    open ? view.opened.delete(key) : view.opened.add(key);
    legend();
  }, { "aria-expanded": open, "data-key": `fold ${key}`, title: hint }), open && aside]);
  return open ? [heading, ...content()] : [heading];
}

function row(key, pressed, content, count, action, only) {
  const main = button("row", [...content, make("span", "count", number(count))], action,
    { "aria-pressed": pressed, "data-key": key });
  return make("div", "line", [main, only && button("only", text("only"), only, { "data-key": `only ${key}` })]);
}

function switches(key, title, off, things, counts, mark, hint) { // pressed is shown
  const shown = things.filter(([id]) => counts.get(id) !== undefined);
  if (!shown.length) return [];
  const every = shown.every(([id]) => !off.has(id));
  const flip = button("flip", text(every ? "none" : "all"), () => {
    for (const [id] of shown) every ? off.add(id) : off.delete(id);
    refresh();
  }, { "data-key": `flip ${key}` });
  return group(key, title, flip, () => shown.map(([id, thing]) => row(`${key} ${id}`, !off.has(id),
    [mark(thing), make("span", "name", name(thing), { title: name(thing) })], counts.get(id),
    () => { off.has(id) ? off.delete(id) : off.add(id); refresh(); },
    () => { // of what is said and told: only that, whatever else there is
      if (ONLY[key]) { off.delete(id); only(ONLY[key], id); } else { for (const [other] of shown) off.add(other); off.delete(id); }
      refresh();
    })), hint);
}

function choices(key, title, chosen, counts, label) { // nothing pressed: all are shown
  const ranked = [...counts].sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || b[1] - a[1] || a[0] - b[0]);
  for (const id of chosen) if (!counts.has(id)) ranked.unshift([id, 0]);
  if (!ranked.length) return [];
  const shown = view.more.has(key) ? ranked.slice(0, 400) : ranked.slice(0, LISTED);
  const clear = chosen.size > 0 && button("flip", text("clear"), () => { chosen.clear(); refresh(); }, { "data-key": `flip ${key}` });
  const more = ranked.length > LISTED && button("further", view.more.has(key) ? text("less") : `${text("more")} (${ranked.length - LISTED})`, () => {
    view.more.has(key) ? view.more.delete(key) : view.more.add(key);
    legend();
  }, { "data-key": `more ${key}` });
  return group(key, title, clear, () => [...shown.map(([id, count]) => row(`${key} ${id}`, chosen.has(id),
    [make("span", "tick", chosen.has(id) ? "✓" : "", { "aria-hidden": "true" }), make("span", "name", label(id), { title: label(id) })], count,
    () => { chosen.has(id) ? chosen.delete(id) : chosen.add(id); refresh(); })), more].filter(Boolean));
}

function tints() { // what the colors of the nodes tell
  return make("div", "mode tint", [make("span", "sub", text("tintIs")), ...TINTS.map((key) => button("", text("tints")[key], () => {
    state.tint = key;
    state.offCommunities.clear(); // a filter that is not seen would puzzle
    refresh();
  }, { "aria-pressed": state.tint === key, "data-key": `tint ${key}` }))], { role: "group", "aria-label": text("tintIs") });
}
export const FACTS = ["actual", "claimed", "intended"];
const onlyDone = () => !state.negative && state.offFacts.size === 2 && !state.offFacts.has("actual");
function factuality() { // what texts report as done, what somebody claims, what is intended
  const counts = tally(items.filter((one) => acts[one.act].fact), (one) => acts[one.act].fact, FAILS.fact | FAILS.facts);
  for (const edge of edges) if (!edge.items.length && acts[edge.act].fact) counts.set(acts[edge.act].fact, counts.get(acts[edge.act].fact) || 0);
  for (const act of acts) if (act.unsure && !counts.has(act.fact)) counts.set(act.fact, 0);
  if (!acts.some((act) => act.unsure)) return [];
  const things = FACTS.map((fact) => [fact, { zh: TEXT.zh.facts[fact], en: TEXT.en.facts[fact], color: "#8a8f98", unsure: fact === "actual" ? "" : fact }]);
  const done = button("done", text("onlyDone"), () => {
    const on = onlyDone();
    state.negative = on;
    state.offFacts = new Set(on ? [] : FACTS.slice(1));
    refresh();
  }, { "aria-pressed": onlyDone(), "data-key": "done", title: text("onlyDoneHint") });
  return [...switches("facts", text("factuality"), state.offFacts, things, counts, stroke, text("factualityHint")), ...(view.opened.has("facts") ? [done] : [])];
}
const legendSwatch = (kind) => swatch(state.tint === "community" ? { ...kind, color: "#8a8f98" } : kind);

function ofStance() { // how many utterances, each once for each treaty and topic it is about
  const found = new Map();
  for (const edge of edges) {
    if (acts[edge.act].position) found.set(acts[edge.act].family, (found.get(acts[edge.act].family) || 0) + (edge.items.length === 1 ? Number(passes(edge.items[0])) : once(edge.items.filter(passes)).length));
  }
  return found;
}

export function legend() {
  const ofKind = new Map(), ofFamily = tally(items, (one) => acts[one.act].family, FAILS.act | FAILS.acts);
  for (const node of nodes) ofKind.set(node.kind, (ofKind.get(node.kind) || 0) + 1);
  for (const edge of edges) if (!edge.items.length && !acts[edge.act].position) ofFamily.set(acts[edge.act].family, (ofFamily.get(acts[edge.act].family) || 0) + 1);
  for (const act of acts) if (!ofFamily.has(act.family)) ofFamily.set(act.family, 0);
  const families = (fine) => [...new Map(acts.filter(fine)
    .map((act) => [act.family, { ...act, ...act.plain, negative: false, unsure: "" }]))];
  const flag = (key, count, mark) => (count ? [row(`flag ${key}`, state[key], [mark, make("span", "name", text(key))], count,
    () => { state[key] = !state[key]; refresh(); })] : []);
  const others = [
    ...flag("negative", items.filter((one) => acts[one.act].negative).length, stroke({ color: "#8a8f98", negative: true })),
    ...flag("copies", items.filter((one) => documents[one.document].copy).length, make("span", "glyph", "⧉", { "aria-hidden": "true" })),
    ...flag("lone", alone().size, drawing(16, 16, [shape("circle", { cx: 8, cy: 8, r: 3, fill: "#8a8f98" })]))];
  const undrawn = relationsTold - items.filter((one) => !one.claim && !one.event).length;
  if (relationsTold && undrawn > 0) others.push(make("div", "line row", [make("span", "glyph"), make("span", "name", text("notDrawn")), make("span", "count", number(undrawn))], { title: text("notDrawnHint") }));
  const ofCommunity = new Map(communities.filter((one) => one.size).map((one) => [one.id, one.size]));
  const stop = find("legend").querySelector("[tabindex='0'][data-key]")?.dataset.key;
  redraw(find("legend"), [
    ...(communities.length > 1 ? [tints()] : []),
    ...(state.tint === "community" ? switches("communities", text("communities"), state.offCommunities, [...communities.entries()], ofCommunity,
      (one) => swatch({ shape: "dot", color: one.color }), text("communitiesHint")) : []),
    ...switches("kinds", text("kinds"), state.offKinds, [...kinds.entries()], ofKind, legendSwatch),
    ...factuality(),
    ...(state.ties === "topic" ? switches("stances", text("stances"), state.offFamilies, families((act) => act.position), ofStance(), stroke, text("stancesHint")) : []),
    ...switches("illocutions", text("illocutions"), state.offFamilies, families((act) => act.claim), ofFamily, stroke),
    ...switches("relations", text("relations"), state.offFamilies, families((act) => !act.claim && !act.event && !act.position), ofFamily, stroke, text("countsHint")),
    ...switches("events", text("events"), state.offFamilies, families((act) => act.event), ofFamily, stroke, text("eventsHint")),
    ...choices("sides", text("sides"), state.sides, tally(claims.filter((one) => nodes[one.source]), (one) => one.source, FAILS.side), (id) => name(nodes[id])),
    ...choices("papers", text("papers"), state.papers, tally(items, (one) => one.document, FAILS.paper), (id) => documents[id].title),
    ...Object.entries({ treaties: "treaties", topics: "topics_", targets: "targets_", speakers: "speakers", outlets: "outlets" }).flatMap(([key, title]) => choices(key, text(title),
      state[key], view.opened.has(key) ? facetCounts(key) : new Map([[0, 0]]), FACETS[key].label)), // what is folded is not counted
    ...(others.length ? group("others", text("others"), null, () => others) : []),
  ]);
  oneStop(stop);
}

function oneStop(key) { // each group is one stop for the tabulator; arrow keys lead through its rows
  const rows_ = [...find("legend").querySelectorAll(".line > .row")];
  for (const one of rows_) one.tabIndex = one.parentElement.previousElementSibling?.matches(".line") && one.dataset.key !== key ? -1 : 0;
  for (const only of find("legend").querySelectorAll(".only")) only.tabIndex = -1;
  const chosen = rows_.find((one) => one.dataset.key === key) ?? rows_.find((one) => one === document.activeElement);
  if (!chosen) return;
  for (const one of rows_) if (one !== chosen && one.dataset.key.split(" ")[0] === chosen.dataset.key.split(" ")[0]) one.tabIndex = -1;
  chosen.tabIndex = 0;
}
find("legend").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], line = event.target.closest(".line");
  if (!line) return;
  const only = line.querySelector(".only"), row_ = line.querySelector(".row");
  let next = null;
  if (event.key === "ArrowRight") next = only;
  else if (event.key === "ArrowLeft") next = row_;
  else if (step) next = (step > 0 ? line.nextElementSibling : line.previousElementSibling)?.querySelector(".row");
  if (!next) return;
  event.preventDefault();
  if (step) {
    row_.tabIndex = -1;
    next.tabIndex = 0;
  }
  next.focus();
});
