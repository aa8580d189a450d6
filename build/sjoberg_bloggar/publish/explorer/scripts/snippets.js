// What a card quotes of a post.

import { el } from "./dom.js";
import { withoutOverlaps } from "./hits.js";
import { t } from "./language.js";
import { marked } from "./marks.js";
import { INFLECTED, LONGER, NOT } from "./match.js";
import { chosenMentions } from "./select.js";
import { sentences } from "./words.js";

const SNIPPETS = 2,
  SNIPPET_LENGTH = 220,
  BEGINNING_LENGTH = 160;

/** Return sentences with hits and chosen organisations, otherwise the beginning of the text. */
export function snippets(post, state, postHits) {
  const isNarrow = state.org.length || state.kind.length;
  const chosen = isNarrow
    ? chosenMentions(post, state).filter(({ field }) => field === "text")
    : [];
  const hits = postHits.filter(({ field }) => field === "text");
  if (hits.length || chosen.length) {
    const marks = [...hits, ...chosen].sort((a, b) => a.start - b.start);
    return bestSentences(post.text, hits, chosen).map((span) => quote(post.text, span, marks));
  }
  const captionHits = postHits.filter(({ field }) => field === "caption");
  if (captionHits.length) {
    const nodes = marked(post.caption, 0, post.caption.length, [], captionHits);
    return el("p.snippet", `${t("caption")}: `, el("span", { lang: "sv" }, nodes));
  }
  const first = post.passages.find(({ kind }) => kind === "paragraph") || post.passages[0];
  return first && quote(post.text, first, [], BEGINNING_LENGTH);
}

/**
 * Return the sentences that match best, in the order of the text. A word as typed or inflected weighs
 * more than a longer one.
 */
function bestSentences(text, hits, mentions) {
  const sought = [
    ...hits.map(({ start, term, quality }) => ({ start, of: term, weight: NOT - quality })),
    ...mentions.map(({ start, organisation }) => ({ start, of: organisation, weight: LONGER })),
  ].sort((a, b) => a.start - b.start);
  let next = 0;
  const scored = sentences(text).map((sentence) => {
    const weights = new Map();
    for (; next < sought.length && sought[next].start < sentence.end; next += 1) {
      const { of, weight } = sought[next];
      weights.set(of, Math.max(weight, weights.get(of) ?? 0));
    }
    return { ...sentence, score: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
  });
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  return scored
    .filter(({ score }) => score > best / 2)
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .slice(0, SNIPPETS)
    .sort((a, b) => a.start - b.start);
}

/** Return a sentence or passage as a paragraph, shortened around the best mark in it. */
function quote(text, span, marks, length = SNIPPET_LENGTH) {
  const within = marks.filter(({ start }) => start >= span.start && start < span.end);
  const best = within.find(({ quality }) => !(quality > INFLECTED)) ?? within[0];
  const { start, end } = shortened(text, span, best, length);
  return el(
    "p.snippet",
    { lang: "sv" },
    start > span.start && "… ",
    marked(text, start, end, [], withoutOverlaps(within)),
    end < span.end && " …",
  );
}

/** Return a span shortened at word boundaries to about a length that contains a mark. */
function shortened(text, { start, end }, mark, length) {
  let from = start;
  if (mark && mark.end - start > length) {
    const space = text.indexOf(" ", mark.start - length / 3);
    from = space >= 0 && space < mark.start ? space + 1 : mark.start;
  }
  if (end - from <= length) return { start: from, end };
  const space = text.lastIndexOf(" ", from + length);
  const to = space > from ? space : from + length;
  return { start: from, end: Math.min(end, Math.max(to, mark?.end ?? 0)) };
}
