// The months from the first post to the last, and those of which the sources have nothing.

import { data, posts } from "./data.js";

const MOST_MONTHS = 60; // with posts; a longer time is shown by years

let places = null; // of the timeline, once they are known

/** Return whether the timeline is by years. */
export function isByYear() {
  return placesInTime().some(({ kind }) => kind === "year");
}

/** Return all months from one to another, as 2016-06. */
function monthsBetween(first, last) {
  const months = [];
  let [year, month] = first.split("-").map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name > last || months.length > 12_000) return months;
    months.push(name);
    if ((month += 1) > 12) [year, month] = [year + 1, 1];
  }
}

/** Return whether the sources are known to lack a whole month. */
function isMissing(month) {
  const isInPeriod = data.missing.periods.some(
    ({ start, end }) => start <= `${month}-01` && (!end || `${month}-28` <= end),
  );
  return isInPeriod || month > posts[posts.length - 1].month;
}

/** Return the number of items by month: Map(month -> number). */
export function countMonths(items, monthOf = (post) => post.month) {
  const counts = new Map();
  for (const item of items) counts.set(monthOf(item), (counts.get(monthOf(item)) || 0) + 1);
  return counts;
}

/** Return the posts that are known to be missing, by month: Map(month -> number). */
export function missingByMonth() {
  return countMonths(data.missing.posts, ({ published }) => published.slice(0, 7));
}

/**
 * Return the places of a timeline in order: [{key, months, kind}]. The kind is "month", "year" (many
 * months) or "gap" (consecutive months that the sources lack).
 */
export function placesInTime() {
  places ??= posts.length ? findPlaces() : [];
  return places;
}

function findPlaces() {
  const known = [...missingByMonth().keys()];
  const last = [posts[posts.length - 1].month, ...known].sort().at(-1);
  const months = monthsBetween(posts[0].month, last);
  const isLong = months.filter((month) => !isMissing(month)).length > MOST_MONTHS;
  const found = [];
  for (const month of months) {
    const kind = isMissing(month) ? "gap" : isLong ? "year" : "month";
    const before = found[found.length - 1];
    const goesOn =
      before?.kind === kind &&
      (kind === "gap" || (kind === "year" && before.key === month.slice(0, 4)));
    if (goesOn) before.months.push(month);
    else found.push({ key: kind === "year" ? month.slice(0, 4) : month, months: [month], kind });
  }
  return found;
}

export function sumOver(months, counts) {
  return months.reduce((sum, month) => sum + (counts.get(month) || 0), 0);
}
