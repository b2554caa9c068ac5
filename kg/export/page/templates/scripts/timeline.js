// Claims and events in time: a bar for each month, for all claims, the events that texts narrate, and the sides that speak most.
import { button, find, make, redraw } from "./elements.js";
import { claims, events, nodes, once } from "./data.js";
import { stacked } from "./marks.js";
import { monthName, name, number, state, text } from "./state.js";
import { passes } from "./filters.js";
import { choose } from "./selection.js";
import { goTo } from "./evidence.js";
import { roving, saidIn, scrollable, shares } from "./positions_view.js";

const EMPTY = 4; // so many months without a claim are left out, with a gap in their place
const LANES = 10;
export const EVENTS = -1; // in the place of a side
const claimMonth = (one) => (one.span && one.span[1] - one.span[0] < 2 ? one.span[0] : null); // a year alone is no month
export const monthItems = ({ month, side }) => (side === EVENTS ? events.filter((one) => claimMonth(one) === month) : claims.filter((one) => claimMonth(one) === month && (side === null || one.source === side)));
const laneName = (side) => (side === null ? "" : side === EVENTS ? text("events") : name(nodes[side]));
export const monthTitle = ({ month, side }) => [monthName(month), laneName(side)].filter(Boolean).join(" · ");

export function timeline() {
  const all = new Map(), happened = new Map(), sides = new Map();
  const put = (lane, month, one) => (lane.has(month) ? lane.get(month).push(one) : lane.set(month, [one]));
  for (const one of claims) {
    const month = claimMonth(one);
    if (month === null || !passes(one)) continue;
    if (!sides.has(one.source)) sides.set(one.source, new Map());
    for (const lane of [all, sides.get(one.source)]) put(lane, month, one);
  }
  for (const one of events) if (claimMonth(one) !== null && passes(one)) put(happened, claimMonth(one), one);
  const size = (lane) => [...lane.values()].reduce((sum, list) => sum + once(list).length, 0);
  const lanes = [[null, all], ...(happened.size ? [[EVENTS, happened]] : []), ...[...sides].filter(([side]) => nodes[side]).sort((a, b) => size(b[1]) - size(a[1]) || a[0] - b[0]).slice(0, LANES)];
  const used = [...new Set([...all.keys(), ...happened.keys()])].sort((a, b) => a - b), columns = [];
  used.forEach((month, index) => {
    const before = used[index - 1] ?? month - 1;
    if (month - before - 1 > EMPTY) columns.push(null);
    else for (let at = before + 1; at < month; at += 1) columns.push(at);
    columns.push(month);
  });
  const wide = Math.max(9, Math.min(48, Math.floor((find("timeline").clientWidth - 220) / Math.max(columns.length, 1)) - 3));
  const labels = columns.map((month, index) => {
    const year = month === null ? "" : Math.floor(month / 12), before = columns.slice(0, index).findLast((one) => one !== null);
    const first = month !== null && (before === undefined || Math.floor(before / 12) !== year);
    return first ? make("th", "", make("span", "", year), { scope: "col" }) : make("td", month === null ? "gap" : "");
  });
  const months = wide >= 24 && columns.map((month) => make("td", month === null ? "gap" : "", month === null ? "" : text("shortMonth")((month % 12) + 1)));
  const body = lanes.map(([side, lane]) => {
    const tall = side === null ? 120 : 34, most = Math.max(1, ...[...lane.values()].map((list) => once(list).length));
    return make("tr", { null: "all", [EVENTS]: "events" }[side] ?? "", [make("th", "", [side === null ? text("everyone") : side === EVENTS ? make("span", "name", text("events")) : goTo(side), make("span", "sub", number(size(lane)))], { scope: "row" }),
      ...columns.map((month) => {
        const list = lane.get(month);
        if (!list) return make("td", month === null ? "gap" : "", month === null && side === null ? "⋯" : "");
        const chosen = state.chosen?.type === "month" && state.chosen.month === month && state.chosen.side === side;
        const height = Math.max(3, (once(list).length / most) * tall);
        return make("td", "", button(chosen ? "cell chosen" : "cell", stacked(wide, height, shares(list), true), () => choose({ type: "month", month, side }),
          { "aria-label": `${monthTitle({ month, side })}: ${saidIn(list)}`, title: `${monthTitle({ month, side })}: ${saidIn(list)}`, "data-key": `${month} ${side}` }));
      })]);
  });
  redraw(find("timeline"), [make("div", "bar", make("p", "hint", text(events.length ? "timelineEventsHint" : "timelineHint"))),
    used.length ? make("table", "grid", [make("tbody", "", body), make("tfoot", "", [months && make("tr", "months", [make("td", "corner"), ...months], { "aria-hidden": "true" }), make("tr", "", [make("td", "corner"), ...labels])])], { "aria-label": text("timeline") })
      : make("p", "hint", text("nothing"))]);
  find("timeline").style.setProperty("--wide", `${wide + 3}px`);
  roving(find("timeline").querySelector("table"));
  scrollable(find("timeline"));
}
