// Full-text search: title, caption and text of every post.
//
// A post matches where all that is sought stands in it. How well a word matches:
const AS_TYPED = 0,
  INFLECTED = 1,
  LONGER = 2,
  WITHOUT_DOTS = 3,
  NOT = 4;
const SHORTEST_PART = 4; // letters of a word that is found inside of or last in a longer one
const WORD_OR_END = /[\p{L}\p{N}\p{M}]+|\n/gu;
const GAP = -1; // between the words of two passages or fields: no phrase goes across

/**
 * Return an empty index: the distinct words, {text, stem, plain, plainStem, posts}, and the words
 * of each post in order, as numbers. numberOf knows words as written, which saves most of the
 * work; numbers knows them in letters().
 */
function emptyIndex() {
  return {
    words: [],
    stems: new Set(),
    sequences: [],
    numbers: new Map(),
    numberOf: new Map([["\n", GAP]]),
  };
}

/** Put further posts into the index, until all are in it or the time is over. */
function fillIndex(index, posts, milliseconds = Infinity) {
  const end = performance.now() + milliseconds;
  while (index.sequences.length < posts.length && performance.now() < end) {
    const post = posts[index.sequences.length],
      sequence = [];
    for (const field of ["title", "caption", "text"]) {
      for (const [word] of (post[field] || "").matchAll(WORD_OR_END)) {
        const number = index.numberOf.get(word) ?? wordNumber(index, word);
        sequence.push(number);
        const known = index.words[number]?.posts;
        if (known && known[known.length - 1] !== post.index) known.push(post.index);
      }
      sequence.push(GAP);
    }
    index.sequences.push(Int32Array.from(sequence));
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

/** Return a word as the index has it; plain is null where it has no å, ä or ö. */
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

/**
 * Return what is sought: [{words, quoted, open}]. Several words in one term (quoted, or written
 * together as in Anna-Karin) are a phrase; open: its end is still being typed.
 */
function parseQuery(query) {
  const terms = [];
  for (const [, quoted, end, bare] of query.matchAll(
    /["”“»]([^"”“»«]*)(["”“»«]|$)|([^\s"”“»]+)/g,
  )) {
    const words = ((quoted ?? bare).match(WORD) || []).map(letters).filter(Boolean);
    if (words.length) {
      terms.push({ words, quoted: quoted !== undefined || words.length > 1, open: end === "" });
    }
  }
  return terms;
}

/** Return how well a word (with its stem) of the posts matches a sought one (with its stem). */
function compare(index, word, wordStem, sought, soughtStem) {
  if (word === sought) return AS_TYPED;
  if (wordStem === soughtStem || word === soughtStem || wordStem === sought) return INFLECTED;
  if (word.startsWith(sought)) return LONGER;
  const part = soughtStem.length < SHORTEST_PART ? sought : soughtStem;
  if (part.length < SHORTEST_PART) return NOT;
  if (word.startsWith(part)) return isWholePart(index, word.slice(part.length)) ? LONGER : NOT;
  const at = word.lastIndexOf(part);
  return at > 1 && isWholePart(index, word.slice(at + part.length)) ? LONGER : NOT;
}

/**
 * Say whether a part of a compound ends where this rest begins: with an ending, or before
 * another word that the posts know, after an s perhaps (arbets|förmedling|s|kontor).
 */
function isWholePart(index, rest) {
  return (
    isEnding(rest) ||
    index.stems.has(stem(rest)) ||
    (rest[0] === "s" && rest.length > 3 && index.stems.has(stem(rest.slice(1))))
  );
}

/** Return how well the words of the index match a sought one: Map(word number -> quality). */
function matchWord(index, sought) {
  const soughtStem = stem(sought);
  return matchWords(
    index,
    sought,
    (word) => compare(index, word.text, word.stem, sought, soughtStem),
    (word) => compare(index, word.plain, word.plainStem, sought, plain(soughtStem)),
  );
}

/** Return the words that may stand in one place of a phrase: Map(word number -> quality). */
function matchInPhrase(index, sought, isOpen) {
  const quality = (text) => ((isOpen ? text.startsWith(sought) : text === sought) ? AS_TYPED : NOT);
  return matchWords(
    index,
    sought,
    (word) => quality(word.text),
    (word) => quality(word.plain),
  );
}

/** What is typed without å, ä and ö may also be meant with them; what has one is meant so. */
function matchWords(index, sought, compareText, comparePlain) {
  const found = new Map();
  const isPlain = plain(sought) === sought;
  index.words.forEach((word, number) => {
    const quality = compareText(word);
    if (quality !== NOT) found.set(number, quality);
    else if (isPlain && word.plain !== null && comparePlain(word) !== NOT) {
      found.set(number, WITHOUT_DOTS);
    }
  });
  return found;
}

/** Return the posts of a word or phrase: Map(post index -> how well it matches). */
function postsOfTerm(index, places) {
  const found = new Map();
  for (const [number, quality] of places[0]) {
    for (const post of index.words[number].posts) {
      if (!(found.get(post) <= quality)) found.set(post, quality);
    }
  }
  if (places.length === 1) return found;
  for (const post of found.keys()) {
    const quality = bestPhrase(index.sequences[post], places);
    if (quality === NOT) found.delete(post);
    else found.set(post, quality);
  }
  return found;
}

/** Return how well the best occurrence of a phrase in a sequence of words matches. */
function bestPhrase(sequence, places) {
  let best = NOT;
  for (let i = 0; i + places.length <= sequence.length; i += 1) {
    let worst = AS_TYPED;
    for (let j = 0; j < places.length && worst < best; j += 1) {
      worst = Math.max(worst, places[j].get(sequence[i + j]) ?? NOT);
    }
    best = Math.min(best, worst);
  }
  return best;
}

/**
 * Return what a query finds: terms, each with the words of its places, and
 * posts: Map(post index -> how well the worst of its terms matches); null without a query.
 */
function search(index, query) {
  const terms = parseQuery(query).map((term) => ({
    ...term,
    places: term.quoted
      ? term.words.map((word, i) =>
          matchInPhrase(index, word, term.open && i === term.words.length - 1),
        )
      : [matchWord(index, term.words[0])],
  }));
  if (!terms.length) return null;
  const [first, ...others] = terms.map((term) => postsOfTerm(index, term.places));
  const found = new Map();
  for (const [post, quality] of first) {
    const worst = others.reduce((sum, other) => Math.max(sum, other.get(post) ?? NOT), quality);
    if (worst !== NOT) found.set(post, worst);
  }
  return { terms, posts: found };
}

/** Return where a text has what is sought: [{start, end, term}], without overlaps. */
function findHits(index, result, text) {
  if (!result) return [];
  const words = [];
  for (const match of text.matchAll(WORD_OR_END)) {
    words.push({
      start: match.index,
      end: match.index + match[0].length,
      number: index.numberOf.get(match[0]),
    });
  }
  const hits = [];
  result.terms.forEach(({ places }, term) => {
    for (let i = 0; i + places.length <= words.length; i += 1) {
      if (places.every((place, j) => place.has(words[i + j].number))) {
        hits.push({ start: words[i].start, end: words[i + places.length - 1].end, term });
      }
    }
  });
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return hits.filter((hit) => {
    const isFree = hit.start >= end;
    if (isFree) end = hit.end;
    return isFree;
  });
}

/** Return the longer words by which alone a query found some of its posts, most used first. */
function longerWords(index, result) {
  return result.terms
    .flatMap(({ places, quoted }) => (quoted ? [] : [...places[0]]))
    .filter(([, quality]) => quality === LONGER)
    .map(([number]) => index.words[number])
    .sort((a, b) => b.posts.length - a.posts.length || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}
