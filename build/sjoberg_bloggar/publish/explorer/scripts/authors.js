// All authors.

import { el } from "./dom.js";
import { t } from "./language.js";
import { period } from "./pages.js";
import { personLink } from "./people.js";
import { nameFits, personNames } from "./suggestions.js";
import { countColumn, tablePage } from "./table.js";

export function authorsPage() {
  const columns = [
    {
      key: "",
      name: t("name"),
      of: (row) => `${row.family_name || row.name} ${row.given_name || ""}`,
      cell: personLink,
    },
    {
      key: "role",
      name: t("role"),
      of: (row) => rolesOf(row).join(),
      cell: (row) =>
        row.is_host ? t("isHost") : el("span", { lang: "sv" }, rolesOf(row).join("; ")),
    },
    countColumn("posts", t("countPosts"), (row) => row.post_count),
    countColumn("mentions", t("countMentions"), (row) => row.mentions.length),
    {
      key: "first",
      name: t("period"),
      of: (row) => row.first_published || "",
      cell: (row) => period(row.first_published, row.last_published),
    },
  ];
  return tablePage({
    table: "authors",
    count: "authorCount",
    columns,
    fits: (row, { q }) => nameFits(personNames(row), q),
  });
}

export function authorshipIn(post, author) {
  return post.authorships.find((authorship) => authorship.author === author);
}

/** Return an author's distinct roles as stated in the posts, latest first. */
function rolesOf(author) {
  const roles = [...author.posts].reverse().map((post) => authorshipIn(post, author).role);
  return [...new Set(roles.filter(Boolean))];
}
