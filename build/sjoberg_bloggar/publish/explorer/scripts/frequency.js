// How often the hits of a search occur: in which forms, and in which years.

import { el } from "./dom.js";
import { number, t } from "./language.js";
import { grouped } from "./people.js";
import { select } from "./select.js";
import { link } from "./state.js";

const MOST = 12, // forms or years
  WORDS = 10_000; // to which the numbers of years are related

/** Return the forms in which the hits occur, most used first, each with a search for it alone. */
export function wordForms(state, lines) {
  const formOf = ({ post, field, start, end }) => post[field].slice(start, end).toLowerCase();
  const forms = [...grouped(lines, formOf)].sort(
    ([a, m], [b, n]) => n.length - m.length || a.localeCompare(b, "sv"),
  );
  if (forms.length < 2) return null;
  const left = forms.length - MOST;
  return el(
    "p.frequency",
    el("span.small", t("wordForms")),
    forms
      .slice(0, MOST)
      .map(([form, hits]) =>
        counted({ ...state, q: `"${form}"` }, { lang: "sv" }, form, number(hits.length)),
      ),
    left > 0 && el("span.count", t("andMore", left)),
  );
}

/**
 * Return the number of hits in every year, and those in texts in relation to the words of the texts
 * among which the search looks; null for one year or many.
 */
export function hitsPerYear(state, lines) {
  const hits = grouped(lines, ({ post }) => post.year);
  const years = [...grouped(select({ ...state, q: "" }).posts, ({ year }) => year)];
  if (years.length < 2 || years.length > MOST) return null;
  return el(
    "p.frequency",
    el("span.small", t("perYear", number(WORDS))),
    years.map(([year, posts]) => {
      const found = hits.get(year) ?? [];
      const inTexts = found.filter(({ field }) => field === "text").length;
      const words = posts.reduce((sum, post) => sum + post.word_count, 0);
      const rate = Math.round((inTexts / Math.max(words, 1)) * WORDS * 10) / 10;
      const said = `${number(found.length)} (${number(rate)})`;
      return counted({ ...state, month: [], year: [year] }, {}, year, said);
    }),
  );
}

function counted(state, attributes, text, count) {
  return el("span", link(state, attributes, text), el("span.count", count));
}
