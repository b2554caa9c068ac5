// What the reader sees now; `refresh` shows it, `address.js` writes it into the address.
import { TEXT } from "./i18n.js";
import { find } from "./elements.js";
import { communities, edges, fold, hubs, kinds, stances, subjects } from "./data.js";

export const TABS = ["network", "matrix", "subjects", "timeline", "lists", "reading"].filter((tab) => tab !== "subjects" || subjects.length);
export const TINTS = ["kind", "community"]; // what the color of a node tells
export const fresh = () => ({
  tab: "network", list: "claims", chosen: null, reading: -1, focus: null, hidden: new Set(),
  all: hubs.length === 0, extra: new Set(), // beyond the hubs on which a large network opens
  ties: stances && hubs.length ? "topic" : "target", people: false, // what the picture ties claims to; whether people and posts are in it
  tint: "kind", offCommunities: new Set(), offKinds: new Set(), offFamilies: new Set(), offFacts: new Set(), sides: new Set(), papers: new Set(), // no side, no paper: all of them
  speakers: new Set(), targets: new Set(), treaties: new Set(), topics: new Set(), acts: new Set(), facts: new Set(), outlets: new Set(), // likewise
  onTopic: true, subject: -1, // of a corpus that speaks of other things too, only the documents on the topic
  negative: true, copies: true, lone: edges.length === 0, undated: true, from: null, to: null, // months; null is open
  rows: "side", columns: "topic",
});
export const state = { language: "zh", ...fresh() };
export const view = { sort: {}, limit: 200, pending: -1, finder: "", opened: new Set(["communities", "kinds", "stances", "illocutions", "relations", "facts", "events", "sides", "others"]), more: new Set() };
// What is drawn, and where on the canvas.
export const scene = {
  shown: { dots: [], lines: [], possible: [] },
  strong: null, // the edges that are not dimmed; null if nothing is chosen
  spot: "", // where the picture was moved to, "x~y~scale"; empty while all of it fits the window
  base: "", fitting: true, // the same of the view that fits; whether it is about to fit
};

export const still = matchMedia("(prefers-reduced-motion: reduce)");
export const dark = matchMedia("(prefers-color-scheme: dark)");
export const text = (key) => TEXT[state.language][key];
export const name = (thing) => (thing ? thing[state.language] : "—");
const LONG = 26, ACRONYM = /^[A-Z][A-Za-z]*[A-Z]([- ][A-Z0-9]\w*)?$/; // NPT, New START
export const shortName = (node) => { // in the picture, where a treaty's whole name would cover its neighbors
  const whole = name(node), size = /[\u2e80-\uffff]/.test(whole) ? 2 * whole.length : whole.length;
  return size <= LONG ? whole : node.aliases.find((alias) => ACRONYM.test(alias) && alias.length < 9) ?? whole;
};
const grouped = new Intl.NumberFormat("en"); // toLocaleString takes 20 times as long
export const number = (count) => grouped.format(count);
export const tintOf = (node) => (state.tint === "community" ? communities[node.community] : kinds[node.kind]).color;
export const monthName = (month) => text("month")(Math.floor(month / 12), (month % 12) + 1);
export const collate = () => new Intl.Collator(state.language === "zh" ? "zh-Hans" : "en", { numeric: true }).compare;
export const chosenNode = () => (state.chosen?.type === "node" ? state.chosen.id : -1);
export const typed = () => fold(find("search").value).trim();
