// What the reader sees now; `refresh` shows it, `address.js` writes it into the address.
const TABS = ["network", "matrix", "timeline", "lists", "reading"];
const TINTS = ["kind", "community"]; // what the color of a node tells
const fresh = () => ({
  tab: "network", list: "claims", chosen: null, reading: -1, focus: null, hidden: new Set(),
  all: hubs.length === 0, extra: new Set(), // beyond the hubs on which a large network opens
  tint: "kind", offCommunities: new Set(), offKinds: new Set(), offFamilies: new Set(), offFacts: new Set(), sides: new Set(), papers: new Set(), // no side, no paper: all of them
  negative: true, copies: true, lone: edges.length === 0, undated: true, from: null, to: null, // months; null is open
  rows: "side", columns: "topic",
});
const state = { language: "zh", ...fresh() };
const view = { sort: {}, limit: 200, pending: -1, opened: new Set(["communities", "kinds", "illocutions", "relations", "facts", "events", "sides", "others"]), more: new Set() };

const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const text = (key) => TEXT[state.language][key];
const name = (thing) => (thing ? thing[state.language] : "—");
const grouped = new Intl.NumberFormat("en"); // toLocaleString takes 20 times as long
const number = (count) => grouped.format(count);
const tintOf = (node) => (state.tint === "community" ? communities[node.community] : kinds[node.kind]).color;
const monthName = (month) => text("month")(Math.floor(month / 12), (month % 12) + 1);
const collate = () => new Intl.Collator(state.language === "zh" ? "zh-Hans" : "en", { numeric: true }).compare;
const chosenNode = () => (state.chosen?.type === "node" ? state.chosen.id : -1);
const typed = () => fold(find("search").value).trim();
