// Search as one types: entities by any of their names in either script, documents by title, then claims by their words.
import { find, make } from "./elements.js";
import { byDegree, claims, documents, fold, kinds, names, quote } from "./data.js";
import { swatch } from "./marks.js";
import { name, state, text, typed } from "./state.js";
import { show } from "./page.js";
import { chooseNode, read } from "./selection.js";
import { lists } from "./tables.js";

let found = [], at = 0;

function search() {
  const needle = typed();
  if (state.tab === "lists") lists();
  found = [];
  at = 0;
  if (needle) {
    const grade = (node) => (names(node).includes(needle) ? 0 : names(node).some((one) => one.startsWith(needle)) ? 1
      : names(node).some((one) => one.includes(needle)) ? 2 : 3);
    const ranked = byDegree.map((node) => [grade(node), node]).filter(([rank]) => rank < 3).sort((a, b) => a[0] - b[0]);
    found = ranked.slice(0, 9).map(([, node]) => ({ node }));
    found.push(...documents.filter((one) => fold(one.title).includes(needle)).slice(0, 4).map((paper) => ({ paper })));
    if (claims.length && state.tab !== "lists" && claims.some((one) => fold(quote(one)).includes(needle))) found.push({ needle: find("search").value.trim() });
  }
  hits(needle);
}

function hit({ node, paper, needle }, typedWords) {
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
  const { node, paper, needle } = found[index];
  find("hits").hidden = true;
  find("search").setAttribute("aria-expanded", "false");
  if (!needle && state.tab !== "lists") find("search").value = "";
  if (node) chooseNode(node.id);
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
