// The words of the page that stand still, in the language of the reader.
import { find, make } from "./elements.js";
import { acts, claims, documents, edges, events, relationsTold, things } from "./data.js";
import { number, state, text } from "./state.js";

export function relabel() {
  document.documentElement.lang = state.language === "zh" ? "zh-Hans" : "en";
  document.title = text("title");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  for (const element of document.querySelectorAll("[data-name]")) {
    element.setAttribute("aria-label", text(element.dataset.name));
    if (element.matches("button")) element.title = text(element.dataset.name);
  }
  find("search").placeholder = text("search");
  find("search").setAttribute("aria-label", text("search"));
  find("language").textContent = state.language === "zh" ? "English" : "中文";
  find("language").lang = state.language === "zh" ? "en" : "zh-Hans";
  const drawn = edges.filter((edge) => !acts[edge.act].claim && !acts[edge.act].position).reduce((sum, edge) => sum + Math.max(1, edge.items.length), 0);
  const counts = [[things.length, "entities"], [relationsTold || drawn, "relations"], [claims.length, "illocutions"], ...(events.length ? [[events.length, "events"]] : []), [documents.length, "documents"]];
  find("counts").replaceChildren(...counts.map(([count, key]) => make("span", "", [make("b", "", number(count)), ` ${text(key).toLowerCase()}`])));
  find("counts").title = text("countsHint");
  find("help-text").textContent = `${text("helpText")}${text("countsHint")}`;
  find("help-keys").replaceChildren(...text("keys").flatMap(([key, words]) => [make("dt", "", make("kbd", "", key)), make("dd", "", words)]));
}
