// The selection: which posts match the search and the filters, and how many each filter leaves.

import { posts } from "./data.js";
import { countQualities, hitsOfPost } from "./hits.js";
import { INFLECTED, NOT } from "./match.js";
import { grouped } from "./people.js";
import { search, termsInTitle } from "./search.js";
import { emptyIndex, fillIndex } from "./wordindex.js";

// Of several values any will do, except that all chosen organisations must be mentioned.
const FACETS = {
  by: { values: (post) => [post.is_guest_post ? "guest" : "host"], every: false },
  year: { values: (post) => [post.year], every: false },
  month: { values: (post) => [post.month], every: false },
  kind: { values: (post) => [...post.kinds], every: false },
  org: { values: (post) => [...post.organisations].map((row) => row.organisation_id), every: true },
  writer: {
    values: (post) => post.authorships.map(({ author }) => author.author_id),
    every: false,
  },
};

export const index = emptyIndex();
const MOST_RESULTS = 8; // kept; a shown list needs those of its query and of what it offers
const lastResults = new Map(); // query -> result

/** Return the result of a state's query, or null if it has none. */
export function resultOf(state) {
  if (!state.q) return null;
  if (!lastResults.has(state.q)) {
    fillIndex(index, posts);
    lastResults.set(state.q, search(index, state.q));
    if (lastResults.size > MOST_RESULTS) lastResults.delete(lastResults.keys().next().value);
  }
  return lastResults.get(state.q);
}

/**
 * Return {posts, counts}: the selected posts, oldest first, and per facet the number of posts for each
 * value, Map(value -> number). The counts are of the posts that pass all other filters; for a facet
 * whose values must all match, of the selected posts.
 */
export function select(state) {
  const result = resultOf(state);
  const facets = Object.entries(FACETS).map(([facet, { values, every }], i) => {
    return { i, values, every, chosen: [state[facet]].flat().filter(Boolean), counts: new Map() };
  });
  const choosing = facets.filter(({ chosen }) => chosen.length);
  const selected = [];
  for (const post of posts) {
    if (result && result.qualities[post.index] === NOT) continue;
    post.facetValues ??= facets.map(({ values }) => values(post));
    const failing = choosing.filter((facet) => !fits(facet, post.facetValues[facet.i]));
    if (failing.length > 1) continue;
    if (!failing.length) selected.push(post);
    for (const { i, counts } of failing.length ? failing.filter(({ every }) => !every) : facets) {
      for (const v of post.facetValues[i]) counts.set(v, (counts.get(v) || 0) + 1);
    }
  }
  const counts = Object.keys(FACETS).map((facet, i) => [facet, facets[i].counts]);
  return { posts: selected, counts: Object.fromEntries(counts) };
}

function fits({ chosen, every }, values) {
  return every ? chosen.every((v) => values.includes(v)) : chosen.some((v) => values.includes(v));
}

/**
 * Return posts in the order of the list. By relevance: first posts with the words as typed or
 * inflected, then with longer words only, then without dots; within each group, posts with a hit in
 * the title first, then the newest.
 */
export function sorted(selected, state) {
  const newest = [...selected].reverse();
  if (state.sort === "oldest") return [...selected];
  const result = resultOf(state);
  if (!result || state.sort === "newest") return newest;
  if (state.sort === "hits") return byHits(newest, result);
  const rank = (post) => {
    const group = groupOf(result, post);
    return group * 1000 - termsInTitle(index, result, post, group);
  };
  const ranks = [...grouped(newest, rank)].sort(([a], [b]) => a - b);
  return ranks.flatMap(([, members]) => members);
}

/** Return posts by number of hits, most first; hits in longer words break ties. */
function byHits(list, result) {
  const counts = new Map(
    list.map((post) => [post, countQualities(hitsOfPost(index, result, post))]),
  );
  return list.sort(
    (a, b) =>
      counts.get(b).forms - counts.get(a).forms ||
      counts.get(b).longer - counts.get(a).longer ||
      b.index - a.index,
  );
}

/** Return how well a post matches: INFLECTED (or as typed), LONGER or WITHOUT_DOTS. */
export function groupOf(result, post) {
  return Math.max(INFLECTED, result.qualities[post.index]);
}

/** Return the mentions of a post that the chosen organisations and kinds are about: all
 * mentions where none is chosen. */
export function chosenMentions(post, state) {
  if (!state.org.length && !state.kind.length) return post.mentions;
  return post.mentions.filter(
    ({ organisation }) =>
      state.org.includes(organisation.organisation_id) || state.kind.includes(organisation.kind),
  );
}
