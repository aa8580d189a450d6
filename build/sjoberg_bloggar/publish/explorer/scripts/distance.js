// Spelling: what may have been meant.

import { countFound, search } from "./search.js";
import { letters, plain } from "./words.js";

const MOST_SUGGESTIONS = 3;

/** Return how many edits a misspelling of a word of this length may have. */
function allowedEdits(length) {
  return length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3;
}

/**
 * Return the number of edits between two words, or Infinity if it exceeds the limit. An edit removes,
 * adds or changes a letter, or swaps two neighbours.
 */
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast = [],
    last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isExchanged) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return Infinity;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] > limit ? Infinity : last[b.length];
}

/** Return the indexed words that a word may misspell, closest first. */
function similarWords(index, word) {
  const sought = plain(word),
    limit = allowedEdits(word.length);
  return index.words
    .map(({ text, posts: having }) => ({
      text,
      count: having.length,
      edits: editDistance(sought, plain(text), limit) + (text[0] === word[0] ? 0 : 0.5),
    }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || b.count - a.count)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ text }) => text);
}

/**
 * Return similar queries that find posts. Misspelled words are corrected; if each word is found but
 * not all together, one of them is left out.
 */
export function otherQueries(index, result) {
  const ways = result.terms.map((term) => [asWritten(term), alternatives(index, term)]);
  const first = ways.map(([text, others]) => others[0] ?? text);
  const queries = ways.flatMap(([, others], i) =>
    others.map((other) => first.map((text, j) => (i === j ? other : text))),
  );
  const without = first.length > 1 ? first.map((_, i) => first.filter((_, j) => j !== i)) : [];
  return [...new Set([...queries, ...without].map((texts) => texts.join(" ")))]
    .map((q) => ({ q, posts: countFound(search(index, q).qualities) }))
    .filter(({ posts: found }) => found)
    .slice(0, MOST_SUGGESTIONS);
}

function asWritten({ words, quoted }) {
  return quoted ? `"${words.join(" ")}"` : words.join("-");
}

/** Return corrections of a term; none if posts contain it. */
function alternatives(index, { words, quoted, qualities }) {
  if (countFound(qualities)) return [];
  if (words.length === 1) return similarWords(index, words[0]);
  const corrected = words.map((word) =>
    index.numbers.has(word) ? word : (similarWords(index, word)[0] ?? word),
  );
  return [asWritten({ words: corrected, quoted: true }), ...(quoted ? [corrected.join(" ")] : [])];
}

/** Return the rows whose name a query may misspell, closest first. */
export function similarNames(rows, names, query) {
  const sought = plain(letters(query)),
    limit = allowedEdits(sought.length);
  const edits = (row) =>
    Math.min(...names(row).map((name) => editDistance(sought, plain(letters(name)), limit)));
  return rows
    .map((row) => [row, edits(row)])
    .filter(([, found]) => found <= limit)
    .sort(([, a], [, b]) => a - b)
    .map(([row]) => row);
}
