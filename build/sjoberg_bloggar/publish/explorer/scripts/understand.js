// Understanding a query: the names, years and months in it, which filter better than words.

import { data, posts } from "./data.js";
import { monthName } from "./language.js";
import { namesOf } from "./people.js";
import { WORD, letters } from "./words.js";

const LONGEST_NAME = 8; // words

let knownNames = null; // Map(name in letters -> {facet, value}), null for one with two meanings

/** Return the filters by normalised name. */
function namesAsFilters() {
  const names = new Map();
  const add = (name, facet, value) => {
    const key = wordsOf(name).join(" ");
    const known = names.get(key);
    const isOther = known !== undefined && known?.value !== value;
    if (key) names.set(key, isOther ? null : { facet, value });
  };
  for (const row of data.organisations.filter(({ mentions }) => mentions.length)) {
    for (const name of namesOf(row).filter(Boolean)) add(name, "org", row.organisation_id);
  }
  for (const row of data.authors.filter(({ posts: own }) => own.length)) {
    for (const name of [row.name, ...(row.name_variants || "").split("; ")]) {
      add(name, "writer", row.author_id);
    }
  }
  return names;
}

export function wordsOf(text) {
  return (text.match(WORD) || []).map(letters);
}

/**
 * Return the filters that a query names, and the remaining words: {filters: [{facet, value}], rest}.
 * A query with a quotation names none.
 */
export function understand(query) {
  if (/["”“»]/.test(query)) return { filters: [], rest: query };
  knownNames ??= namesAsFilters();
  const words = query.match(/[^\s]+/g) || [];
  const filters = [],
    rest = [];
  for (let i = 0; i < words.length;) {
    const [filter, length] = filterAt(words, i);
    if (filter) filters.push(filter);
    else rest.push(words[i]);
    i += length;
  }
  return { filters: filters.filter(isNew), rest: rest.join(" ") };
}

const isNew = ({ value }, i, all) => all.findIndex((other) => other.value === value) === i;

/** Return the filter named by the words from position i on, and the number of these words. */
function filterAt(words, i) {
  for (let length = Math.min(LONGEST_NAME, words.length - i); length; length -= 1) {
    const phrase = words.slice(i, i + length).join(" ");
    const filter = knownNames.get(wordsOf(phrase).join(" ")) ?? timeOf(phrase);
    if (filter) return [filter, length];
  }
  return [null, 1];
}

/** Return the filter of a year (2016) or month (juni 2016, 2016-06) that has posts. */
function timeOf(phrase) {
  const text = phrase.toLowerCase().replace(/[.,]$/, "");
  if (!/\d{4}/.test(text)) return null; // there are as many months as names
  const months = [...new Set(posts.map(({ month }) => month))];
  if (months.some((month) => month.startsWith(`${text}-`))) return { facet: "year", value: text };
  const year = text.match(/\d{4}/)[0];
  const value = months.find(
    (month) =>
      month.startsWith(year) && (month === text || monthName(month).toLowerCase() === text),
  );
  return value ? { facet: "month", value } : null;
}

/** Return a state with filters added and a shorter query. */
export function withFilters(state, filters, q) {
  const changed = { ...state, view: "posts", id: "", q, sort: "", p: "", hit: "" };
  for (const { facet, value } of filters) {
    changed[facet] = [...changed[facet], value];
  }
  return changed;
}
