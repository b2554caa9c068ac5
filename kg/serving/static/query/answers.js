// What stands around an answer, whatever its form: whether it was cut, and where to download it.
import { make } from "./elements.js";
import { data, words } from "./settings.js";

const SOLUTIONS = { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" };
const TRIPLES = { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD" };
const LONGEST = 30_000; // characters of an address, well within what the server reads

// yasr -> the query that was answered, and whether all of the answer is here
const asked = new WeakMap();
export function remember(yasr, query, response) {
  asked.set(yasr, { query, cut: Boolean(response?.headers?.get?.("KG-Truncated")) });
}

export function notes(yasr) {
  const { query = "", cut = false } = asked.get(yasr) ?? {};
  const formats = yasr.results.getType() === "ttl" ? TRIPLES : SOLUTIONS;
  return [cut && make("p", "answer-cut", words.cut(data.rows.toLocaleString()), { role: "alert" }), downloads(query, formats, yasr.results.getResponseTime())];
}

function downloads(query, formats, time) {
  if (!query) return undefined;
  const links = Object.entries(formats).map(([format, label]) => {
    const href = `/sparql?${new URLSearchParams({ query, format })}`;
    return href.length > LONGEST ? undefined : make("a", "", label, { href, download: `answer.${format}` });
  });
  return make("p", "answer-downloads", [...(links[0] ? [`${words.download}`, ...links] : [words.long]), time && make("span", "answer-time", words.seconds((time / 1000).toFixed(2)))]);
}
