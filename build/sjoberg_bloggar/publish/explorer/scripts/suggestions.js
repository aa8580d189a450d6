// What the page offers beside the results: names that match, filters, other spellings.

import { chosenValues, leaveChip } from "./chips.js";
import { data } from "./data.js";
import { otherQueries, similarNames } from "./distance.js";
import { el } from "./dom.js";
import { valueLabel } from "./filters.js";
import { t } from "./language.js";
import { goAndFocus } from "./navigation.js";
import { fullName, namesOf } from "./people.js";
import { unquoted } from "./query.js";
import { countFound } from "./search.js";
import { index, resultOf, select } from "./select.js";
import { link, readAddress } from "./state.js";
import { understand, withFilters } from "./understand.js";
import { letters, plain } from "./words.js";

/** Return whether the query occurs in a name at the beginning of a word. */
export function nameFits(names, sought) {
  const wanted = ` ${letters(sought)}`.trimEnd();
  // What is typed without å, ä and ö may also be meant with them.
  const form = plain(wanted) === wanted ? (name) => plain(letters(name)) : letters;
  return !wanted || names.some((name) => ` ${form(name)}`.includes(wanted));
}

export function personNames(row) {
  return [row.name, ...(row.name_variants || "").split("; ")];
}

/** Return links to organisations and authors, given rows of the two tables. */
function nameLinks(organisations, authors) {
  const counted = (anchor, count) => el("span", anchor, el("span.count", count));
  return [
    ...organisations.map((row) =>
      counted(
        link({ view: "organisation", id: row.organisation_id }, { lang: "sv" }, fullName(row)),
        t("mentionCount", row.mention_count),
      ),
    ),
    ...authors.map((row) =>
      counted(
        link({ view: "author", id: row.author_id }, row.name),
        t("postCount", row.post_count),
      ),
    ),
  ];
}

/** Return names that match a query and filters that it may mean, or null if there are none. */
export function offers(state) {
  const sought = unquoted(state.q);
  if (sought.length < 2) return null;
  const byMentions = (a, b) => b.mention_count - a.mention_count;
  const names = nameLinks(
    data.organisations
      .filter((row) => nameFits(namesOf(row), sought))
      .sort(byMentions)
      .slice(0, 3),
    data.authors.filter((row) => nameFits(personNames(row), sought)).slice(0, 2),
  );
  const filters = filterOffers(state);
  if (!names.length && !filters) return null;
  return el(
    "div.offers",
    names.length > 0 && el("p", el("span.small", t("found")), names),
    filters,
  );
}

/** Return the button that filters by what a query names instead of searching its words. */
function filterOffers(state) {
  const { filters: named, rest } = understand(state.q);
  const filters = named.filter(({ facet, value }) => !state[facet].includes(value));
  if (!filters.length) return null;
  const target = withFilters(state, filters, rest);
  const count = select(target).posts.length;
  if (!count) return null;
  const names = filters.map(({ facet, value }) => `${t(facet)}: ${valueLabel(facet, value)}`);
  return el(
    "p",
    el("span.small", t("filterInstead")),
    el(
      "button.chip",
      {
        type: "button",
        id: "filter-instead",
        onclick: () => goAndFocus(target, "results-heading"),
      },
      names.join(" + "),
      rest && ` + ”${rest}”`,
      el("span.count", t("postCount", count)),
    ),
  );
}

/** Return the message for an empty result: other spellings, names, and advice. */
export function nothingFound(state) {
  const result = resultOf(state);
  const isFound = Boolean(result) && countFound(result.qualities) > 0;
  const queries = result && !isFound ? otherQueries(index, result) : [];
  const sought = unquoted(state.q);
  const names =
    sought && !isFound
      ? nameLinks(
          similarNames(data.organisations, namesOf, sought).slice(0, 2),
          similarNames(data.authors, personNames, sought).slice(0, 2),
        )
      : [];
  return el(
    "div.nothing",
    el("p.big", t("nothing")),
    (queries.length > 0 || names.length > 0) &&
      el(
        "p.did-you-mean",
        el("span.small", t("didYouMean")),
        queries.map(({ q, posts: count }) =>
          el(
            "span",
            link({ ...state, q }, { lang: "sv" }, q),
            el("span.count", t("postCount", count)),
          ),
        ),
        names,
      ),
    el("p", t("nothingHint"), " ", link({ view: "help" }, t("searchHelp"))),
    !chosenValues(state).length && // which have such a button
      el(
        "button",
        { type: "button", onclick: () => leaveChip({ ...readAddress(""), lang: state.lang }) },
        t("clearAll"),
      ),
  );
}
