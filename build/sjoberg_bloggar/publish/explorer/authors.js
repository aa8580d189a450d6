// The authors: the list of all, and a page of each.

function authorsPage() {
  const columns = [
    {
      key: "",
      name: t("name"),
      of: (row) => `${row.family_name || row.name} ${row.given_name || ""}`,
      cell: (row) => link({ view: "author", id: row.author_id }, {}, row.name),
    },
    {
      key: "role",
      name: t("role"),
      of: (row) => rolesOf(row).join(),
      cell: (row) =>
        row.is_host ? t("isHost") : el("span", { lang: "sv" }, rolesOf(row).join("; ")),
    },
    {
      key: "posts",
      name: t("countPosts"),
      of: (row) => row.post_count,
      cell: (row) => number(row.post_count),
      isNumber: true,
    },
    {
      key: "first",
      name: t("period"),
      of: (row) => row.first_published || "",
      cell: (row) => period(row.first_published, row.last_published),
    },
  ];
  return tablePage("authors", "authorCount", columns, (row, { q }) =>
    nameFits([row.name, row.name_variants || ""], q),
  );
}

function authorshipIn(post, author) {
  return post.authorships.find((authorship) => authorship.author === author);
}

/** Return the distinct roles that the posts state of an author, the latest first. */
function rolesOf(author) {
  return [
    ...new Set(
      [...author.posts]
        .reverse()
        .map((post) => authorshipIn(post, author).role)
        .filter(Boolean),
    ),
  ];
}

function authorPage(state) {
  const row = authorById.get(state.id);
  if (!row) return notFound();
  const newest = [...row.posts].reverse();
  return page(
    row.name,
    el(
      "div",
      { class: "item-page" },
      el(
        "p",
        { class: "place" },
        link(
          { view: "authors" },
          { class: "back" },
          el("span", { "aria-hidden": "true" }, "← "),
          t("authors"),
        ),
      ),
      el(
        "header",
        {},
        el("p", { class: "meta" }, t(row.is_host ? "isHost" : "isGuest")),
        el("h1", { tabindex: -1, lang: "sv" }, row.name),
        el("p", { class: "lead" }, t("postCount", row.post_count)),
      ),
      facts([
        row.name_variants && [t("variants"), row.name_variants],
        row.first_published && [t("firstLast"), period(row.first_published, row.last_published)],
        [t("id"), el("code", {}, row.author_id)],
      ]),
      el(
        "section",
        { "aria-labelledby": "posts-heading" },
        el("h2", { id: "posts-heading" }, t("roles")),
        timeline(countMonths(row.posts), (month) => ({
          view: "posts",
          writer: [row.author_id],
          month: [month],
        })),
        el(
          "p",
          { class: "downloads" },
          link({ view: "posts", writer: [row.author_id] }, { class: "button" }, t("inList")),
          csvButton(t("csvPosts"), "posts", () => row.posts, `posts-${row.author_id}`),
        ),
        authorPosts(row, newest),
      ),
      el(
        "section",
        { "aria-labelledby": "organisations-heading" },
        el("h2", { id: "organisations-heading" }, t("organisationsIn")),
        organisationsOf(row, newest),
      ),
    ),
  );
}

function authorPosts(author, newest) {
  return el(
    "ol",
    { class: "cards" },
    newest.map((post) => {
      const { role, employer } = authorshipIn(post, author);
      return el(
        "li",
        { class: "card" },
        el(
          "h3",
          { lang: "sv" },
          link(
            { view: "post", id: post.post_id, writer: [author.author_id] },
            { "data-post": post.post_id },
            post.title,
          ),
        ),
        el(
          "p",
          { class: "meta" },
          el("time", { datetime: post.published }, longDate(post.published)),
          role && [" · ", el("span", { lang: "sv" }, role)],
          employer && [
            " · ",
            link({ view: "organisation", id: employer.organisation_id }, {}, employer.name),
          ],
        ),
      );
    }),
  );
}

/** Return the organisations in the passages that an author wrote, each with its sentences. */
function organisationsOf(author, newest) {
  const isOwn = (post) => (mention) => {
    const passage = passageOf(post, mention);
    return passage && writersOf(post, passage).includes(author);
  };
  const found = new Map();
  for (const post of newest) {
    for (const mention of post.mentions.filter(isOwn(post))) {
      if (!found.has(mention.organisation))
        found.set(mention.organisation, { count: 0, posts: new Set() });
      found.get(mention.organisation).count += 1;
      found.get(mention.organisation).posts.add(post);
    }
  }
  if (!found.size) return el("p", {}, t("noMentions"));
  return [...found]
    .sort(([a, m], [b, n]) => n.count - m.count || a.name.localeCompare(b.name, "sv"))
    .map(([organisation, { count, posts: mentioning }]) => {
      const details = el(
        "details",
        {
          ontoggle() {
            // The sentences are made when they are wanted; a host may have thousands.
            if (details.open && details.children.length === 1) {
              details.append(
                el(
                  "div",
                  {},
                  el(
                    "p",
                    {},
                    link(
                      { view: "organisation", id: organisation.organisation_id },
                      {},
                      t("aboutOrganisation", organisation.name),
                    ),
                  ),
                  [...mentioning].map((post) =>
                    mentionList(
                      [post],
                      (mention) => mention.organisation === organisation && isOwn(post)(mention),
                      () => ({
                        view: "post",
                        id: post.post_id,
                        writer: [author.author_id],
                        org: [organisation.organisation_id],
                      }),
                    ),
                  ),
                ),
              );
            }
          },
        },
        el(
          "summary",
          {},
          el("span", { lang: "sv" }, organisation.name),
          " ",
          el("span", { class: "count" }, t("mentionCount", count)),
        ),
      );
      return details;
    });
}
