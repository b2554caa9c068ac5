// Sentences gathered: what several documents report of one utterance once, what one sentence holds in one card, by document.
import { documents, passageOf } from "./data.js";

const placeOf = (one) => { const { document, sentence } = passageOf(one); return `${document} ${sentence.join(" ")}`; };

export function bySentence(list) { // [[items of one sentence], …] in the order of the list
  const sentences = new Map();
  for (const one of list) sentences.set(placeOf(one), [...(sentences.get(placeOf(one)) || []), one]);
  return [...sentences.values()];
}

export function gathered(list) { // [[document, [[items of one sentence], …]], …] in the order of the list
  const told = new Set(), sentences = new Map();
  for (const one of list) {
    if (one.utterance !== undefined && told.has(one.utterance) && !sentences.has(placeOf(one))) continue;
    if (one.utterance !== undefined) told.add(one.utterance);
    const place = placeOf(one);
    sentences.has(place) ? sentences.get(place).push(one) : sentences.set(place, [one]);
  }
  const papers = new Map();
  for (const some of sentences.values()) {
    const paper = documents[some[0].document];
    papers.has(paper) ? papers.get(paper).push(some) : papers.set(paper, [some]);
  }
  return [...papers];
}
