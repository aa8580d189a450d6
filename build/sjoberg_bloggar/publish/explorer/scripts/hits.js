// Where a text has what is sought.

import { t } from "./language.js";
import { INFLECTED, NOT } from "./match.js";
import { qualityAt } from "./search.js";
import { FIELDS } from "./wordindex.js";

/**
 * Return all hits of a post in order, without overlaps: [{field, start, end, at, until, term,
 * quality}]; at and until count words, start and end characters of the field. Of hits that overlap,
 * the first one counts; of those that start together, the best.
 */
export function hitsOfPost(index, result, post) {
  if (!result) return [];
  const sequence = index.sequences[post.index];
  const { starts, ends, fields } = index.places[post.index];
  const hits = [];
  result.terms.forEach(({ ways }, term) => {
    for (const places of ways) {
      const [first] = places;
      for (let at = 0; at < sequence.length; at += 1) {
        if (!first.has(sequence[at])) continue; // saves half of the time
        const quality = qualityAt(sequence, at, places);
        if (quality !== NOT) hits.push({ at, until: at + places.length, term, quality });
      }
    }
  });
  hits.sort((a, b) => a.at - b.at || a.quality - b.quality || b.until - a.until);
  for (const hit of hits) {
    hit.field = FIELDS[fields.findIndex((words) => hit.at < words)];
    hit.start = starts[hit.at];
    hit.end = ends[hit.until - 1];
  }
  return withoutOverlaps(hits, "at", "until");
}

/** Return spans without those that begin inside an earlier one. */
export function withoutOverlaps(spans, from = "start", to = "end") {
  let end = 0;
  return spans.filter((span) => span[from] >= end && (end = span[to]));
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
