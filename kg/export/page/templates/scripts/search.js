// Search as one types: entities, treaties and topics by any of their names in either script or as they are read, two of them
// together, documents by title, then claims by their words.
import { find, make } from "./elements.js";
import { byDegree, claims, documents, fold, kinds, names, nodes, quote, subjects } from "./data.js";
import { only } from "./facets.js";
import { letters, reads } from "./pinyin.js";
import { swatch } from "./marks.js";
import { name, number, state, text, typed } from "./state.js";
import { show } from "./page.js";
import { chooseNode, openSubject, read } from "./selection.js";
import { lists } from "./tables.js";

let found = [], at = 0;

const namesOf = (subject) => (subject.names ??= [...new Set([subject.zh, subject.en, subject.key.split(":")[1], ...subject.also, ...(nodes[subject.node]?.aliases || [])].map(fold))]);

function ranked(list, called, needle) { // [[how well, thing], …]: the whole name, its beginning, a part, as it is read
  const spoken = letters(needle);
  const grade = (one) => {
    const all = called(one);
    if (all.includes(needle)) return 0;
    if (all.some((word) => word.startsWith(needle))) return 1;
    if (all.some((word) => word.includes(needle))) return 2;
    const how = spoken ? [one.zh, ...(one.aliases || [])].map((word) => reads(word, spoken)) : [];
    return how.includes(0) ? 2.5 : how.includes(1) ? 2.7 : 9;
  };
  return list.map((one) => [grade(one), one]).filter(([rank]) => rank < 3).sort((a, b) => a[0] - b[0]);
}

function together(words) { // 中国 NPT: what a side says on a treaty or topic, however the words are split
  const made = [];
  for (let at = 1; at < words.length; at += 1) {
    for (const [one, other] of [[words.slice(0, at), words.slice(at)], [words.slice(at), words.slice(0, at)]]) {
      const sides = ranked(byDegree, names, one.join(" ")).slice(0, 6), some = ranked(subjects, namesOf, other.join(" ")).slice(0, 6);
      for (const [a, side] of sides) for (const [b, subject] of some) {
        const count = subject.stands.filter((stand) => stand.side === side.id).length;
        if (count) made.push([a + b, { side, subject, count }]);
      }
    }
  }
  return made.sort((a, b) => a[0] - b[0] || b[1].count - a[1].count).slice(0, 5).map(([, one]) => one);
}

const speaks = (one, word) => fold(quote(one)).includes(word) || (word !== typed() && [one.source, one.speaker, ...one.targets, ...one.instruments].some((id) => nodes[id] && names(nodes[id]).some((known) => known.includes(word))));

function search() {
  const needle = typed();
  if (state.tab === "lists") lists();
  found = [];
  at = 0;
  if (needle) {
    const words = needle.split(/\s+/), nodesFound = ranked(byDegree, names, needle), topicsFound = ranked(subjects.filter((one) => one.stands.length), namesOf, needle);
    found = [...nodesFound.slice(0, 9).map(([rank, node]) => [rank, { node }]), ...topicsFound.slice(0, 5).map(([rank, subject]) => [subject.treaty ? rank + 0.5 : rank, { subject }])]
      .sort((a, b) => a[0] - b[0]).map(([, one]) => one);
    if (words.length > 1) found.unshift(...together(words).filter((one) => !found.some(({ subject, side }) => subject === one.subject && !side)));
    found.push(...documents.filter((one) => words.every((word) => fold(one.title).includes(word))).slice(0, 4).map((paper) => ({ paper })));
    if (claims.length && state.tab !== "lists" && claims.some((one) => words.every((word) => speaks(one, word)))) found.push({ needle: find("search").value.trim() });
  }
  hits(needle);
}

function hit({ node, paper, needle, subject, side, count }, typedWords) {
  if (subject) {
    const all = side ? count : subject.stands.length;
    return [make("span", "mark", "⚖", { "aria-hidden": "true" }), make("span", "title", [side && name(side), name(subject)].filter(Boolean).join(" · ")), make("span", "also", `${text("standTable")} · ${number(all)}`)];
  }
  if (paper) return [make("span", "mark", "❡", { "aria-hidden": "true" }), make("span", "title", paper.title), make("span", "also", paper.date)];
  if (needle) return [make("span", "mark", "“", { "aria-hidden": "true" }), make("span", "title", text("searchClaims")(needle))];
  const other = state.language === "zh" ? node.en : node.zh;
  const also = node.aliases.find((alias) => fold(alias).includes(typedWords)) ?? (other === name(node) ? "" : other);
  return [swatch(kinds[node.kind]), make("span", "title", name(node)), make("span", "also", also)];
}

function hits(needle) {
  const list = find("hits"), box = find("search");
  const open = Boolean(needle) && document.activeElement === box;
  list.hidden = !open;
  box.setAttribute("aria-expanded", String(open && found.length > 0));
  list.replaceChildren(...found.map((one, index) => {
    const item = make("li", "", hit(one, needle), { role: "option", id: `hit-${index}`, "aria-selected": index === at });
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
    return item;
  }));
  if (needle && !found.length) list.append(make("li", "none", text("none_found"), { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
  if (found.length && open) box.setAttribute("aria-activedescendant", `hit-${at}`);
  else box.removeAttribute("aria-activedescendant");
}

function take(index) {
  if (!found[index]) return;
  const { node, paper, needle, subject, side } = found[index];
  find("hits").hidden = true;
  find("search").setAttribute("aria-expanded", "false");
  if (!needle && state.tab !== "lists") find("search").value = "";
  if (subject) {
    if (side) only("sides", side.id);
    openSubject(subject.id);
  } else if (node) chooseNode(node.id);
  else if (paper) read(paper.id);
  else { state.list = "claims"; show("lists"); }
}

find("search").addEventListener("input", search);
find("search").addEventListener("focus", search);
find("search").addEventListener("blur", () => { find("hits").hidden = true; });
find("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") take(at);
  if (event.key === "Escape") { find("search").value = ""; search(); find("search").blur(); event.stopPropagation(); }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(found.length, 1);
    hits(typed());
  }
});
