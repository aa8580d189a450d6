// The index of all words of the posts.

import { letters, plain, stem } from "./words.js";

const WORD_OR_END = /[\p{L}\p{N}\p{M}]+|\n/gu;
export const FIELDS = ["title", "caption", "text"];
export const GAP = 0; // between the words of two passages or fields: no phrase goes across

/**
 * Return an empty index: the distinct words, {text, stem, plain, plainStem, posts}, of which the first
 * one stands for a gap and matches nothing, and per post the
 * sequence of its word numbers and their places: the offsets in the field at which each begins and
 * ends, and how many words there are up to the end of each field. numbers maps normalised words to
 * numbers; numberOf maps words as written, which saves most of the normalising.
 */
export function emptyIndex() {
  return {
    words: [{ text: "", stem: "", plain: null, plainStem: "", posts: [] }],
    stems: new Set(),
    sequences: [],
    places: [],
    numbers: new Map(),
    numberOf: new Map([["\n", GAP]]),
  };
}

/** Add posts to the index until all are added or the time is up. */
export function fillIndex(index, posts, milliseconds = Infinity) {
  const end = performance.now() + milliseconds;
  while (index.sequences.length < posts.length && performance.now() < end) {
    const post = posts[index.sequences.length];
    const [sequence, starts, ends, fields] = [[], [], [], []];
    for (const field of FIELDS) {
      const text = post[field] || "";
      for (const { 0: word, index: at } of text.matchAll(WORD_OR_END)) {
        const number = index.numberOf.get(word) ?? wordNumber(index, word);
        sequence.push(number);
        starts.push(at);
        ends.push(at + word.length);
        const known = index.words[number].posts;
        if (number !== GAP && known.at(-1) !== post.index) known.push(post.index);
      }
      sequence.push(GAP);
      starts.push(text.length);
      ends.push(text.length);
      fields.push(sequence.length);
    }
    index.sequences.push(Int32Array.from(sequence));
    index.places.push({ starts: Int32Array.from(starts), ends: Int32Array.from(ends), fields });
  }
  return index;
}

function wordNumber(index, written) {
  const text = letters(written);
  if (!index.numbers.has(text)) {
    index.numbers.set(text, index.words.length);
    index.words.push(indexedWord(text));
    index.stems.add(stem(text));
  }
  index.numberOf.set(written, index.numbers.get(text));
  return index.numbers.get(text);
}

/** Return the index entry of a word; plain is null if the word has no å, ä or ö. */
function indexedWord(text) {
  const isPlain = plain(text) === text;
  return {
    text,
    stem: stem(text),
    plain: isPlain ? null : plain(text),
    plainStem: plain(stem(text)),
    posts: [],
  };
}
