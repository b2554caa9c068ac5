// Chinese names by how they are read: zhongguo, zhong guo and zg find 中国.
import { readings } from "./data.js";

const known = new Map();
const waysOf = (character) => {
  if (!known.has(character)) known.set(character, (readings[character] || "").split(" ").filter(Boolean));
  return known.get(character);
};
export const letters = (typed) => { // what was typed as syllables without tones; empty if it is something else
  const plain = typed.normalize("NFD").replaceAll("u\u0308", "v").replace(/[\u0300-\u036f\s']/g, "");
  return /^[a-z]{2,}$/.test(plain) ? plain : "";
};

function fits(characters, at, rest, initials) {
  if (!rest) return true;
  const ways = characters[at] && waysOf(characters[at]);
  return Boolean(ways?.some((way) => way.startsWith(rest) || (rest.startsWith(way) && fits(characters, at + 1, rest.slice(way.length), initials))
    || (initials && rest[0] === way[0] && fits(characters, at + 1, rest.slice(1), true))));
}

export function reads(name, typed) { // 0: from its beginning, or by its first letters; 1: from a later syllable; -1: not
  const characters = [...name];
  if (!typed || !waysOf(characters[0] || "").length) return -1;
  if (fits(characters, 0, typed, true)) return 0;
  return typed.length > 3 && characters.some((_, at) => at > 0 && fits(characters, at, typed, false)) ? 1 : -1;
}
