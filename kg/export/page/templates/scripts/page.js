// What any part may ask of the whole page. `main.js`, which knows all parts, says how it is done.
const doings = {};
export const install = (made) => Object.assign(doings, made);
export const refresh = (light = false) => doings.refresh(light); // light: one of many steps in a row, no step of the reader's own
export const show = (tab) => doings.show(tab);
