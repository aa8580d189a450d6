// What a query means.

import { WORD, letters } from "./words.js";

const MOST_TERMS = 20; // further ones are left out

/**
 * Return what is sought: [{words, quoted, open}], each term once. Several words in one term are a
 * phrase: quoted, or written together, as in Anna-Karin. open: its end is still being typed.
 */
export function parseQuery(query) {
  const terms = new Map();
  for (const [, quoted, end, bare] of query.matchAll(
    /["”“»]([^"”“»«]*)(["”“»«]|$)|([^\s"”“»]+)/g,
  )) {
    const words = ((quoted ?? bare).match(WORD) || []).map(letters).filter(Boolean);
    const term = { words, quoted: quoted !== undefined, open: end === "" };
    if (words.length) terms.set(JSON.stringify([words, term.quoted]), term);
  }
  return [...terms.values()].slice(0, MOST_TERMS);
}

/** Return a query without quotation marks. */
export function unquoted(query) {
  return query.replace(/["”“»«]/g, " ").trim();
}
