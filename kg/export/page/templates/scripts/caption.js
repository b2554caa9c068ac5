// Over the picture: how claims are tied and who is in it; what is seen, in a sentence; why not all is seen, and the way back.
import { button, find, make, redraw } from "./elements.js";
import { acts, hubs, isThing, kinds, nodes, once, stances, things } from "./data.js";
import { name, number, scene, state, text, view } from "./state.js";
import { passes } from "./filters.js";
import { alone, openOn, WAYS } from "./ties.js";

const counted = (list, key) => {
  const found = new Map();
  for (const one of list) found.set(key(one), (found.get(key(one)) || 0) + 1);
  return found;
};
const KINDS = 4; // that are named in the sentence

export function sentence() { // what the picture shows
  const { dots, lines } = scene.shown;
  if (!dots.length) return "";
  const ofKind = [...counted(dots, (node) => node.kind)].sort((a, b) => kinds[b[0]].worth - kinds[a[0]].worth || b[1] - a[1]);
  const rest = ofKind.slice(KINDS).reduce((sum, [, count]) => sum + count, 0);
  const who = text("listed")([...ofKind.slice(0, KINDS).map(([kind, count]) => text("counted")(number(count), name(kinds[kind]), count)), ...(rest ? [text("restOf")(number(rest))] : [])]);
  const said = lines.filter((edge) => acts[edge.act].claim || acts[edge.act].position);
  const claims = once([...new Set(said.flatMap((edge) => edge.items))].filter(passes)).length;
  return [text("pictured")(who), claims > 0 && text(state.ties === "topic" ? "tiedTopic" : "tiedTarget")(number(claims)),
    lines.length > said.length && text("tiedFacts")(number(lines.length - said.length))].filter(Boolean).join(text("stop")) + text("stop").trim();
}

function switches(again) { // how the picture is made
  const turn = (change) => () => { change(); again(); };
  const ways = stances ? WAYS.map((way) => button("", text(`by_${way}`), turn(() => { state.ties = way; }), { "aria-pressed": state.ties === way, "data-key": `ties ${way}`, title: text(`by_${way}Hint`) })) : [];
  const people = openOn().length > 0 && !state.all && kinds.some((kind) => kind.asked)
    ? [button("apart", text("people"), turn(() => { state.people = !state.people; }), { "aria-pressed": state.people, "data-key": "people", title: text("peopleHint") })] : [];
  find("views").hidden = !ways.length && !people.length;
  redraw(find("views"), [...ways, ...people]);
}

function banner(again) { // why not all is shown, and the way back
  const say = (words, ...actions) => [make("span", "", words), ...actions.map(([key, action]) => button("", text(key), action))];
  const lines = [], refit = (change) => () => { change(); again(); };
  if (view.pending >= 0) lines.push(say(text("routeAsk"), ["cancel", refit(() => { view.pending = -1; })]));
  if (state.focus) lines.push(say(text("focused")(name(nodes[state.focus.id]), state.focus.hops), ["unfocus", refit(() => { state.focus = null; })]));
  else if (!state.all && openOn().length) lines.push(say(text("showing")(number(scene.shown.dots.filter(isThing).length), number(things.length)), ["showAll", refit(() => { state.all = true; })]));
  else if (hubs.length && state.all && alone().size && !state.lone) {
    lines.push(say(text("loneLeft")(number([...alone()].filter((id) => isThing(nodes[id])).length), number(things.length)), ["drawLone", refit(() => { state.lone = true; })], ["fewer", refit(() => { state.all = false; })]));
  } else if (hubs.length && state.all) lines.push(say(text("allShown")(number(things.length)), ["fewer", refit(() => { state.all = state.lone = false; })]));
  if (state.hidden.size) lines.push(say(text("hiddenCount")(state.hidden.size), ["showAll", refit(() => { state.hidden.clear(); })]));
  find("banner").hidden = !lines.length;
  redraw(find("banner"), lines.map((line) => make("p", "", line)));
}

export function caption(again) { // `again` draws all anew and fits it
  switches(again);
  banner(again);
  find("caption").textContent = sentence();
}
