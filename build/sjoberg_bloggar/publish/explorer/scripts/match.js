// How well a word of the posts matches a sought one.

import { GAP } from "./wordindex.js";
import { UNINFLECTED, isEnding, plain, stem } from "./words.js";

export const AS_TYPED = 0,
  INFLECTED = 1,
  LONGER = 2,
  WITHOUT_DOTS = 3,
  NOT = 4;
const SHORTEST_PART = 4; // letters of a word that is found inside of or last in a longer one
const SHORTEST_BEFORE = 3; // letters before it
const JOINT = /.[^aeiouyåäö]s$/; // at the end of a first part that no post has alone: utredning|s|

/** Return how well an indexed word (with its stem) matches a query word (with its stem). */
function compare(index, word, wordStem, sought, soughtStem) {
  if (word === sought) return AS_TYPED;
  if (UNINFLECTED.has(word) || UNINFLECTED.has(sought)) {
    return word.startsWith(sought) && word.length > sought.length + 2 ? LONGER : NOT;
  }
  if (wordStem === soughtStem || word === soughtStem || wordStem === sought) return INFLECTED;
  if (word.startsWith(sought)) return LONGER;
  const part = soughtStem.length < SHORTEST_PART ? sought : soughtStem;
  if (part.length < SHORTEST_PART) return NOT;
  if (word.startsWith(part)) return isPartBefore(index, word.slice(part.length)) ? LONGER : NOT;
  const at = word.lastIndexOf(part);
  return at >= SHORTEST_BEFORE &&
    isPartAfter(index, word.slice(0, at)) &&
    isPartBefore(index, word.slice(at + part.length))
    ? LONGER
    : NOT;
}

/**
 * Return whether a compound may be split before these letters: they are an ending, or a known word,
 * possibly after a linking s (arbets|förmedling|s|kontor).
 */
function isPartBefore(index, rest) {
  return (
    isEnding(rest) ||
    index.stems.has(stem(rest)) ||
    (rest[0] === "s" && rest.length > 3 && index.stems.has(stem(rest.slice(1))))
  );
}

/** Return whether a part of a compound begins after these letters: kommun|, arbet|s|, skol|. */
function isPartAfter(index, before) {
  return (
    index.stems.has(stem(before)) ||
    (before.endsWith("s") && index.stems.has(stem(before.slice(0, -1)))) ||
    JOINT.test(before)
  );
}

/** Return how well every indexed word matches a query word: a quality per word number. */
export function matchWord(index, sought) {
  const soughtStem = stem(sought);
  return matchWords(
    index,
    sought,
    (word) => compare(index, word.text, word.stem, sought, soughtStem),
    (word) => compare(index, word.plain, word.plainStem, sought, plain(soughtStem)),
  );
}

/** Return how well every indexed word matches in one place of a quoted phrase. */
export function matchInPhrase(index, sought, isOpen) {
  const quality = (text) => ((isOpen ? text.startsWith(sought) : text === sought) ? AS_TYPED : NOT);
  return matchWords(
    index,
    sought,
    (word) => quality(word.text),
    (word) => quality(word.plain),
  );
}

/** Match words exactly and, if the query has no å, ä or ö, also without their dots and rings. */
function matchWords(index, sought, compareText, comparePlain) {
  const qualities = new Uint8Array(index.words.length).fill(NOT);
  const isPlain = plain(sought) === sought;
  for (let number = GAP + 1; number < qualities.length; number += 1) {
    const word = index.words[number];
    qualities[number] = compareText(word);
    if (qualities[number] !== NOT || !isPlain || word.plain === null) continue;
    if (comparePlain(word) !== NOT) qualities[number] = WITHOUT_DOTS;
  }
  return qualities;
}

/** Return qualities without those worse than as typed or inflected. */
export function onlyForms(qualities) {
  return qualities.map((quality) => (quality <= INFLECTED ? quality : NOT));
}
