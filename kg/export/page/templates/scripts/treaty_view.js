// A treaty or topic: who stands where on it, who differs, what changed and when, who voted how. The ledger of `kg positions`.
import { button, find, make, redraw } from "./elements.js";
import { acts, attitudes, detailsOf, differences, documents, fold, nodes, passageOf, quote, subjects } from "./data.js";
import { name, number, state, text, view } from "./state.js";
import { passes } from "./filters.js";
import { refresh } from "./page.js";
import { choose, openSubject } from "./selection.js";
import { chip, goTo, unfold } from "./evidence.js";
import { letters, reads } from "./pinyin.js";

const CELL = 3; // sentences of a cell that are seen at once
const SIDES = 25;
const stanceName = (key) => text("stanceNames")[key];
const dayOf = (one) => one.date || (one.claim ? "" : documents[one.document].date); // of a vote without a date, that of its document, as the ledger has it
const latestFirst = ({ item: a, id }, { item: b, id: other }) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : id - other);
const standsOf = (subject) => subject.stands.filter((one) => passes(one.item));
const put = (map, key, one) => (map.has(key) ? map.get(key).push(one) : map.set(key, [one]));
const grouped = (list, key) => { const found = new Map(); for (const one of list) put(found, key(one), one); return found; };
const sideName = (id) => (nodes[id] ? goTo(id) : text("nobodyNamed"));

function flags(one) { // that it is no plain assertion is never left out
  const { modality } = passageOf(one), said = text("modalities")[modality];
  return [said && make("span", "flag", said), detailsOf(one)?.relay !== undefined && make("span", "flag", text("citeRelay")(name(nodes[detailsOf(one).relay] || {})))].filter(Boolean);
}

function saying({ item: one }, dated = true) { // a sentence with its date, act and speaker
  const chosen = state.chosen?.type === "item" && state.chosen.id === one.id;
  const who = nodes[one.speaker] && one.speaker !== one.source && make("span", "who", name(nodes[one.speaker]));
  const at = one.targets.filter((id) => nodes[id]).map((id) => name(nodes[id])).join(text("and"));
  return button(chosen ? "saying chosen" : "saying", [make("span", "meta", [dated && make("span", "day", dayOf(one) || text("undated")), chip(acts[one.act], 1), at && make("span", "at", `→ ${at}`), ...flags(one), who]),
    make("span", "words", quote(one))], () => choose({ type: "item", id: one.id }), { "data-key": `say ${one.id}` });
}

// ---- the choice ----
const matches = (one, needle) => !needle || [one.zh, one.en, one.key.split(":")[1], ...one.also, ...(nodes[one.node]?.aliases || [])].some((word) => fold(word).includes(needle))
  || reads(one.zh, letters(needle)) >= 0;

function listOf(title, list, counts) {
  return list.length ? [make("h3", "", title), make("ul", "choices", list.map((one) => make("li", one.above >= 0 ? "narrow" : "", button("choice", [
    make("span", "name", name(one)), make("span", "count", number(counts.get(one.id)))], () => openSubject(one.id), { "data-key": `subject ${one.id}` }))))] : [];
}

function overview() {
  const counts = new Map(subjects.map((one) => [one.id, standsOf(one).length])), order = (a, b) => counts.get(b.id) - counts.get(a.id) || a.id - b.id;
  const field = make("input", "finder", [], { type: "search", autocomplete: "off", spellcheck: "false", placeholder: text("findSubject"), "aria-label": text("findSubject"), "data-key": "finder", value: view.finder });
  const lists = make("div", "");
  const fill = () => {
    const needle = fold(field.value).trim(), some = subjects.filter((one) => counts.get(one.id) && matches(one, needle));
    const tops = some.filter((one) => !one.treaty && (one.above < 0 || needle)).sort(order);
    const nested = needle ? tops : tops.flatMap((one) => [one, ...some.filter((other) => other.above === one.id).sort(order)]);
    lists.replaceChildren(...listOf(text("treaties"), some.filter((one) => one.treaty).sort(order), counts), ...listOf(text("topics_"), nested, counts),
      some.length ? "" : make("p", "hint", text("none_found")));
  };
  field.addEventListener("input", () => { view.finder = field.value; fill(); });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") lists.querySelector("button")?.click(); });
  fill();
  return [make("div", "bar", [field, make("p", "hint", text("subjectsHint"))]), lists];
}

// ---- who stands where ----
function stancesTable(list) {
  const sides = [...grouped(list, (one) => one.side)].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  const used = attitudes.map((_, at) => at).filter((at) => list.some((one) => one.stance === at));
  const head = make("tr", "", [make("th", "", text("side"), { scope: "col" }), ...used.map((at) => {
    const dot = make("i");
    dot.style.background = attitudes[at].color;
    return make("th", "", [dot, stanceName(attitudes[at].key), make("span", "sub", number(list.filter((one) => one.stance === at).length))], { scope: "col" });
  })]);
  const rows = sides.slice(0, view.more.has("stances") ? 1000 : SIDES).map(([side, said]) => make("tr", "", [make("th", "", [sideName(side), make("span", "sub", text("standsCount")(said.length))], { scope: "row" }),
    ...used.map((at) => {
      const some = said.filter((one) => one.stance === at).sort(latestFirst);
      const cell = make("td", attitudes[at].key, some.length ? unfold(some, (one) => saying(one), "div", CELL) : "");
      if (some.length) cell.dataset.label = stanceName(attitudes[at].key);
      return cell;
    })]));
  const more = sides.length > SIDES && button("further", text(view.more.has("stances") ? "less" : "more"), () => { view.more.has("stances") ? view.more.delete("stances") : view.more.add("stances"); refresh(true); }, { "data-key": "more stances" });
  return [make("h3", "", text("stancesTitle")), make("p", "hint", text("standsHint")),
    list.length ? make("table", "stances", [make("thead", "", head), make("tbody", "", rows)], { "aria-label": text("stancesTitle") }) : make("p", "hint", text("noStand")), more].filter(Boolean);
}

// ---- who agrees, who differs ----
function agreement(list) {
  const key = (one) => attitudes[one.stance].key, camps = { for: [], against: [], both: [] };
  for (const [side, said] of grouped(list.filter((one) => ["for", "against"].includes(key(one))), (one) => one.side)) {
    const last = [...said].sort(latestFirst)[0];
    camps[key(last)].push([side, last]);
    if (new Set(said.map(key)).size > 1) camps.both.push([side, last]);
  }
  const line = (words, camp) => camp.length > 0 && make("div", "camp", [make("span", "sub", `${words} ${camp.length}`), make("span", "", camp.flatMap(([side, last], index) => [index ? text("and") : "", sideName(side), make("span", "sub", ` ${last.item.date || ""}`)]))]);
  return [line(text("latestFor"), camps.for), line(text("latestAgainst"), camps.against), line(text("bothSides"), camps.both)].filter(Boolean);
}

function difference({ how, one, other, pairs, days }) {
  const half = (stand) => {
    const { key, color } = attitudes[stand.stance];
    const made = make("div", "half", [make("p", "", [sideName(stand.side), how === "stance" && make("span", "stance", stanceName(key))]), saying(stand)]);
    if (how === "stance") made.style.setProperty("--stance", color);
    return made;
  };
  const facts = [text("hows")[how], days !== null && text("daysApart")(days), pairs > 1 && text("pairs")(pairs)].filter(Boolean).join(" · ");
  return make("article", "difference", [make("p", "sub", facts), make("div", "halves", [half(one), half(other)])]);
}

function differing(subject, list) {
  const found = differences.filter((one) => one.subject === subject.id && one.one.item && one.other.item && passes(one.one.item) && passes(one.other.item));
  return [make("h3", "", text("agreeTitle")), ...agreement(list), ...(found.length ? unfold(found, difference, "div", 10) : [make("p", "hint", text("noDifference"))]), make("p", "hint", text("silence"))];
}

// ---- what changed ----
function changed(list) {
  const telling = new Set(["first", "reversed"]), all = list.filter((one) => one.change !== "vote");
  const open = view.more.has("changes"), some = all.filter((one) => open || telling.has(one.change)).sort((a, b) => -latestFirst(a, b));
  const row = (one) => make("tr", one.change, [make("td", "date", dayOf(one.item) || text("undated")), make("th", "", sideName(one.side), { scope: "row" }),
    make("td", "change", [make("span", "flag", text("changes")[one.change] || one.change), make("span", "stance", stanceName(attitudes[one.stance].key))]),
    make("td", "", [saying(one, false), one.change === "reversed" && one.earlier && make("div", "earlier", [make("span", "sub", text("before")), saying({ item: one.earlier })])])]);
  const body = make("tbody", "", some.slice(0, 300).map(row));
  return all.length ? [make("h3", "", text("changesTitle")), make("p", "hint", text("changesHint")), make("table", "changes", body, { "aria-label": text("changesTitle") }),
    all.length > all.filter((one) => telling.has(one.change)).length && button("further", open ? text("onlyChanges") : text("allChanges")(all.length), () => { open ? view.more.delete("changes") : view.more.add("changes"); refresh(true); }, { "data-key": "more changes" })].filter(Boolean) : [];
}

function votes(list) {
  const some = grouped(list.filter((one) => one.change === "vote"), (one) => one.item.act);
  return some.size ? [make("h3", "", text("votesTitle")), ...[...some].map(([act, cast]) => make("div", "camp", [chip(acts[act], cast.length),
    make("div", "", cast.map((one) => make("div", "vote", [sideName(one.side), saying(one), make("span", "sub", documents[one.item.document].title)])))]))] : [];
}

function about(subject) {
  const list = standsOf(subject), dates = list.map((one) => dayOf(one.item)).filter(Boolean).sort(), other = state.language === "zh" ? subject.en : subject.zh;
  const near = (words, some) => some.length > 0 && make("p", "related", [make("span", "sub", words), ...some.flatMap((one, index) => [index ? text("and") : "", button("to", name(one), () => openSubject(one.id), { "data-key": `subject ${one.id}` })])]);
  const facts = [text("sidesCount")(new Set(list.map((one) => one.side)).size), list.length === subject.stands.length ? text("standsCount")(list.length) : text("filtered")(list.length, subject.stands.length), [...new Set([dates[0], dates.at(-1)])].filter(Boolean).join(" – ")];
  return [make("div", "bar", [button("further", text("allSubjects"), () => openSubject(-1), { "data-key": "all subjects" })]),
    make("h2", "", nodes[subject.node] ? goTo(subject.node) : name(subject)), other !== name(subject) && make("p", "second", other), make("p", "facts", facts.filter(Boolean).join(" · ")),
    near(text("wider"), subjects.filter((one) => one.id === subject.above)), near(text("narrower"), subjects.filter((one) => one.above === subject.id && standsOf(one).length)),
    ...stancesTable(list.filter((one) => one.change !== "vote")), ...differing(subject, list), ...changed(list), ...votes(list)].filter(Boolean);
}

let shows = -2;
export function subjectView() {
  const root = find("subjects"), subject = subjects[state.subject];
  redraw(root, subject ? about(subject) : overview());
  if (shows !== state.subject) root.scrollTop = 0;
  shows = state.subject;
}
