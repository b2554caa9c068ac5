// The canvas on which vis-network draws, and how much of it is free.
import { find } from "./elements.js";
import { options } from "./data.js";

export const nodeSet = new vis.DataSet();
export const edgeSet = new vis.DataSet();
export const network = new vis.Network(find("canvas"), { nodes: nodeSet, edges: edgeSet }, options);
find("canvas").querySelector(".vis-network").tabIndex = -1; // the canvas around it has the keys and a name
export const color = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
export function free() { // the part of the canvas on which nothing lies: the panel is on the right, on small screens below, a banner on top
  const { left, right, top, bottom } = find("canvas").getBoundingClientRect(), panel = find("panel"), sign = find("banner");
  const foot = find("caption").offsetHeight ? find("caption").offsetHeight + 12 : 0;
  const above = sign.hidden ? 0 : Math.max(0, sign.getBoundingClientRect().bottom - top);
  if (panel.hidden) return { above, width: right - left, height: bottom - top - above - foot };
  const over = panel.getBoundingClientRect(), below = over.left <= left;
  return { above, width: (below ? right : Math.min(right, over.left)) - left, height: (below ? Math.min(bottom, over.top) : bottom - foot) - top - above };
}
export function aside() { // from the middle of the canvas to that of its free part
  const { clientWidth, clientHeight } = find("canvas"), { above, width, height } = free();
  return { x: (width - clientWidth) / 2, y: above + (height - clientHeight) / 2 };
}
export const room = () => Math.min(1, (find("canvas").clientWidth * find("canvas").clientHeight) / 700_000); // for names
