// An answer as YASGUI's plugin: the word of an ASK, the rows of a SELECT, the triples of a CONSTRUCT as a network over a table.
import { make } from "./elements.js";
import { notes } from "./answers.js";
import { networkOf } from "./network.js";
import { tableOf } from "./rows.js";
import { words } from "./settings.js";

const term = (one) => one.termType === "NamedNode" ? { type: "uri", value: one.value }
  : one.termType === "BlankNode" ? { type: "bnode", value: one.value }
    : { type: "literal", value: one.value, datatype: one.datatypeString, ...(one.language ? { "xml:lang": one.language } : {}) };

export class Answer {
  constructor(yasr) {
    this.yasr = yasr;
    this.label = words.answer;
    this.priority = 10;
  }

  canHandleResults() {
    const type = this.yasr.results?.getType();
    return type === "json" && !this.yasr.results.hasError() || type === "ttl";
  }

  async draw() {
    this.destroy();
    const root = make("div", "answer", notes(this.yasr));
    this.yasr.resultsEl.append(root);
    if (this.yasr.results.getType() === "ttl") await this.triples(root);
    else this.solutions(root);
  }

  solutions(root) {
    // Not YASGUI's bindings: in those, {{word}} within a literal is replaced.
    const found = JSON.parse(this.yasr.results.getOriginalResponseAsString());
    if (typeof found.boolean === "boolean") {
      root.append(make("p", "answer-word", found.boolean ? words.yes : words.no));
      return;
    }
    const columns = found.head.vars;
    root.append(tableOf(columns, found.results.bindings.map((row) => columns.map((name) => row[name])), words.answer).element);
  }

  async triples(root) {
    const triples = this.yasr.results.getStatements().map((one) => [term(one.subject), term(one.predicate), term(one.object)]);
    const table = tableOf([words.subject, words.predicate, words.object], triples, words.statements);
    root.append(table.element);
    if (!triples.length) return;
    const network = await networkOf(triples, table.narrow);
    table.element.before(network.element);
    this.network = network.draw();
  }

  getIcon() {
    return undefined;
  }

  destroy() {
    this.network?.destroy();
    this.network = undefined;
  }
}
