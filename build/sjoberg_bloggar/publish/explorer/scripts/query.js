// What a query means.

import { WORD, letters } from "./words.js";

const MOST_TERMS = 20; // further ones are left out

/**
 * Return the distinct terms of a query: [{words, quoted, open}]. A term of several words is a phrase,
 * in quotation marks or joined as in Anna-Karin. open: the closing mark is not typed yet.
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
