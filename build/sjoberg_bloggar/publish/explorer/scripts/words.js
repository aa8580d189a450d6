// Words and sentences of Swedish text.

export const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const NOT_PLAIN = /[^a-zåäö0-9]/;
const NORDIC = new Map([
  ["æ", "ä"],
  ["ø", "ö"],
  ["ð", "d"],
  ["þ", "th"],
  ["ß", "ss"],
]);

/**
 * Return a word normalised for comparison: lower case, accents removed except in å, ä and ö
 * (idé = ide, Müller = muller), æ and ø as ä and ö.
 */
export function letters(word) {
  const small = word.toLowerCase();
  if (!NOT_PLAIN.test(small)) return small;
  return [...small.normalize("NFC")]
    .map((letter) =>
      "åäö".includes(letter)
        ? letter
        : (NORDIC.get(letter) ?? letter.normalize("NFD").replace(/\p{M}/gu, "")),
    )
    .join("");
}

/** Return a word with å, ä and ö replaced by a and o. */
export function plain(word) {
  return word.replace(/[åä]/g, "a").replace(/ö/g, "o");
}

// Endings of nouns, adjectives and verbs (the declensions of any Swedish grammar), the genitive
// included. What derives another word (-ing, -al, -lig, -het) is no ending.
const ENDING = new RegExp(
  "(?:" +
    [
      "aterna",
      "ater",
      "aten",
      "atet",
      "arna",
      "aren",
      "ande",
      "aste",
      "orna",
      "are",
      "ade",
      "ast",
      "(?<!int|ext|mod)erna",
      "(?<!int|ext|mod)ern", // interna, externa, moderna
      "ena",
      "an",
      "ar",
      "at",
      "en",
      "er",
      "et",
      "or",
      "a",
      "e",
    ].join("|") +
    ")s?$",
);
// Words that only look inflected: kunde is no kund, medan no med.
export const UNINFLECTED = new Set(
  (
    "annan annars annat bara borde denna dessa detta efter eller före hade innan inne inte " +
    "internet kunde medan redan sedan skulle under utan ville över"
  ).split(" "),
);
const ADJECTIVE = /(ig|sk|iv|al|rn)t$/;
const OF_QUALITY = /het(?:en|er|erna)?s?$/;
const GENITIVE = /([dfgklmn])s$/;
const VOWEL = /[aeiouyåäö]/;

/**
 * Return the stem of a normalised word: the word without its inflectional ending, if at least three
 * letters remain, one of them a vowel.
 */
export function stem(word) {
  if (UNINFLECTED.has(word)) return word;
  if (OF_QUALITY.test(word)) return word.replace(OF_QUALITY, "het");
  const stripped = ADJECTIVE.test(word) ? word.slice(0, -1) : word.replace(ENDING, "");
  if (stripped.length < 3 || !VOWEL.test(stripped)) return word;
  if (stripped === word) return word.length > 4 ? word.replace(GENITIVE, "$1") : word;
  return stripped.replace(/(mm|nn)$/, (double) => double[0]); // programmet, program
}

/** Return whether the rest of a word is only an ending. */
export function isEnding(rest) {
  return rest === "" || rest === "s" || rest === "n" || rest.replace(ENDING, "") === "";
}

/**
 * Return the sentences of text as [{start, end}], without surrounding white space. A sentence ends
 * after a full stop, question or exclamation mark and a closing quotation mark, if white space and
 * no lower-case letter follow, and at the end of a line.
 */
export function sentences(text) {
  const ends = [...text.matchAll(/[.!?…]+["”»)]*(?=\s+[^\sa-zåäö])|\s*\n\s*/gu)].map(
    (match) => match.index + match[0].length,
  );
  const spans = [];
  let start = 0;
  for (const end of [...ends, text.length]) {
    const piece = text.slice(start, end),
      kept = piece.trim();
    if (kept) {
      const from = start + piece.indexOf(kept);
      spans.push({ start: from, end: from + kept.length });
    }
    start = end;
  }
  return spans;
}
