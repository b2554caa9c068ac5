// A table of terms: filter, order, and so many rows at once.
import { button, make, say } from "./elements.js";
import { words } from "./settings.js";
import { compared, isNumber, note, shown, text } from "./terms.js";

const STEP = 100;
const LONG = 40; // characters that need a wide column

// columns: names; rows: a term or undefined for each column. `only` narrows it down from outside.
export function tableOf(columns, rows, caption) {
  const state = { needle: "", column: -1, down: false, shown: STEP, only: undefined };
  const haystacks = rows.map((row) => row.map(text).join("\n").toLowerCase());
  const numeric = columns.map((_, at) => rows.some((row) => row[at]) && rows.every((row) => !row[at] || isNumber(row[at])));
  // A language that all of a column has need not be said in each cell.
  const noted = columns.map((_, at) => new Set(rows.map((row) => row[at]).filter(Boolean).map(note)).size > 1);
  const head = make("tr");
  const body = make("tbody");
  const count = make("p", "answer-count");
  const further = button("answer-more", "", () => { state.shown += STEP; draw(); });
  const filter = make("input", "answer-filter", "", { type: "search", placeholder: words.filter, "aria-label": words.filter });
  filter.addEventListener("input", () => { state.needle = filter.value.trim().toLowerCase(); state.shown = STEP; draw(); });

  function chosen() {
    const found = rows.map((_, at) => at).filter((at) => haystacks[at].includes(state.needle) && (!state.only || state.only(rows[at])));
    if (state.column < 0) return found;
    const sign = state.down ? -1 : 1;
    return found.sort((one, other) => sign * compared(rows[one][state.column], rows[other][state.column]) || one - other);
  }
  function order(column) {
    if (state.column !== column) Object.assign(state, { column, down: false });
    else if (!state.down) state.down = true;
    else Object.assign(state, { column: -1, down: false });
    draw();
  }
  function draw() {
    const found = chosen();
    for (const [at, cell] of [...head.children].entries()) {
      if (state.column === at) cell.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else cell.removeAttribute("aria-sort");
    }
    body.replaceChildren(...found.slice(0, state.shown).map((at) => make("tr", "", rows[at].map((term, column) => make("td", numeric[column] ? "number" : text(term).length > LONG ? "long" : "", shown(term, noted[column]))))));
    const said = found.length === rows.length ? words.rows(rows.length.toLocaleString()) : words.found(found.length.toLocaleString(), rows.length.toLocaleString());
    count.textContent = found.length ? said : words.noRows;
    say(count.textContent);
    further.hidden = found.length <= state.shown;
    further.textContent = words.more(Math.min(STEP, found.length - state.shown));
  }
  head.append(...columns.map((name, at) => make("th", numeric[at] ? "number" : "", button("", name, () => order(at), { title: words.sort }), { scope: "col" })));
  const table = make("table", "answer-table", [make("caption", "unseen", caption), make("thead", "", head), body]);
  draw();
  return {
    element: make("div", "answer", [make("div", "answer-bar", [count, filter]), make("div", "answer-scroll", table, { tabindex: "0", role: "region", "aria-label": caption }), further]),
    narrow(only) { Object.assign(state, { only, shown: STEP }); draw(); },
  };
}
