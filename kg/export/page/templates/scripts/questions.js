// Questions that this graph can answer, as links; one whose answer is empty is not offered.
import { make } from "./elements.js";
import { acts, attitudes, claims, documents, items, nodes, once, stands, subjects } from "./data.js";
import { name, state, text } from "./state.js";
import { isOnTopic, treatiesOf } from "./facets.js";

const MOST = 6;

function most(counts) { // what is counted most often, the first of equals
  let best = null;
  for (const [key, count] of counts) if (!best || count > best[1]) best = [key, count];
  return best;
}
function tallied(list, keys) {
  const counts = new Map();
  for (const one of list) for (const key of keys(one)) counts.set(key, (counts.get(key) || 0) + 1);
  return counts;
}
const family = (one) => acts[one.act].family;
const seen = (one) => isOnTopic(documents[one.document]);
const short = (subject) => { // as people call it: NPT, 不首先使用核武器
  const aliases = subject.treaty ? nodes[subject.node]?.aliases || [] : [];
  return aliases.find((one) => /^[A-Z][A-Z-]{2,7}$/.test(one)) || name(subject);
};
const ofNode = (id) => subjects.find((one) => one.node === id) || { ...nodes[id], node: id };
const told = (family_) => items.filter((one) => family(one) === family_ && seen(one));

const ASKED = { // each gives [words, address], or nothing
  criticize() {
    const best = most(tallied(told("claim.criticize").filter((one) => one.targets.some((id) => !treatiesOf(one).includes(id))), treatiesOf));
    return best && ["criticize", [short(ofNode(best[0]))], { tab: "lists", acts: "claim.criticize", treaties: nodes[best[0]].name }];
  },
  speaks() { // where somebody's words can be followed over time
    const days = new Map();
    for (const one of stands) {
      if (!one.item?.date || !nodes[one.side] || !subjects[one.subject].treaty || !seen(one.item)) continue;
      const key = `${one.side} ${one.subject}`;
      days.set(key, (days.get(key) || new Set()).add(one.item.date));
    }
    const best = most([...days].map(([key, dates]) => [key, dates.size]));
    if (!best) return null;
    const [side, subject] = best[0].split(" ").map(Number);
    return ["speaks", [name(nodes[side]), short(subjects[subject])], { tab: "subjects", subject: subjects[subject].key, sides: nodes[side].name }];
  },
  divided() {
    const sides = (subject, key) => new Set(subject.stands.filter((one) => seen(one.item) && stanceOf(one) === key).map((one) => one.side)).size;
    const best = most(subjects.map((one) => [one, Math.min(sides(one, "for"), sides(one, "against"))]));
    return best?.[1] ? ["divided", [short(best[0])], { tab: "subjects", subject: best[0].key }] : null;
  },
  met: () => told("relation.metWith").length && ["met", [], { tab: "lists", list: "relations", acts: "relation.metWith" }],
  document() {
    const best = most(tallied(claims.filter(seen), (one) => [one.document]));
    return best && ["document", [clipped(documents[best[0]].title)], { tab: "reading", document: documents[best[0]].key }];
  },
  reversed() {
    const best = most(subjects.map((one) => [one, one.stands.filter(({ change, item }) => change === "reversed" && seen(item)).length]));
    return best?.[1] ? ["reversed", [short(best[0])], { tab: "subjects", subject: best[0].key }] : null;
  },
  voted() {
    const votes = ["relation.votedFor", "relation.votedAgainst", "relation.abstainedOn"].filter((one) => told(one).length);
    return votes.length && ["voted", [], { tab: "lists", list: "relations", acts: votes.join(",") }];
  },
  withdrew: () => told("relation.withdrewFrom").length && ["withdrew", [], { tab: "lists", list: "relations", acts: "relation.withdrewFrom" }],
  blamed: () => aimed("claim.criticize", "blamed"),
  asked: () => aimed("claim.request", "asked"),
};
const stanceOf = (one) => attitudes[one.stance].key;
const clipped = (title) => (title.length > 22 ? `${title.slice(0, 21)}…` : title);
function aimed(act, words) {
  const best = most(tallied(once(told(act)), (one) => one.targets));
  return best && [words, [name(nodes[best[0]])], { tab: "lists", acts: act, targets: nodes[best[0]].name }];
}

const known = new Map(); // by language and whether all documents count
export function questions() {
  const key = `${state.language} ${state.onTopic}`;
  if (!known.has(key)) {
    const found = [];
    for (const ask of Object.values(ASKED)) {
      const one = found.length < MOST && ask();
      if (one) found.push(one);
    }
    known.set(key, found);
  }
  return known.get(key).map(([words, given, view]) => {
    const parts = new URLSearchParams(state.language === "zh" ? view : { lang: state.language, ...view });
    if (!state.onTopic) parts.set("ontopic", 0);
    return make("a", "ask", text("questionsOf")[words](...given), { href: `#${parts}`, "data-key": `ask ${words}` });
  });
}
