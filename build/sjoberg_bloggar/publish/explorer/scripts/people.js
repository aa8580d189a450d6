// Who mentions: the people, and the organisation behind the blog.

import { host } from "./data.js";
import { t } from "./language.js";
import { link } from "./state.js";

/** Return who mentions: "host", "guest" (also people quoted), or "title" for titles and captions. */
export function sideOf(mention) {
  if (!mention.who.length) return "title";
  return mention.who.length === 1 && mention.who[0] === host ? "host" : "guest";
}

export const SIDES = ["host", "guest", "title"];

/** Return the number of mentions by side, Map(side -> number). */
export function countSides(mentions) {
  const counts = new Map(SIDES.map((side) => [side, 0]));
  for (const mention of mentions) counts.set(sideOf(mention), counts.get(sideOf(mention)) + 1);
  return counts;
}

/** Return who mentions as a key for addresses; "title" in titles and captions. */
export function whoKey(mention) {
  return mention.who.map(personKey).join(",") || "title";
}

function personKey(person) {
  return person.author_id ?? person.name;
}

export function whoName(mention) {
  return mention.who.map((person) => person.name).join(", ") || t("titlesAndCaptions");
}

/** Return [[key, mentions]], grouped by who mentions, largest group first. */
export function byWho(mentions) {
  const groups = grouped(mentions, whoKey);
  const isTitle = (key) => Number(key === "title");
  return [...groups].sort(
    ([a, m], [b, n]) =>
      isTitle(a) - isTitle(b) ||
      n.length - m.length ||
      whoName(m[0]).localeCompare(whoName(n[0]), "sv"),
  );
}

/** Return [[organisation, mentions]], largest group first. */
export function byOrganisation(mentions) {
  return [...grouped(mentions, ({ organisation }) => organisation)].sort(
    ([a, m], [b, n]) => n.length - m.length || a.name.localeCompare(b.name, "sv"),
  );
}

/** Return items grouped by key, Map(key -> items), in order of first occurrence. */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Return the organisation behind the blog: the host's employer in most posts. */
function agencyOf(person) {
  const employers = (person?.posts ?? [])
    .flatMap((post) => post.authorships)
    .filter(({ author, employer }) => author === person && employer);
  const groups = [...grouped(employers, ({ employer }) => employer)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

export const agency = agencyOf(host);

/** Return the link to a person's page. */
export function personLink(person) {
  const target = person.author_id
    ? { view: "author", id: person.author_id }
    : { view: "speaker", id: person.name };
  return link(target, person.name);
}

/** Return an organisation's short name, unless it is part of the official name. */
export function shortName(organisation) {
  const words = organisation.name.split(/[ ,]+/);
  const named = (kind) =>
    organisation.names.find(
      ([name, of]) => of === kind && /^\p{Lu}/u.test(name) && !words.includes(name),
    );
  return (named("abbreviation") || named("short") || [])[0];
}

export function fullName(organisation) {
  const short = shortName(organisation);
  return short ? `${organisation.name} (${short})` : organisation.name;
}

export function organisationLink(organisation, attributes = {}) {
  const target = { view: "organisation", id: organisation.organisation_id };
  return link(target, { lang: "sv", ...attributes }, organisation.name);
}

/** Return the names of an organisation: official, in English, and as the posts write it. */
export function namesOf(organisation) {
  return [
    organisation.name,
    organisation.name_en || "",
    ...organisation.names.map(([name]) => name),
  ];
}
