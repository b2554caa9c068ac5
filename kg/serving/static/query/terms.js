// Terms of an answer ({ type, value, "xml:lang", datatype }) as short names, links and cells.
import { make } from "./elements.js";
import { data } from "./settings.js";

const THINGS = `${data.base}id/`;
const XSD = "http://www.w3.org/2001/XMLSchema#";
const PLAIN = new Set(["string", "integer", "decimal", "double", "date", "dateTime", "boolean", "gYear", "gYearMonth"].map((name) => XSD + name));
const DATES = new Set(["date", "dateTime", "gYearMonth", "gYear"].map((name) => XSD + name));
const NUMBERS = new Set(["integer", "decimal", "double", "float", "nonNegativeInteger"].map((name) => XSD + name));
// Kinds of which a key says the IRI; queries often give keys.
const KEY = /^(?:state|group|org|treaty|post|topic|illocution|arms|status):[\w-]+$/;
// The longest first: kg: stands within none of the others, but id/… do within the base.
const PREFIXES = Object.entries(data.prefixes).sort((one, other) => other[1].length - one[1].length);

export function short(iri) {
  const found = PREFIXES.find(([, start]) => iri.startsWith(start) && iri.length > start.length);
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

// Where an IRI leads: ours to their page here, those of the web to the web, all others nowhere.
export function target(iri) {
  if (iri.startsWith(THINGS)) return `/id/${iri.slice(THINGS.length).replaceAll("?", "%3F").replaceAll("#", "%23")}`;
  if (iri.startsWith(data.base)) return undefined;
  return /^https?:\/\//i.test(iri) ? iri : undefined;
}

const SHORT = 34; // characters that stay on one line
export function linked(iri, text = short(iri)) {
  const [href, look] = [target(iri), text.length <= SHORT ? "iri whole" : "iri"];
  if (!href) return make("span", look, text, { title: iri });
  const outside = href.startsWith("/") ? {} : { rel: "noopener noreferrer", target: "_blank" };
  return make("a", look, text, { href, title: iri, ...outside });
}

export const isNumber = (term) => term?.type !== "uri" && NUMBERS.has(term?.datatype);
export const text = (term) => term === undefined ? "" : term.type === "uri" ? short(term.value) : term.type === "bnode" ? `_:${term.value}` : term.value;

// What distinguishes a literal beside its words; that it is in the language of the page need not be said.
const OWN = new Set(data.language === "zh" ? ["zh", "zh-hans", "zh-cn"] : ["en"]);
export function note(term) {
  if (term?.type === "uri" || term?.type === "bnode" || !term) return "";
  if (term["xml:lang"]) return OWN.has(term["xml:lang"].toLowerCase()) ? "" : `@${term["xml:lang"]}`;
  return term.datatype && !PLAIN.has(term.datatype) ? `^^${short(term.datatype)}` : "";
}

export function shown(term, noted = true) {
  if (term === undefined) return "";
  if (term.type === "uri") return linked(term.value);
  if (term.type === "bnode") return make("span", "iri", text(term));
  if (!term["xml:lang"] && KEY.test(term.value)) return linked(THINGS + term.value.replace(":", "/"), term.value);
  const said = make("span", DATES.has(term.datatype) || /^\d{4}-\d\d(?:-\d\d)?$/.test(term.value) ? "literal date" : "literal", term.value, term["xml:lang"] ? { lang: term["xml:lang"] } : {});
  return [said, noted && note(term) && make("span", "note", note(term))];
}

export function compared(one, other) {
  if (isNumber(one) && isNumber(other)) return Number(one.value) - Number(other.value);
  return COLLATOR.compare(text(one), text(other));
}
const COLLATOR = new Intl.Collator(data.language === "zh" ? "zh-Hans" : "en", { numeric: true });
