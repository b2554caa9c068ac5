// Triples as a network, drawn by vis-network; the table beside it says the same to those who do not see it.
import { button, make } from "./elements.js";
import { data, words } from "./settings.js";
import { linked, short } from "./terms.js";

const MOST = 150; // nodes that can still be told apart
const LABELS = ["http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title"];
const LONG = 18; // characters of a label
const KINDS = ["#2863b0", "#b4552d", "#3f7d4e", "#7a4fa3", "#94782a", "#2f8088", "#a8476f", "#5b6470"];

// Of nodes, which are what has an IRI or is blank.
const key = (one) => one.type === "literal" ? undefined : one.type === "bnode" ? `_:${one.value}` : one.value;
const clipped = (name) => [...name].length > LONG ? `${[...name].slice(0, LONG).join("")}…` : name;

let script; // that of vis-network, once it is asked for
function loaded() {
  script ??= new Promise((resolve, reject) => {
    const element = make("script", "", "", { src: "/static/vis-network.js" });
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => { script = undefined; reject(new Error(words.failed)); });
    document.head.append(element);
  });
  return script;
}

// The label of a node in the language of the page before those in others.
function namesOf(triples) {
  const found = new Map();
  for (const [subject, predicate, object] of triples) {
    if (!LABELS.includes(predicate.value) || object.type !== "literal") continue;
    const language = object["xml:lang"]?.toLowerCase() ?? "";
    const rank = (language.startsWith(data.language) ? 0 : language ? 2 : 1) + (language === "zh-hant" ? 0.5 : 0);
    if (!(found.get(key(subject))?.rank <= rank)) found.set(key(subject), { name: object.value, rank });
  }
  return (id) => found.get(id)?.name ?? short(id);
}

// The most connected, in the order in which they come.
function chosen(triples) {
  const degrees = new Map();
  const edges = triples.filter(([, , object]) => object.type !== "literal");
  for (const [subject] of triples) degrees.set(key(subject), 0);
  for (const [subject, , object] of edges) for (const one of [subject, object]) degrees.set(key(one), (degrees.get(key(one)) ?? 0) + 1);
  const kept = new Set([...degrees].sort((one, other) => other[1] - one[1]).slice(0, MOST).map(([id]) => id));
  const nodes = [...degrees.keys()].filter((id) => kept.has(id));
  return { all: degrees.size, nodes, edges: edges.filter(([subject, , object]) => kept.has(key(subject)) && kept.has(key(object))) };
}

// `narrow` shows the rows of the table that a condition takes; all of them without one.
export async function networkOf(triples, narrow) {
  const { all, nodes, edges } = chosen(triples);
  const canvas = make("div", "network-canvas", "", { role: "img", "aria-label": words.canvas, "data-nodes": nodes.length, "data-edges": edges.length });
  const predicates = new Set(edges.map(([, predicate]) => short(predicate.value)));
  const one = predicates.size === 1 ? ` (${[...predicates][0]})` : ""; // then it is said once, not along each edge
  const whole = `${all > nodes.length ? words.left(nodes.length, all.toLocaleString()) : words.drawn(nodes.length, edges.length)}${one} · ${words.choose}`;
  const said = make("p", "network-said", whole);
  const tools = make("div", "network-tools");
  const named = namesOf(triples);
  await loaded();
  function choose(id, network) {
    narrow((row) => key(row[0]) === id || key(row[2]) === id);
    const everything = button("quiet", words.all, () => { narrow(undefined); network.unselectAll(); said.replaceChildren(whole); });
    said.replaceChildren(words.only(named(id)), linked(id, short(id)), everything);
  }
  function draw() {
    const network = painted(canvas, nodes, edges, named, !one);
    network.on("click", ({ nodes: [id] }) => { if (id !== undefined) choose(id, network); });
    const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
    tools.append(...[["+", words.zoomIn, () => zoom(1.4)], ["−", words.zoomOut, () => zoom(1 / 1.4)], ["⤢", words.fit, () => network.fit()]]
      .map(([sign, name, action]) => button("quiet", sign, action, { title: name, "aria-label": name })));
    return network;
  }
  return { element: make("div", "network", [make("div", "network-picture", [canvas, tools]), said]), draw };
}

function painted(canvas, nodes, edges, named, labeled) {
  const style = getComputedStyle(canvas);
  const [ink, line, paper] = ["--ink", "--edge", "--paper"].map((name) => style.getPropertyValue(name).trim());
  const colors = new Map();
  const colored = (id) => { // by kind (state:, treaty: …), or by scheme of what is not ours
    const kind = short(id).split(":")[0];
    if (!colors.has(kind)) colors.set(kind, KINDS[colors.size % KINDS.length]);
    return colors.get(kind);
  };
  const font = { face: "system-ui, sans-serif", color: ink, strokeWidth: 3, strokeColor: paper };
  const network = new vis.Network(canvas, {
    nodes: nodes.map((id) => ({ id, label: clipped(named(id)), title: id, color: colored(id) })),
    edges: edges.map(([subject, predicate, object], id) => ({ id, from: key(subject), to: key(object), ...(labeled ? { label: clipped(short(predicate.value)) } : {}) })),
  }, {
    layout: { randomSeed: 1, improvedLayout: false },
    nodes: { shape: "dot", size: 11, borderWidth: 0, font: { ...font, size: 17 } },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, color: { color: line, highlight: ink }, font: { ...font, size: 12 }, smooth: { type: "continuous" } },
    physics: {
      solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -70, springLength: 110, centralGravity: 0.02, avoidOverlap: 0.5 },
      stabilization: { iterations: 300, fit: true },
    },
    interaction: { hover: true, zoomView: false },
  });
  network.once("stabilizationIterationsDone", () => network.setOptions({ physics: false }));
  return network;
}
