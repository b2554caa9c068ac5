// Elements. All text goes in as textContent: nothing that an answer brings is ever markup.
export const find = (id) => document.getElementById(id);

export function make(tag, className, content, attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const one of [content].flat()) if (one !== undefined && one !== null && one !== false && one !== "") element.append(one);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export function button(className, content, action, attributes = {}) {
  const element = make("button", className, content, { type: "button", ...attributes });
  element.addEventListener("click", action);
  return element;
}

export function say(text) { // to those who listen
  find("said").textContent = text;
}
