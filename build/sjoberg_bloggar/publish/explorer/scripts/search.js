// Full-text search: title, caption and text of every post. A post matches if it has all that is
// sought.

import { AS_TYPED, LONGER, NOT, matchInPhrase, matchWord, onlyForms } from "./match.js";
import { parseQuery } from "./query.js";

/**
 * Return the alternative ways to match a term. Each is a list of consecutive places, and each place
 * has the quality of every word there. A hyphenated term may be one word, and its words inflected.
 */
function waysOf(index, { words, quoted, open }) {
  if (quoted) {
    return [words.map((word, i) => matchInPhrase(index, word, open && i === words.length - 1))];
  }
  const last = matchWord(index, words[words.length - 1]);
  if (words.length === 1) return [[last]];
  const before = words.slice(0, -1).map((word) => onlyForms(matchWord(index, word)));
  return [[...before, last], [matchWord(index, words.join(""))]];
}

/** Return how well every post matches a term. */
function postsOfTerm(index, ways) {
  const found = new Uint8Array(index.sequences.length).fill(NOT);
  for (const places of ways) {
    const [first, ...others] = places.map((place) => postsOfPlace(index, place));
    first.forEach((quality, post) => {
      if (quality >= found[post] || others.some((other) => other[post] === NOT)) return;
      const best = others.length ? bestPhrase(index.sequences[post], places) : quality;
      if (best < found[post]) found[post] = best;
    });
  }
  return found;
}

/** Return how well the best word of every post matches in a place. */
function postsOfPlace(index, place) {
  const found = new Uint8Array(index.sequences.length).fill(NOT);
  place.forEach((quality, number) => {
    if (quality === NOT) return;
    for (const post of index.words[number].posts) {
      if (quality < found[post]) found[post] = quality;
    }
  });
  return found;
}

/** Return how well the best occurrence of a phrase in a sequence of words matches. */
function bestPhrase(sequence, places) {
  let best = NOT;
  for (let i = 0; i < sequence.length && best !== AS_TYPED; i += 1) {
    best = Math.min(best, qualityAt(sequence, i, places, best));
  }
  return best;
}

/**
 * Return how well a phrase matches the words from i on; NOT unless better than the best. It does not
 * reach beyond the sequence, which ends with a gap.
 */
export function qualityAt(sequence, i, places, best = NOT) {
  let worst = AS_TYPED;
  for (let j = 0; j < places.length && worst < best; j += 1) {
    const quality = places[j][sequence[i + j]];
    if (quality > worst) worst = quality;
  }
  return worst < best ? worst : NOT;
}

/**
 * Return the result of a query, or null for an empty one: terms, each with its ways and how well it
 * matches every post; qualities: how well the worst term matches every post.
 */
export function search(index, query) {
  const terms = parseQuery(query).map((term) => {
    const ways = waysOf(index, term);
    return { ...term, ways, qualities: postsOfTerm(index, ways) };
  });
  if (!terms.length) return null;
  const [first, ...others] = terms.map(({ qualities }) => qualities);
  const qualities = first.map((quality, post) =>
    others.reduce((worst, other) => Math.max(worst, other[post]), quality),
  );
  return { terms, qualities };
}

/** Return the number of posts with a quality other than NOT. */
export function countFound(qualities) {
  return qualities.reduce((count, quality) => count + Number(quality !== NOT), 0);
}

/** Return how many terms the title matches with at least the given quality. */
export function termsInTitle(index, result, post, enough) {
  const sequence = index.sequences[post.index];
  const end = index.places[post.index].fields[0];
  const isIn = (places) => {
    for (let i = 0; i < end; i += 1) if (qualityAt(sequence, i, places) <= enough) return true;
    return false;
  };
  return result.terms.filter(({ ways }) => ways.some(isIn)).length;
}

/** Return the longer words by which a query found some of its posts, most used first. */
export function longerWords(index, result) {
  const last = result.terms.flatMap(({ ways, quoted }) =>
    quoted ? [] : ways.map((places) => places.at(-1)),
  );
  return index.words
    .filter((_, number) => last.some((place) => place[number] === LONGER))
    .sort((a, b) => b.posts.length - a.posts.length || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}
