// The card of an entity: how much it says and by which acts, over the years, first, last and changed; filters and positions of it.
import { button, make } from "./elements.js";
import { acts, claims, kinds, nodes, once, stands, subjects } from "./data.js";
import { drawing, shape } from "./marks.js";
import { name, number, state, text } from "./state.js";
import { passes } from "./filters.js";
import { only } from "./facets.js";
import { refresh, show } from "./page.js";
import { choose, openSubject } from "./selection.js";
import { chip } from "./evidence.js";

const firstOf = new Map(acts.map((act, at) => [act.family, at]).reverse()); // affirmed and negated together
const yearOf = (one) => (one.span ? Math.floor(one.span[0] / 12) : null);

function byAct(words, list, facet, id) { // a chip an act; it filters by both
  const counts = new Map();
  for (const one of once(list)) counts.set(acts[one.act].family, (counts.get(acts[one.act].family) || 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return order.length > 0 && make("div", "numbers", [make("span", "sub", `${words} ${number(once(list).length)}`), ...order.map(([family, count]) => {
    const act = acts[firstOf.get(family)];
    return chip({ ...act, ...act.plain, negative: false }, count, () => { only("acts", family); only(facet, id); state.list = "claims"; show("lists"); });
  })]);
}

function spark(list) { // claims by year
  const years = new Map();
  for (const one of once(list)) if (yearOf(one) !== null) years.set(yearOf(one), (years.get(yearOf(one)) || 0) + 1);
  if (years.size < 2) return [];
  const from = Math.min(...years.keys()), to = Math.max(...years.keys()), most = Math.max(...years.values()), wide = Math.min(28, 320 / (to - from + 1));
  const bars = [...years].map(([year, count]) => {
    const high = Math.max(2, (count / most) * 34), bar = shape("rect", { x: (year - from) * wide, y: 36 - high, width: Math.max(1, wide - 2), height: high });
    const title = shape("title", {});
    title.textContent = `${year}: ${count}`;
    bar.append(title);
    return bar;
  });
  const picture = drawing((to - from + 1) * wide, 36, bars), words = text("years")(from, to, most);
  picture.removeAttribute("aria-hidden");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", words);
  return [make("figure", "spark", [picture, make("figcaption", "sub", [make("span", "", from), make("span", "", text("perYear")), make("span", "", to)])])];
}

function bounds(list, mine) { // first, last, and on what it changed sides
  const dated = list.filter((one) => one.date).sort((a, b) => (a.date < b.date ? -1 : 1));
  const link = (words, one) => make("span", "", [`${words} `, button("to", one.date, () => choose({ type: "item", id: one.id }))]);
  const turned = mine.filter((one) => one.change === "reversed");
  return [dated.length > 0 && link(text("firstSaid"), dated[0]), dated.length > 1 && link(text("lastSaid"), dated.at(-1)),
    turned.length > 0 && make("span", "", [`${text("changedTimes")} `, ...[...new Set(turned.map((one) => one.subject))].slice(0, 3).map((id) => button("to", name(subjects[id]), () => openSubject(id)))])].filter(Boolean);
}

function speaksOf(mine, node) {
  const counts = new Map();
  for (const one of mine) if (subjects[one.subject].above < 0) counts.set(one.subject, (counts.get(one.subject) || 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  return order.length > 0 && make("p", "numbers", [make("span", "sub", text("speaksOf")), ...order.map(([id, count]) => button("act", [name(subjects[id]), make("span", "times", `×${count}`)],
    () => { only("sides", node.id); openSubject(id); }))]);
}

const isSide = (node) => claims.some((one) => one.source === node.id);
function filters(node) { // what it can be asked for as
  const kind = kinds[node.kind].key, ways = [];
  if (isSide(node)) ways.push(["sides", "asSide"]);
  else if (node.items.length) ways.push(["speakers", "asSpeaker"]);
  if (node.edges.some((edge) => edge.to === node.id)) ways.push(["targets", "asTarget"]);
  if (kind === "treaty") ways.push(["treaties", "asTreaty"]);
  return ways.length > 0 && make("div", "numbers", [make("span", "sub", text("filterBy")), ...ways.map(([facet, words]) => button("act", text(words),
    () => { state[facet].has(node.id) ? state[facet].delete(node.id) : state[facet].add(node.id); refresh(); }, { "aria-pressed": state[facet].has(node.id), "data-key": `filter ${facet}` }))]);
}

export function profile(node) {
  const said = node.items.filter(passes), aimed = claims.filter((one) => one.targets.includes(node.id) && passes(one));
  const mine = stands.filter((one) => one.side === node.id && one.item && passes(one.item)), subject = subjects.find((one) => one.key === node.name.replace("/", ":"));
  const limits = bounds(said.length ? said : aimed, mine), asSide = isSide(node) ? "sides" : "speakers";
  return [subject && button("positions", `${text("standTable")} · ${text("standsCount")(subject.stands.filter((one) => passes(one.item)).length)} →`, () => openSubject(subject.id), { "data-key": "positions" }),
    byAct(text("spoke"), said, asSide, node.id), byAct(text("aimedAt"), aimed, "targets", node.id), ...spark(said.length ? said : aimed),
    limits.length > 0 && make("p", "limits", limits), speaksOf(mine, node), filters(node)].filter(Boolean);
}

export const namedNodes = (list) => new Set(list.flatMap((one) => [one.source, one.speaker, ...one.targets, ...one.instruments, ...(one.who || []), ...(one.things || [])]).filter((id) => nodes[id]));
