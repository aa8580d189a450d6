// The page of a person: posts, introductions, and the organisations in their words.

import { authorshipIn } from "./authors.js";
import { authorById, personByName, posts } from "./data.js";
import { el } from "./dom.js";
import { downloads } from "./download.js";
import { dayOf, t } from "./language.js";
import { mentionList } from "./mentions.js";
import { countMonths } from "./months.js";
import { backTo, facts, notFound, page, period, section } from "./pages.js";
import { byOrganisation, organisationLink } from "./people.js";
import { inPortions } from "./portions.js";
import { current, link } from "./state.js";
import { timeline } from "./timeline.js";

export function authorPage(state) {
  const row = authorById.get(state.id);
  if (!row) return notFound();
  return page(
    row.name,
    el(
      "div.item-page",
      backTo("authors"),
      el(
        "header",
        el("p.meta", t(row.is_host ? "isHost" : "isGuest")),
        el("h1", { tabindex: -1, lang: "sv" }, row.name),
        el(
          "p.lead",
          t("postCount", row.post_count),
          row.introduced.length > 0 && `, ${t("introCount", row.introduced.length)}`,
        ),
      ),
      facts([
        row.name_variants && [t("variants"), row.name_variants],
        row.first_published && [t("firstLast"), period(row.first_published, row.last_published)],
        [t("id"), el("code", row.author_id)],
      ]),
      organisationsNamedBy(row),
      section("posts", t("roles"), postsOf(row)),
      row.introduced.length > 0 &&
        section(
          "intros",
          t("introducedPosts"),
          personPosts(row.introduced, () => null),
        ),
    ),
  );
}

/** Return the page of a person who is quoted but has written no post. */
export function speakerPage(state) {
  const person = personByName.get(state.id);
  if (!person) return notFound();
  if (person.author_id) return authorPage({ ...state, id: person.author_id });
  const spoken = posts.filter((post) => post.passages.some(({ who }) => who.includes(person)));
  return page(
    person.name,
    el(
      "div.item-page",
      backTo("authors"),
      el(
        "header",
        el("p.meta", t("isSpeaker")),
        el("h1", { tabindex: -1, lang: "sv" }, person.name),
      ),
      section(
        "posts",
        t("posts"),
        personPosts(spoken, () => null),
      ),
      organisationsNamedBy(person),
    ),
  );
}

function postsOf(row) {
  const id = row.author_id;
  const inList = { view: "posts", writer: [id] };
  return [
    timeline(t("timeline"), countMonths(row.posts), "postCount", inList),
    el(
      "p.downloads",
      link(inList, { class: "button" }, t("inList")),
      downloads(
        t("csvPosts"),
        "posts",
        () => row.posts,
        () => ["posts", id],
      ),
    ),
    personPosts(row.posts, (post) => authorshipIn(post, row)),
  ];
}

/** Return posts as short cards, newest first; authorshipOf(post) gives role and employer. */
function personPosts(list, authorshipOf) {
  const card = (post) => {
    const { author, role, employer } = authorshipOf(post) ?? {};
    const target = { view: "post", id: post.post_id, writer: author ? [author.author_id] : [] };
    return el(
      "li.card",
      el("h3", { lang: "sv" }, link(target, { "data-post": post.post_id }, post.title)),
      el(
        "p.meta",
        dayOf(post),
        !author && [" · ", post.byline.replaceAll("; ", ", ")],
        role && [" · ", el("span", { lang: "sv" }, role)],
        employer && [" · ", organisationLink(employer)],
      ),
    );
  };
  return inPortions(el("ol.cards"), [...list].reverse(), card);
}

/** Return the organisations in the words of a person, each with its sentences. */
function organisationsNamedBy(person) {
  const groups = byOrganisation(person.mentions);
  const intros = person.mentions.filter(({ passage }) => passage.kind === "intro").length;
  return section(
    "organisations",
    t("organisationsIn"),
    groups.length
      ? el(
          "p.hint",
          t("mentionCount", person.mentions.length),
          intros > 0 && `, ${t("inIntros", intros)}`,
        )
      : el("p", t("noMentions")),
    groups.map(([organisation, mentions]) => organisationDetails(person, organisation, mentions)),
  );
}

function organisationDetails(person, organisation, mentions) {
  const fill = () =>
    el(
      "div",
      el(
        "p",
        link(
          { view: "organisation", id: organisation.organisation_id },
          t("aboutOrganisation", organisation.name),
        ),
      ),
      mentionList(mentions, current, (post) => ({
        view: "post",
        id: post.post_id,
        org: [organisation.organisation_id],
      })),
    );
  const details = el(
    "details",
    {
      "data-organisation": organisation.organisation_id,
      ontoggle() {
        // The sentences are made when they are wanted; a host may have thousands.
        if (details.open && details.children.length === 1) details.append(fill());
      },
    },
    el(
      "summary",
      el("span", { lang: "sv" }, organisation.name),
      " ",
      el("span.count", t("mentionCount", mentions.length)),
    ),
  );
  return details;
}
