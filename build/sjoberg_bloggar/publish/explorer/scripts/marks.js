// Text with its mentions and hits marked.

import { el } from "./dom.js";
import { INFLECTED } from "./match.js";

/**
 * Return text from start to end as nodes, with its mentions and its hits marked.
 * mentions: [{start, end, organisation, ...}], hits: [{start, end, quality}], each sorted,
 * without overlaps and with offsets in code units of text; a hit may reach into a mention or out
 * of it. wrap(mention, nodes) makes the element of a mention.
 */
export function marked(text, start, end, mentions, hits, wrap) {
  const within = (span) => span.end > start && span.start < end;
  const inside = hits.filter(within);
  const nodes = [];
  let position = start;
  for (const mention of mentions.filter(within)) {
    const from = Math.max(mention.start, start),
      to = Math.min(mention.end, end);
    nodes.push(...withHits(text, position, from, inside));
    nodes.push(wrap(mention, withHits(text, from, to, inside)));
    position = to;
  }
  nodes.push(...withHits(text, position, end, inside));
  return nodes;
}

/** Return text from start to end with its hits marked; the hits must be sorted. */
function withHits(text, start, end, hits) {
  const nodes = [];
  let position = start;
  for (let i = firstEndingAfter(hits, start); i < hits.length && hits[i].start < end; i += 1) {
    const from = Math.max(hits[i].start, start),
      to = Math.min(hits[i].end, end);
    if (from > position) nodes.push(text.slice(position, from));
    nodes.push(mark(hits[i], text.slice(from, to)));
    position = to;
  }
  if (end > position) nodes.push(text.slice(position, end));
  return nodes;
}

/** Return the index of the first of sorted spans that ends after an offset. */
function firstEndingAfter(spans, offset) {
  let low = 0,
    high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Return marked text; longer words and matches without dots are marked more lightly. */
export function mark(hit, text) {
  const isLight = hit.quality > INFLECTED;
  return el("mark", { class: isLight && "longer", "data-hit": hit.place }, text);
}
