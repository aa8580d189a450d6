// Where a text has what is sought.

import { t } from "./language.js";
import { INFLECTED, NOT } from "./match.js";
import { qualityAt } from "./search.js";
import { FIELDS } from "./wordindex.js";

/**
 * Return all hits of a post in order, without overlaps: [{field, start, end, at, until, term,
 * quality}]; at and until count words, start and end characters of the field. Of hits that overlap,
 * the first one counts; of those that start together, the best, then the longest.
 */
export function hitsOfPost(index, result, post) {
  if (!result) return [];
  const sequence = index.sequences[post.index];
  const { starts, ends, fields } = index.places[post.index];
  const hits = [];
  let field = 0;
  for (let at = 0; at < sequence.length; at += 1) {
    const hit = hitAt(sequence, at, result);
    if (!hit) continue;
    while (at >= fields[field]) field += 1;
    Object.assign(hit, { field: FIELDS[field], start: starts[at], end: ends[hit.until - 1] });
    hits.push(hit);
    at = hit.until - 1;
  }
  return hits;
}

/** Return the best hit that begins with a word of a sequence, or null if there is none. */
function hitAt(sequence, at, { terms }) {
  let best = null;
  for (let term = 0; term < terms.length; term += 1) {
    for (const places of terms[term].ways) {
      const quality = qualityAt(sequence, at, places);
      const until = at + places.length;
      const isBetter =
        !best || quality < best.quality || (quality === best.quality && until > best.until);
      if (quality !== NOT && isBetter) best = { at, until, term, quality };
    }
  }
  return best;
}

/** Return spans without those that begin inside an earlier one. */
export function withoutOverlaps(spans) {
  let end = 0;
  return spans.filter((span) => span.start >= end && (end = span.end));
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
