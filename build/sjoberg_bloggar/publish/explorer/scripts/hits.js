// Where a text has what is sought.

import { t } from "./language.js";
import { INFLECTED, NOT } from "./match.js";
import { qualityAt } from "./search.js";
import { WORD_OR_END } from "./wordindex.js";

/**
 * Return the hits in a text in order, without overlaps: [{start, end, term, quality}]. Of hits that
 * overlap, the first one counts; of those that start together, the best.
 */
export function findHits(index, result, text) {
  if (!result || !text) return [];
  const tokens = [...text.matchAll(WORD_OR_END)];
  const numbers = tokens.map(([word]) => index.numberOf.get(word));
  const hits = [];
  result.terms.forEach(({ ways }, term) => {
    for (const places of ways) {
      for (let i = 0; i + places.length <= tokens.length; i += 1) {
        const quality = qualityAt(numbers, i, places);
        if (quality === NOT) continue;
        const last = tokens[i + places.length - 1];
        hits.push({ start: tokens[i].index, end: last.index + last[0].length, term, quality });
      }
    }
  });
  hits.sort((a, b) => a.start - b.start || a.quality - b.quality || b.end - a.end);
  return withoutOverlaps(hits);
}

/** Return spans without those that begin inside an earlier one. */
export function withoutOverlaps(spans) {
  let end = 0;
  return spans.filter((span) => span.start >= end && (end = span.end));
}

/** Return all hits of a post in order: [{field, start, end, term, quality}]. */
export function hitsOfPost(index, result, post) {
  return ["title", "caption", "text"].flatMap((field) =>
    findHits(index, result, post[field]).map((hit) => ({ field, ...hit })),
  );
}

/** Return the index of the first hit of the best quality. */
export function bestHit(hits) {
  const best = hits.reduce((least, { quality }) => Math.min(least, quality), NOT);
  return hits.findIndex(({ quality }) => quality === best);
}

/** Return a text with the number of hits, exact and similar. */
export function hitCounts({ forms, longer }) {
  return [
    (forms > 0 || longer === 0) && t("hitCount", forms),
    longer > 0 && t(forms ? "andLonger" : "longerCount", longer),
  ]
    .filter(Boolean)
    .join(" ");
}

export function countQualities(hits) {
  const forms = hits.filter(({ quality }) => quality <= INFLECTED).length;
  return { forms, longer: hits.length - forms };
}
