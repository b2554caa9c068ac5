// Lists of claims, relations and entities: what the network shows, as tables that can be sorted and read aloud.
import { button, find, make, redraw } from "./elements.js";
import { acts, claims, documents, entities, events, fold, items, kinds, names, nodes, quote, subjects, thing, topics } from "./data.js";
import { swatch } from "./marks.js";
import { collate, name, number, state, text, typed, view } from "./state.js";
import { passes } from "./filters.js";
import { faceted } from "./facets.js";
import { namedNodes } from "./profile.js";
import { refresh } from "./page.js";
import { choose, openSubject, read } from "./selection.js";
import { byline, chip, claimedBy, goTo, told } from "./evidence.js";

const topicLink = (id) => { const subject = subjects.find((one) => one.topic === id); return subject ? button("", name(topics[id]), () => openSubject(subject.id)) : name(topics[id]); };
const paperCell = (id) => button("", documents[id].title, () => read(id));
const namedCell = (of) => [(one) => of(one).map((number) => name(thing(number))).join("; "), (one) => of(one).map((number) => make("div", "", told(number)))];
function shownNodes() { // where something is asked for, those that it names
  if (!faceted()) return entities;
  const named = namedNodes(items.filter(passes));
  return entities.filter((node) => named.has(node.id));
}
export const LISTS = {
  claims: {
    rows: () => claims.filter(passes), choose: (one) => ({ type: "item", id: one.id }), order: ["date", -1],
    columns: {
      date: [(one) => one.date],
      behalf: [(one) => name(nodes[one.source]), (one) => [goTo(one.source), one.speaker !== one.source && nodes[one.speaker] ? make("span", "sub", name(nodes[one.speaker])) : ""]],
      illocution: [(one) => name(acts[one.act]), (one) => chip(acts[one.act], 1)],
      targets: [(one) => one.targets.map((id) => name(nodes[id])).join("; "), (one) => one.targets.map((id) => make("div", "", goTo(id)))],
      content: [quote, (one) => button("", quote(one), () => choose({ type: "item", id: one.id }))],
      topics: [(one) => one.topics.map((id) => name(topics[id])).join("; "), (one) => one.topics.map((id) => make("div", "", topicLink(id)))],
      document: [(one) => documents[one.document].title, (one) => paperCell(one.document)],
    },
  },
  relations: {
    rows: () => items.filter((one) => !one.claim && !one.event && passes(one)), choose: (one) => ({ type: "item", id: one.id }), order: ["subject", 1],
    columns: {
      date: [(one) => one.date],
      subject: [(one) => name(nodes[one.source]), (one) => goTo(one.source)],
      relation: [(one) => [name(acts[one.act]), claimedBy(acts[one.act], [one])].filter(Boolean).join(" "), (one) => [chip(acts[one.act], 1), byline(acts[one.act], [one])]],
      object: [(one) => name(nodes[one.targets[0]]), (one) => goTo(one.targets[0])],
      content: [quote, (one) => button("", quote(one), () => choose({ type: "item", id: one.id }))],
      document: [(one) => documents[one.document].title, (one) => paperCell(one.document)],
    },
  },
  events: {
    rows: () => events.filter(passes), choose: (one) => ({ type: "item", id: one.id }), order: ["date", -1],
    columns: {
      date: [(one) => one.date],
      event: [(one) => name(acts[one.act]), (one) => chip(acts[one.act], 1)],
      participants: namedCell((one) => one.who),
      things: namedCell((one) => one.things),
      place: namedCell((one) => (one.place === null ? [] : [one.place])),
      content: [quote, (one) => button("", quote(one), () => choose({ type: "item", id: one.id }))],
      document: [(one) => documents[one.document].title, (one) => paperCell(one.document)],
    },
  },
  entities: {
    rows: () => shownNodes().filter((node) => !state.offKinds.has(node.kind) && !state.offCommunities.has(node.community) && !state.hidden.has(node.id)), choose: (node) => ({ type: "node", id: node.id }), order: ["degree", -1],
    columns: {
      name: [(node) => name(node), (node) => goTo(node.id)],
      kind: [(node) => name(kinds[node.kind]), (node) => make("span", "act", [swatch(kinds[node.kind]), name(kinds[node.kind])])],
      alsoKnown: [(node) => [state.language === "zh" ? node.en : node.zh, ...node.aliases].filter((one) => one !== name(node)).slice(0, 4).join("; ")],
      degree: [(node) => node.degree],
      said: [(node) => node.items.length],
      documents: [(node) => node.documents],
    },
  },
};

export function listRows() { // what passes filters and search, in order
  const list = LISTS[state.list], [by, way] = view.sort[state.list] || list.order, compare = collate(), needle = typed(), words = needle.split(/\s+/);
  const holds = (one, word) => Object.values(list.columns).some(([value]) => fold(String(value(one))).includes(word))
    || [one.source, one.speaker, ...(one.targets || []), ...(one.instruments || []), ...(one.who || [])].some((id) => nodes[id] && names(nodes[id]).some((known) => known.includes(word)));
  const searched = (one) => holds(one, needle) || words.every((word) => holds(one, word));
  const value = list.columns[by][0];
  return list.rows().filter((one) => !needle || searched(one)).map((one) => [value(one), one])
    .sort(([a, one], [b, other]) => way * (typeof a === "number" ? a - b : (a === "") - (b === "") ? way * ((a === "") - (b === "")) : compare(a, b)) || one.id - other.id)
    .map(([, one]) => one);
}

export function lists() {
  const list = LISTS[state.list], [by, way] = view.sort[state.list] || list.order, rows = listRows();
  const { chosen } = state;
  redraw(find("list-tabs"), Object.keys(LISTS).filter((key) => key !== "events" || events.length).map((key) => button("", text({ claims: "illocutions" }[key] || key), () => {
    state.list = key;
    view.limit = 200;
    refresh();
  }, { "aria-pressed": key === state.list, "data-key": key })).concat(make("span", "sub", number(rows.length))));
  const root = find("lists").querySelector("table");
  root.setAttribute("aria-label", text({ claims: "illocutions" }[state.list] || state.list));
  redraw(root.tHead.rows[0], Object.keys(list.columns).map((key) => make("th", "", button("", `${text(key)}${key === by ? (way > 0 ? " ↑" : " ↓") : ""}`,
    () => { view.sort[state.list] = [key, key === by ? -way : 1]; lists(); }, { "data-key": key }),
  { scope: "col", "aria-sort": key === by ? (way > 0 ? "ascending" : "descending") : "none" })));
  root.tBodies[0].replaceChildren(...rows.slice(0, view.limit).map((one) => {
    const same = chosen && JSON.stringify(chosen) === JSON.stringify(list.choose(one));
    const row = make("tr", same ? "chosen" : "", Object.entries(list.columns).map(([key, [value, cell]]) => make("td", key, cell ? cell(one) : String(value(one) || "—"))));
    row.addEventListener("click", (event) => { // the words of a cell lead to what they name, the rest of the row to its evidence
      if (!event.target.closest("button, a") && !String(getSelection())) choose(list.choose(one));
    });
    return row;
  }));
  find("more").hidden = rows.length <= view.limit;
}
find("more").addEventListener("click", () => { view.limit += 500; lists(); });
