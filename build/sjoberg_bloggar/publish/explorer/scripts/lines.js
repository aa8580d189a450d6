// The concordance: every hit in its context, one line each, aligned at the hit.

import { codePoints } from "./data.js";
import { el, spoken } from "./dom.js";
import { hitsOfPost } from "./hits.js";
import { t } from "./language.js";
import { mark } from "./marks.js";
import { inPortions } from "./portions.js";
import { index, resultOf, sorted } from "./select.js";
import { link } from "./state.js";
import { GAP } from "./wordindex.js";

export const AROUND = 90, // characters of context in the page
  AROUND_IN_FILE = 200,
  WORDS_COMPARED = 12,
  LINES = 200; // lines shown before "show more"
export const LINE_ORDERS = ["date", "after", "before"];
export const LINE_COLUMNS = [
  ["post_id", "string"],
  ["published", "bare"],
  ["byline", "string"],
  ["field", "string"],
  ["start", "bare"],
  ["end", "bare"],
  ["before", "string"],
  ["hit", "string"],
  ["after", "string"],
];

/** Return all hits in posts: [{post, place, ...hit}] in the chosen order. */
export function linesOf(state, selected) {
  const result = resultOf(state);
  const lines = sorted(selected, { ...state, sort: "newest" }).flatMap((post) =>
    hitsOfPost(index, result, post).map((hit, i) => Object.assign(hit, { post, place: i + 1 })),
  );
  if (state.lines === "date") return lines;
  const step = state.lines === "before" ? -1 : 1;
  const keyed = lines.map((line) => ({ line, key: contextKey(line, step) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ line }) => line);
}

/**
 * Return a string that sorts hits by the words after them (step 1), or before them (-1), within their
 * passages: two characters per word.
 */
function contextKey({ post, at, until }, step) {
  const sequence = index.sequences[post.index];
  const from = step < 0 ? at : until - 1;
  const codes = [];
  for (let i = 1; i <= WORDS_COMPARED; i += 1) {
    const word = sequence[from + i * step] ?? GAP;
    if (word === GAP) break;
    const rank = rankOf(word);
    codes.push(rank >> 15, rank & 0x7fff);
  }
  return String.fromCharCode(...codes);
}

let ranks = null; // of the words of the index, in Swedish order

function rankOf(word) {
  if (!ranks) {
    const { compare } = new Intl.Collator("sv");
    const order = index.words.map(({ text }, number) => ({ text, number }));
    order.sort((one, other) => compare(one.text, other.text));
    ranks = new Int32Array(order.length);
    order.forEach(({ number }, rank) => (ranks[number] = rank));
  }
  return ranks[word];
}

/** Return the context of a hit: {before, hit, after}, each in one line. */
function contextOf({ post, field, start, end }, around) {
  const text = post[field],
    flat = (piece) => piece.replace(/\s+/g, " ");
  return {
    before: flat(text.slice(Math.max(0, start - around), start)),
    hit: text.slice(start, end),
    after: flat(text.slice(end, end + around)),
  };
}

/** Return the lines as a table, and the button that shows more of them. */
export function linesTable(state, lines) {
  const [body, more] = inPortions(el("tbody"), lines, (line) => lineRow(state, line), LINES);
  const table = el(
    "table.lines",
    { role: "table" },
    el("caption.spoken", t("lines")),
    el(
      "thead.spoken",
      el(
        "tr",
        [t("before"), t("hitAndAfter"), t("post")].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    body,
  );
  return [table, more];
}

function lineRow(state, line) {
  const { post, place, quality } = line;
  const { before, hit, after } = contextOf(line, AROUND);
  const target = { ...state, view: "post", id: post.post_id, hit: String(place), p: "" };
  return el(
    "tr",
    el("td.before", { lang: "sv" }, el("span", before)),
    el("td.after", { lang: "sv" }, mark({ quality }, hit), after),
    el(
      "td.of",
      link(
        target,
        { title: post.title, "data-post": `${post.post_id}-${place}` },
        post.published,
        spoken(` ${post.title}`),
      ),
    ),
  );
}

/** Return the rows of the file with the lines. */
export function lineRows(lines) {
  return lines.map((line) => {
    const points = codePoints(line.post[line.field]);
    return {
      post_id: line.post.post_id,
      published: line.post.published,
      byline: line.post.byline,
      field: line.field,
      start: points(line.start),
      end: points(line.end),
      ...contextOf(line, AROUND_IN_FILE),
    };
  });
}
