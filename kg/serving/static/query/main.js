// The page: YASGUI with this server as its only endpoint, the saved questions, and the address.
import { remember } from "./answers.js";
import { complete, know } from "./completion.js";
import { button, find, make, say } from "./elements.js";
import { Answer } from "./plugin.js";
import { data, words } from "./settings.js";

const { Yasqe, Yasr } = Yasgui;
const LONGEST = 6000; // characters of a query that the address still shows
const firstIn = (language) => `SELECT ?actor ?name (COUNT(?claim) AS ?claims)
WHERE {
  ?claim a kg:Claim ; kg:speaker ?actor .
  ?actor rdfs:label ?name FILTER(LANG(?name) = "${language}")
}
GROUP BY ?actor ?name
ORDER BY DESC(?claims)
LIMIT 20`;
const FIRST = { zh: firstIn("zh-hans"), en: firstIn("en") };
const texts = new Map(data.questions.map(({ name, query }) => [name, query]));
const label = (name) => data.questions.find((one) => one.name === name)?.[data.language] ?? name;
const named = (query) => [...texts].find(([, text]) => text.trim() === query.trim())?.[0];

class Raw extends Yasr.plugins.response {
  label = words.raw;
  helpReference = undefined;

  showLess(...given) {
    super.showLess(...given);
    for (const one of this.yasr.resultsEl.querySelectorAll("button")) {
      const said = [...one.childNodes].find((child) => words.raws[child.textContent.trim()]);
      said?.replaceWith(words.raws[said.textContent.trim()]);
    }
  }
}

function plugins() {
  Yasr.registerPlugin("table", Answer);
  Yasr.registerPlugin("response", Raw);
  delete Yasr.defaults.plugins.boolean; // the table says it
  Yasr.defaults.pluginOrder.splice(0, Infinity, "table", "response");
  Yasr.defaults.errorRenderers = [(error) => Promise.resolve(make("p", "answer-error", complaint(error.text)))];
}

// What the server says was wrong is JSON; without a server there is only the word of the browser.
function complaint(text) {
  if (/\babort/i.test(text)) return words.stopped;
  if (!text || text === "Failed to fetch" || text.startsWith("NetworkError")) return words.failed;
  try {
    return JSON.parse(text).error ?? text;
  } catch {
    return text;
  }
}

// YASGUI speaks English only. Its menu of a tab is made anew each time that it is opened.
function translated() {
  const menu = new MutationObserver(() => {
    for (const item of document.querySelectorAll(".context-menu-item")) item.textContent = words.menu[item.textContent] ?? item.textContent;
  });
  menu.observe(document.querySelector(".tabsList"), { childList: true });
  const add = document.querySelector(".addTab");
  for (const attribute of ["title", "aria-label"]) add.setAttribute(attribute, words.add);
}

// Below the editor of a tab: to ask, and what is wrong in the query as it stands.
function bar(tab) {
  const yasqe = tab.getYasqe();
  const run = button("run", words.run, () => { if (run.dataset.busy) yasqe.abortQuery(); else tab.query().catch(() => {}); }, { title: words.runHint });
  const wrong = make("span", "query-wrong", "", { role: "status" });
  const busy = (is) => {
    run.textContent = is ? words.stop : words.run;
    if (is) run.dataset.busy = "";
    else delete run.dataset.busy;
  };
  const check = () => {
    let line = 0;
    if (!yasqe.queryValid) yasqe.getDoc().eachLine((one) => { if (one.gutterMarkers?.gutterErrorBar) line = one.lineNo() + 1; });
    const said = line ? words.wrong(line) : "";
    if (wrong.textContent !== said) wrong.textContent = said;
  };
  yasqe.on("query", () => { busy(true); say(words.running); });
  for (const event of ["queryResponse", "queryAbort", "error"]) yasqe.on(event, () => busy(false));
  yasqe.on("changes", check);
  check();
  return make("div", "query-bar", [run, button("quiet", words.prefixes, () => declare(yasqe), { title: words.prefixesHint }), wrong]);
}

function addressOf(query) {
  const parameters = new URLSearchParams({ lang: data.language });
  const name = named(query);
  if (name) parameters.set("saved", name);
  else if (query.trim() && query.length <= LONGEST) parameters.set("query", query);
  return `${location.pathname}?${parameters}`;
}

function start() {
  plugins();
  know(Yasqe);
  complete(Yasqe);
  const endpoint = `${location.origin}/sparql`;
  const host = find("editor");
  Yasgui.Tab.prototype.getShareableLink = function () { return new URL(addressOf(this.getQuery()), location.href).href; };
  const yasgui = new Yasgui(host, {
    persistenceId: "nuclear-kg", populateFromUrl: false, autofocus: false, copyEndpointOnNewTab: false, tabName: words.query,
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [] },
    yasqe: { value: FIRST[data.language], editorHeight: "260px" },
    // Kept answers would be those of a build that may be gone.
    yasr: { prefixes: data.prefixes, maxPersistentResponseSize: -1 },
  });
  return { yasgui, endpoint };
}

const { yasgui, endpoint } = start();
find("plain").hidden = true;
translated();

const heard = new WeakSet();
function attend(tab) { // whenever a tab is shown: it may have been drawn just now
  if (!tab?.getYasqe()) return;
  if (tab.getEndpoint() !== endpoint) tab.setEndpoint(endpoint, []);
  if (heard.has(tab)) return;
  heard.add(tab);
  const [yasqe, yasr] = [tab.getYasqe(), tab.getYasr()];
  let asked = "";
  yasqe.on("query", () => { asked = yasqe.getValue(); });
  // Before the tab's own listener, which draws: that one was there first, so the answer is noted when it comes to be drawn.
  const respond = yasr.setResponse.bind(yasr);
  yasr.setResponse = (response, duration) => {
    remember(yasr, asked, response);
    if (response?.content === "") response.content = "\n"; // a graph without triples is as empty; YASGUI would take it for no answer
    respond(response, duration);
  };
  yasqe.rootEl.querySelector("textarea")?.setAttribute("aria-label", words.editor);
  for (const one of yasr.rootEl.querySelectorAll(".yasr_btnGroup button")) one.setAttribute("aria-label", one.textContent);
  yasqe.rootEl.after(bar(tab));
}

// Whether a text may go: nobody wrote it here.
const isOurs = (query) => !query.trim() || Object.values(FIRST).includes(query.trim()) || Boolean(named(query));

// Into the tab that has it; else into this one if nothing of the reader's own is lost; else into a new one.
function open(query, name, run) {
  const trimmed = query.trim();
  const all = yasgui.persistentConfig.getTabs().map((id) => yasgui.persistentConfig.getTab(id));
  const there = all.find((one) => one.yasqe.value.trim() === trimmed);
  const current = yasgui.getTab();
  if (there) yasgui.selectTabId(there.id);
  else if (current && isOurs(current.getQuery())) {
    current.setQuery(query);
    current.setName(name ? label(name) : yasgui.createTabName());
  } else yasgui.addTab(true, { name: name ? label(name) : undefined, yasqe: { value: query } });
  attend(yasgui.getTab());
  if (run) yasgui.getTab().query().catch(() => {});
}

function mark() { // the question that is in the editor
  const name = named(yasgui.getTab()?.getQuery() ?? "");
  for (const link of document.querySelectorAll("[data-saved]")) {
    if (link.dataset.saved === name) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function questions() {
  const filter = find("saved-filter");
  filter.hidden = false;
  const hay = new Map(data.questions.map((one) => [one.name, `${one.name}\n${one.zh}\n${one.en}`.toLowerCase()]));
  filter.addEventListener("input", () => {
    const needle = filter.value.trim().toLowerCase();
    let found = 0;
    for (const link of document.querySelectorAll("[data-saved]")) {
      const fits = hay.get(link.dataset.saved).includes(needle);
      link.parentElement.hidden = !fits;
      found += fits;
    }
    find("saved-none").hidden = found > 0;
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-saved]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(texts.get(link.dataset.saved), link.dataset.saved, true);
    if (matchMedia("(max-width: 900px)").matches) {
      find("saved").open = false;
      find("ask").focus();
    }
  });
  if (matchMedia("(max-width: 900px)").matches) find("saved").open = false;
}

yasgui.on("tabSelect", () => { attend(yasgui.getTab()); mark(); });
yasgui.on("tabAdd", () => setTimeout(() => { attend(yasgui.getTab()); mark(); }));
yasgui.on("query", (_yasgui, tab) => { history.replaceState(null, "", addressOf(tab.getQuery())); mark(); });
find("language")?.addEventListener("click", (event) => { // with what is in the editor now
  const address = new URL(addressOf(yasgui.getTab()?.getQuery() ?? ""), location.href);
  address.searchParams.set("lang", new URL(event.currentTarget.href).searchParams.get("lang"));
  event.currentTarget.href = address;
});

function declare(yasqe) { // the prefixes that the query uses and does not declare
  const query = yasqe.getValueWithoutComments();
  const used = Object.entries(data.prefixes).filter(([name]) => new RegExp(`(?<![\\w:/-])${name}:`).test(query) && !new RegExp(`prefix\\s+${name}:`, "i").test(query));
  yasqe.getDoc().replaceRange(used.map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join(""), { line: 0, ch: 0 });
}

attend(yasgui.getTab());
questions();
if (data.query.trim()) open(data.query, data.saved || undefined, true);
mark();
document.documentElement.dataset.ready = "";
