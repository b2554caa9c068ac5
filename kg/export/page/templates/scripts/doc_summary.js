// At the top of a document: who says what in it, and what it tells itself.
import { button, make } from "./elements.js";
import { acts, nodes, once, subjects } from "./data.js";
import { name, text } from "./state.js";
import { passes } from "./filters.js";
import { choose, openSubject } from "./selection.js";
import { chip, goTo, unfold } from "./evidence.js";

const put = (map, key, one) => (map.has(key) ? map.get(key).push(one) : map.set(key, [one]));

function chipsOf(list) { // an act, how often, at whom; a click leads to the first of them
  const kinds = new Map();
  for (const one of list) put(kinds, `${one.act} ${one.claim ? one.targets.join(" ") : ""}`, one);
  return [...kinds.values()].sort((a, b) => b.length - a.length || a[0].id - b[0].id).slice(0, 8).map((some) => {
    const [one] = some, at = one.claim ? one.targets.filter((id) => nodes[id]).map((id) => name(nodes[id])).join(text("and")) : "";
    return make("span", "deed", [chip(acts[one.act], once(some).length, () => choose({ type: "item", id: one.id })), at && make("span", "sub", `→ ${at}`)]);
  });
}

function speakerRow([key, list]) {
  const [side, speaker] = key.split(" ").map(Number);
  return make("li", "", [make("span", "who", [goTo(side), speaker !== side && nodes[speaker] && make("span", "sub", [" · ", goTo(speaker)])]), make("span", "deeds", chipsOf(list))]);
}

export function whoSays(paper) {
  const shown = paper.items.filter(passes), sides = new Map();
  for (const one of shown) if (one.claim) put(sides, `${one.source} ${one.speaker}`, one);
  const told = shown.filter((one) => !one.claim && !["holdsPost", "affiliatedWith", "issued"].includes(acts[one.act].predicate)), known = new Map();
  for (const one of shown) for (const subject of subjects) if (one.claim && (one.topics.includes(subject.topic) || (subject.treaty && one.instruments.includes(subject.node)))) known.set(subject, (known.get(subject) || 0) + 1);
  if (!sides.size && !told.length) return [];
  const topics = [...known].sort((a, b) => b[1] - a[1] || a[0].id - b[0].id).slice(0, 8);
  const [list, more] = unfold([...sides].sort((a, b) => b[1].length - a[1].length), speakerRow, "ul", 6);
  return [make("section", "summary", [make("h3", "", text("whoSays")), list, more, told.length > 0 && make("p", "", [make("span", "sub", text("narrates")), " ", ...chipsOf(told)]),
    topics.length > 0 && make("p", "", [make("span", "sub", text("speaksAbout")), ...topics.flatMap(([subject], index) => [index ? text("and") : "", button("to", name(subject), () => openSubject(subject.id))])])], { "aria-label": text("whoSays") })];
}
