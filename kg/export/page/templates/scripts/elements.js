// Elements. All text goes in as textContent: nothing that a document brings is ever markup.
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

// Draw the content of an element anew and leave the keyboard and the scroll bar where they were.
export function redraw(root, content) {
  const key = root.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const { scrollTop, scrollLeft } = root;
  root.replaceChildren(...content);
  root.scrollTop = scrollTop;
  root.scrollLeft = scrollLeft;
  if (key) root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

let announcing = 0;
export function say(words) { // to those who listen
  clearTimeout(announcing);
  announcing = setTimeout(() => { find("status").textContent = words; }, 150);
}
