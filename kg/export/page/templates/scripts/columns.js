// The tables of the page's data, each a script element of its own, which is read when it is first asked for. A table is a list
// of values for each of its fields: what a row holds is put together where it is wanted, and is gone again afterwards.
import { find } from "./elements.js";

export const parsed = (name) => JSON.parse(find(`data-${name}`).textContent);

const tables = new Map();
export function columns(table) { // field -> its values
  if (!tables.has(table)) tables.set(table, parsed(table));
  return tables.get(table);
}

export function row(table, at) { // as an object
  const values = columns(table), made = {};
  for (const field in values) made[field] = values[field][at];
  return made;
}

export const whole = (table, make) => make(columns(table)); // for large tables: as many rows as one of its columns has values
export function rows(table, make) { // what is made of each row, one after another
  const [first] = Object.values(columns(table));
  return first.map((_, at) => make(row(table, at), at));
}
