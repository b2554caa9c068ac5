// Facets: what a reader may ask for of what was said and told, one set of wanted values each; several of one facet are alternatives.
import { acts, byName, documents, elsewhere, kinds, nodes, subjects, topics } from "./data.js";
import { name, state, text } from "./state.js";

const treatyKind = kinds.findIndex((kind) => kind.key === "treaty");
const isTreaty = (id) => nodes[id]?.kind === treatyKind;
const touched = (one) => (one.event ? [...one.who, ...one.things] : one.claim ? [...one.instruments, ...one.targets] : [one.source, ...one.targets]);
export const treatiesOf = (one) => [...new Set(touched(one).filter(isTreaty))];
const outletOf = (one) => documents[one.document].publisher;

const byNode = { label: (id) => name(nodes[id]), spell: (id) => nodes[id].name, read: (word) => byName.get(word)?.id };
const named = (key) => subjects.find((one) => one.topic === key)?.key.replace("topic:", "") ?? topics[key].zh;
const families = () => new Map(acts.map((act) => [act.family, act]));
const facts = ["actual", "claimed", "intended"];
export const FACETS = {
  sides: { bit: 2, of: (one) => (one.event ? one.who : one.claim ? [one.source] : []), ...byNode },
  speakers: { bit: 64, of: (one) => (one.claim || acts[one.act].unsure ? [one.speaker] : []), ...byNode },
  targets: { bit: 128, of: (one) => one.targets, ...byNode },
  treaties: { bit: 256, of: treatiesOf, ...byNode },
  topics: { bit: 512, of: (one) => one.topics, label: (id) => name(topics[id]), spell: named, read: (word) => topics.find((one) => named(one.id) === word)?.id },
  acts: { bit: 1024, of: (one) => [acts[one.act].family], label: (key) => families().get(key).plain[state.language], spell: String, read: (word) => (families().has(word) ? word : undefined) },
  facts: { bit: 2048, of: (one) => [acts[one.act].fact], label: (key) => text("facts")[key], spell: String, read: (word) => (facts.includes(word) ? word : undefined) },
  papers: { bit: 4, of: (one) => [one.document], label: (id) => documents[id].title, spell: (id) => documents[id].key, read: (word) => { const at = documents.findIndex((paper) => paper.key === word); return at < 0 ? undefined : at; } },
  outlets: { bit: 4096, of: (one) => [outletOf(one)], label: (key) => key || text("noOutlet"), spell: (key) => encodeURIComponent(key || "-"), read: (word) => { try { const plain = decodeURIComponent(word); return plain === "-" ? "" : plain; } catch { return undefined; } } },
};
export const NAMES = Object.keys(FACETS);
export const facetBits = Object.fromEntries(NAMES.map((key) => [key, FACETS[key].bit]));
export const chosenFacets = () => NAMES.filter((key) => state[key].size);
export const faceted = () => NAMES.some((key) => state[key].size) || state.from !== null || state.to !== null;

export function failures() { // item -> the bits of the facets that it fails
  const wanted = chosenFacets().map((key) => [FACETS[key], state[key]]);
  return (one) => wanted.reduce((bits, [facet, set]) => (facet.of(one).some((value) => set.has(value)) ? bits : bits | facet.bit), 0);
}

export function only(key, value) { // that and nothing else of this facet
  state[key].clear();
  state[key].add(value);
}

// A document is on the topic if somebody in it speaks of a nuclear treaty or topic, or it tells what touches such a treaty.
const [offTopics, offTreaties] = elsewhere.map((list) => new Set(list));
const isNuclear = (one) => one.topics.some((id) => !offTopics.has(id) && !topics[id].unlisted) || touched(one).some((id) => isTreaty(id) && !offTreaties.has(id));
const nuclear = new Set(documents.filter((paper) => paper.items.some(isNuclear)).map((paper) => paper.id));
export const nuclearPapers = nuclear.size;
const FEW = 10; // documents: of so few none is left out
export const mixed = nuclear.size > 0 && nuclear.size < documents.length && documents.length > FEW;
export const offTopic = (one) => mixed && state.onTopic && !nuclear.has(one.document);
export const isOnTopic = (paper) => !mixed || !state.onTopic || nuclear.has(paper.id);
