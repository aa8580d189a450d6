// The start: what the blog is, and questions that the page answers.

import { data, posts } from "./data.js";
import { el } from "./dom.js";
import { language, t } from "./language.js";
import { agency, grouped, namesOf } from "./people.js";
import { link } from "./state.js";
import { wordsOf } from "./understand.js";
import { stem } from "./words.js";

/** Return what the blog is and three example questions as links. */
export function introduction() {
  return el(
    "div.introduction",
    el("p.lead", data.dataset.about[language]),
    el(
      "ul.questions",
      questions().map(([text, target]) => el("li", link(target, text))),
    ),
  );
}

/** Return questions that fit the data: [[text, state]]. */
function questions() {
  const [named] = [...data.organisations]
    .filter((row) => row !== agency && row.mentions.length)
    .sort((a, b) => b.posts.length - a.posts.length || b.mentions.length - a.mentions.length);
  const guests = posts.filter((post) => post.is_guest_post);
  const [year] =
    [...grouped(guests, (post) => post.year)].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const word = titleWord();
  return [
    named && [
      t("askOrganisation", named.name),
      { view: "organisation", id: named.organisation_id },
    ],
    data.organisations.length > 2 && [t("askNaming"), { view: "naming" }],
    word
      ? [t("askWord", word), { view: "posts", q: word, lines: "after" }]
      : year && [t("askGuests", year), { view: "posts", by: "guest", year: [year] }],
  ].filter(Boolean);
}

/** Return the long word, other than names, that occurs in most titles, as an example query. */
function titleWord() {
  const names = new Set(data.organisations.flatMap(namesOf).flatMap(wordsOf).map(stem));
  const words = posts.slice(-500).flatMap((post) => [...new Set(wordsOf(post.title))]);
  const counts = [
    ...grouped(
      words.filter((word) => word.length > 7 && !names.has(stem(word))),
      (w) => w,
    ),
  ];
  const best = counts.sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))[0];
  return best?.[1].length > 1 ? best[0] : undefined;
}
