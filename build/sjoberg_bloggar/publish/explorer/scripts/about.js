// What is known about a post, and the way to the posts beside it.

import { citeSection, formerAddress } from "./cite.js";
import { data, posts } from "./data.js";
import { el } from "./dom.js";
import { downloads, mentionRows } from "./download.js";
import { kindName, longDate, number, t } from "./language.js";
import { offsetSwitch } from "./mentions.js";
import { facts } from "./pages.js";
import { byOrganisation, organisationLink } from "./people.js";
import { select, sorted } from "./select.js";
import { isSelecting, link, selectionOf } from "./state.js";

export function aboutPost(post, state) {
  const organisations = byOrganisation(post.mentions);
  const undecided = data.undecided.filter(({ post_id }) => post_id === post.post_id);
  return el(
    "aside.about",
    { "aria-labelledby": "about-heading" },
    organisations.length > 0 && [
      el("h2.small", t("mentioned")),
      el(
        "ul.plain.counted",
        organisations.map(([row, mentions]) => mentionedItem(row, mentions)),
      ),
    ],
    el("h2.small", { id: "about-heading" }, t("aboutPost")),
    facts([
      [t("length"), t("wordCount", post.word_count)],
      [t("formerAddress"), post.url ? formerAddress(post.url) : t("unknownAddress")],
      [t("id"), el("code", post.post_id)],
      [
        t("source"),
        el(
          "ul.plain",
          post.sources.map((source) => sourceItem(post, source)),
        ),
      ],
      undecided.length && [t("undecidedHere"), undecided.map(({ surface }) => surface).join(", ")],
    ]),
    offsetSwitch(state),
    citeSection(post),
    post.mentions.length > 0 &&
      el(
        "p.downloads",
        downloads(
          t("csvMentions"),
          "mentions",
          () => mentionRows(post.mentions),
          () => ["mentions", post.post_id],
        ),
      ),
  );
}

function mentionedItem(organisation, mentions) {
  return el(
    "li",
    organisationLink(organisation),
    el("span.count", number(mentions.length)),
    el("span.kind", kindName(organisation.kind)),
  );
}

function sourceItem(post, [source, first, last, isPrimary]) {
  const isOneOfSeveral = isPrimary && post.sources.length > 1;
  return el(
    "li",
    el("code", source),
    `, ${t("sourceLines", first, last)}`,
    isOneOfSeveral && ` (${t("primary")})`,
  );
}

/** Return the posts that Older and Newer go through: the selection if it contains the post. */
function series(post, state) {
  const selected = select(state).posts;
  return isSelecting(state) && selected.includes(post) ? selected : posts;
}

export function place(post, state) {
  const among = series(post, state),
    isSelection = among !== posts;
  const position = sorted(among, state).indexOf(post) + 1;
  return el(
    "nav.place",
    { "aria-label": t("posts") },
    link(
      { ...selectionOf(state), view: "posts" },
      { class: "back" },
      el("span", { "aria-hidden": "true" }, "← "),
      isSelecting(state) ? t("backToSelection", select(state).posts.length) : t("backToAll"),
    ),
    el("span.hint", t(isSelection ? "placeInSelection" : "placeOfAll", position, among.length)),
  );
}

/** Return the links to the older and the newer post of the series. */
export function neighbours(post, state) {
  const among = series(post, state),
    at = among.indexOf(post);
  const neighbour = (other, name, side) =>
    other &&
    link(
      { ...state, id: other.post_id, p: "", hit: "" },
      { class: `neighbour ${side}`, rel: name === "older" ? "prev" : "next" },
      el("span.small", t(name)),
      el("span.neighbour-title", { lang: "sv" }, other.title),
      el("span.hint", longDate(other.published)),
    );
  return (
    among.length > 1 &&
    el(
      "nav.neighbours",
      { "aria-label": t("browse") },
      neighbour(among[at - 1], "older", "left"),
      neighbour(among[at + 1], "newer", "right"),
    )
  );
}
