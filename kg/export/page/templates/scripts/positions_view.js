// Positions: who claims what on which topic, or of whom.
import { button, find, make, redraw } from "./elements.js";
import { acts, claims, nodes, once, subjects, topics } from "./data.js";
import { stacked } from "./marks.js";
import { name, number, state, text, view } from "./state.js";
import { passes } from "./filters.js";
import { refresh } from "./page.js";
import { treatiesOf } from "./facets.js";
import { choose, openSubject } from "./selection.js";
import { goTo } from "./evidence.js";

export const ROWS = { side: (one) => [one.source], speaker: (one) => [one.speaker] };
export const COLUMNS = {
  topic: (one) => (one.topics.length ? one.topics : [-1]), treaty: (one) => (treatiesOf(one).length ? treatiesOf(one) : [-1]), target: (one) => (one.targets.length ? one.targets : [-1]),
};
const UNNAMED = { topic: "noTopic", treaty: "noTreaty", target: "noTarget" };
const MOST = { rows: 30, columns: 16 };
const columnName = (column) => (column < 0 ? text(UNNAMED[state.columns]) : name((state.columns === "topic" ? topics : nodes)[column]));
export const cellTitle = ({ row, column }) => [row === null ? text("everyone") : name(nodes[row]), column === null ? "" : columnName(column)].filter(Boolean).join(" · ");
export const cellItems = ({ row, column }) => claims.filter((one) => (row === null || ROWS[state.rows](one).includes(row))
  && (column === null || COLUMNS[state.columns](one).includes(column)));

export function shares(list) { // of each illocution, in the order of the legend, with its color
  const counts = new Map();
  const told = once(list);
  for (const one of told) counts.set(firstOf(one.act), (counts.get(firstOf(one.act)) || 0) + 1);
  return [...counts].sort((a, b) => a[0] - b[0]).map(([act, count]) => [count / told.length, acts[act].color, act, count]);
}
const firstOf = (act) => acts.findIndex((one) => one.family === acts[act].family); // affirmed and negated together
const plainName = (act) => acts[act].plain[state.language];
export const saidIn = (list) => shares(list).map(([, , act, count]) => `${plainName(act)} ${count}`).join(", ");

function cross() { // row -> column -> claims that pass, with both orders
  const cells = new Map(), sums = { rows: new Map(), columns: new Map() };
  const put = (map, key, one) => (map.has(key) ? map.get(key).push(one) : map.set(key, [one]));
  for (const one of claims) {
    if (!passes(one)) continue;
    for (const row of ROWS[state.rows](one)) {
      if (!nodes[row]) continue;
      put(sums.rows, row, one);
      for (const column of COLUMNS[state.columns](one)) {
        put(cells, `${row} ${column}`, one);
        put(sums.columns, column, one);
      }
    }
  }
  const order = (map, most) => [...map].sort((a, b) => (a[0] < 0) - (b[0] < 0) || once(b[1]).length - once(a[1]).length || a[0] - b[0]).slice(0, most);
  const named = order(sums.columns, Infinity), columns = named.filter(([id]) => id >= 0).slice(0, view.more.has("matrix columns") ? 400 : MOST.columns), left = named.filter(([id]) => id >= 0).length - MOST.columns;
  return { cells, rows: order(sums.rows, view.more.has("matrix") ? 1000 : MOST.rows), more: sums.rows.size > MOST.rows, left,
    columns: [...columns, ...named.filter(([id]) => id < 0)] };
}

function wider(left) { // there are more columns than are shown at first
  const open = view.more.has("matrix columns");
  return left > 0 && button("further", open ? text("fewerColumns") : text("moreColumns")(left), () => { open ? view.more.delete("matrix columns") : view.more.add("matrix columns"); matrix(); }, { "data-key": "more columns" });
}

const subjectOf = (column) => subjects.find((one) => (state.columns === "topic" ? one.topic === column : state.columns === "treaty" && one.node === column));
function columnHead(column) { // a topic or treaty leads to its positions
  const subject = column >= 0 && subjectOf(column);
  return subject ? button("", columnName(column), () => openSubject(subject.id), { "data-key": `column ${column}` }) : make("span", "", columnName(column));
}

export function matrix() {
  const { cells, rows, columns, more, left } = cross();
  const mode = (key, options) => make("span", "mode", [make("span", "sub", text(`${key}Are`)), ...Object.keys(options).map((one) => button("", text(`by${one[0].toUpperCase()}${one.slice(1)}`), () => {
    state[key] = one;
    if (state.chosen?.type === "cell") state.chosen = null;
    refresh();
  }, { "aria-pressed": state[key] === one, "data-key": `${key} ${one}` }))]);
  const most = Math.max(1, ...[...cells].filter(([key]) => !key.endsWith("-1")).map(([, list]) => once(list).length));
  const cell = (list, row, column, total) => {
    if (!list) return make("td", "", "");
    const count = once(list).length, size = total ? 54 : Math.max(5, Math.min(1, Math.sqrt(count / most)) * 54);
    const chosen = state.chosen?.type === "cell" && state.chosen.row === row && state.chosen.column === column;
    return make("td", total ? "total" : "", button(chosen ? "cell chosen" : "cell", [stacked(size, 8, shares(list)), make("span", "", number(count))],
      () => choose({ type: "cell", row, column }), { "aria-label": `${cellTitle({ row, column })}: ${number(count)} (${saidIn(list)})`, title: saidIn(list), "data-key": `${row} ${column}` }));
  };
  const head = make("tr", "", [make("td", "corner", ""), make("th", "total", text("total"), { scope: "col" }),
    ...columns.map(([id]) => make("th", "", columnHead(id), { scope: "col" }))]);
  const body = rows.map(([id, list]) => make("tr", "", [make("th", "", goTo(id), { scope: "row" }), cell(list, id, null, true),
    ...columns.map(([column]) => cell(cells.get(`${id} ${column}`), id, column))]));
  redraw(find("matrix"), [make("div", "bar", [mode("rows", ROWS), mode("columns", COLUMNS), wider(left), make("p", "hint", text("matrixHint"))]),
    rows.length ? make("table", "grid", [make("thead", "", head), make("tbody", "", body)], { "aria-label": text("matrix") }) : make("p", "hint", text("nothing")),
    more && button("further", text(view.more.has("matrix") ? "less" : "more"), () => { view.more.has("matrix") ? view.more.delete("matrix") : view.more.add("matrix"); matrix(); }, { "data-key": "more" })].filter(Boolean));
  roving(find("matrix").querySelector("table"));
  scrollable(find("matrix"));
}

export function scrollable(root) { // says so while a table goes on to the right
  const sign = root.querySelector(".beyond") ?? make("span", "beyond", "", { "aria-hidden": "true" });
  sign.textContent = text("scrollHint");
  root.querySelector(".bar")?.append(sign);
  const look = () => { sign.hidden = root.scrollLeft + root.clientWidth >= root.scrollWidth - 4; };
  root.onscroll = look;
  look();
}

export function roving(table) { // one stop for the tabulator, arrow keys from cell to cell
  if (!table) return;
  const cells = [...table.querySelectorAll("button.cell")];
  const first = cells.find((one) => one === document.activeElement) || cells[0];
  for (const one of cells) one.tabIndex = one === first ? 0 : -1;
  table.addEventListener("keydown", (event) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
    const start = event.target.closest("td");
    if (!start || (!dx && !dy)) return;
    event.preventDefault();
    let [x, y] = [start.cellIndex + dx, start.parentElement.rowIndex + dy];
    for (; table.rows[y]?.cells[x]; x += dx, y += dy) {
      const next = table.rows[y].cells[x].querySelector("button.cell");
      if (next) {
        event.target.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
        return;
      }
    }
  });
}
