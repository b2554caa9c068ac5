// What the editor knows: completion from this ontology and this graph's prefixes; YASGUI's own would ask the web.
import { data, words } from "./settings.js";

const TERMS = data.terms.map(([kind, name, zh, en]) => ({ kind, name, hay: `${name}\n${zh}\n${en}`.toLowerCase() }));
const MOST = 60;

function named(kind, typed) {
  const needle = typed.trim().replace(/^</, "").toLowerCase();
  const fitting = TERMS.filter((one) => one.kind === kind && one.hay.includes(needle));
  const first = (one) => one.name.toLowerCase().startsWith(needle) || one.name.toLowerCase().startsWith(`kg:${needle}`);
  return [...fitting.filter(first), ...fitting.filter((one) => !first(one))].slice(0, MOST).map((one) => one.name);
}

// The editor marks prefixes that a query does not declare, but the server knows ours.
export function know(Yasqe) {
  const mode = Yasqe.modes.sparql11;
  Yasqe.defineMode("sparql11", (...given) => {
    const plain = mode(...given);
    return { ...plain, startState: (...more) => ({ ...plain.startState(...more), prefixes: { ...data.prefixes } }) };
  });
}

export function complete(Yasqe) {
  const whole = { bulk: false, preProcessToken: (_yasqe, token) => token, postProcessSuggestion: (_yasqe, _token, name) => name };
  Yasqe.forkAutocompleter("class", { ...whole, name: "kg-class", get: (_yasqe, token) => named("class", token?.string ?? "") }, false);
  Yasqe.forkAutocompleter("property", { ...whole, name: "kg-property", get: (_yasqe, token) => named("property", token?.string ?? "") }, false);
  const lines = Object.entries(data.prefixes).map(([name, iri]) => `${name}: <${iri}>`).sort();
  Yasqe.forkAutocompleter("prefixes", { name: "kg-prefixes", persistenceId: null, get: () => lines }, false);
  Yasqe.defaults.autocompleters.splice(0, Infinity, "variables", "kg-prefixes", "kg-class", "kg-property");
  const notify = Yasqe.prototype.showNotification;
  Yasqe.prototype.showNotification = function (name, text) {
    notify.call(this, name, text.startsWith("Press CTRL") ? words.hint : text);
  };
}
