// Full-text search: title, caption and text of every post. A post matches if it has all that is
// sought.

import { AS_TYPED, INFLECTED, LONGER, NOT, matchInPhrase, matchWord, onlyForms } from "./match.js";
import { parseQuery } from "./query.js";

/**
 * Return the alternative ways to match a term. Each is a list of consecutive places, and each place
 * is the words that match there. A hyphenated term may be one word, and its words inflected.
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

/** Return the posts of a term: Map(post index -> how well it matches). */
function postsOfTerm(index, ways) {
  const found = new Map();
  for (const places of ways) {
    const [first, ...others] = places.map((place) => postsOfPlace(index, place));
    for (const [post, quality] of first) {
      if (!others.every((other) => other.has(post))) continue;
      const best = others.length ? bestPhrase(index.sequences[post], places) : quality;
      if (best < (found.get(post) ?? NOT)) found.set(post, best);
    }
  }
  return found;
}

/** Return the posts that contain one of the words of a place: Map(post index -> best quality). */
function postsOfPlace(index, place) {
  const found = new Map();
  for (const [number, quality] of place) {
    for (const post of index.words[number].posts) {
      if (!(found.get(post) <= quality)) found.set(post, quality);
    }
  }
  return found;
}

/** Return how well the best occurrence of a phrase in a sequence of words matches. */
function bestPhrase(sequence, places) {
  let best = NOT;
  for (let i = 0; i + places.length <= sequence.length; i += 1) {
    best = Math.min(best, qualityAt(sequence, i, places, best));
  }
  return best;
}

/** Return how well a phrase matches the words from i on; NOT unless better than the best. */
export function qualityAt(sequence, i, places, best = NOT) {
  let worst = AS_TYPED;
  for (let j = 0; j < places.length && worst < best; j += 1) {
    worst = Math.max(worst, places[j].get(sequence[i + j]) ?? NOT);
  }
  return worst < best ? worst : NOT;
}

/**
 * Return the result of a query, or null for an empty one: terms, each with its ways and posts, and
 * posts: Map(post index -> quality of the worst term).
 */
export function search(index, query) {
  const terms = parseQuery(query).map((term) => {
    const ways = waysOf(index, term);
    return { ...term, ways, posts: postsOfTerm(index, ways) };
  });
  if (!terms.length) return null;
  const [first, ...others] = terms;
  const found = new Map();
  for (const [post, quality] of first.posts) {
    const worst = others.reduce(
      (sum, other) => Math.max(sum, other.posts.get(post) ?? NOT),
      quality,
    );
    if (worst !== NOT) found.set(post, worst);
  }
  return { terms, posts: found };
}

/** Return the number of hits of a result in a post: {forms, longer}. */
export function countHits(index, result, post) {
  const sequence = index.sequences[post.index];
  const count = { forms: 0, longer: 0 };
  for (const { ways } of result.terms) {
    for (let i = 0; i < sequence.length; i += 1) {
      if (!ways.some(([first]) => first.has(sequence[i]))) continue; // saves half of the time
      const quality = Math.min(...ways.map((places) => qualityAt(sequence, i, places)));
      if (quality <= INFLECTED) count.forms += 1;
      else if (quality !== NOT) count.longer += 1;
    }
  }
  return count;
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
  return result.terms
    .flatMap(({ ways, quoted }) => (quoted ? [] : ways.flatMap((places) => [...places.at(-1)])))
    .filter(([, quality]) => quality === LONGER)
    .map(([number]) => index.words[number])
    .sort((a, b) => b.posts.length - a.posts.length || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}
