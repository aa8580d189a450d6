// The organisations: the list of all, and a page of each.

function organisationsPage() {
  const kinds = [...new Set(data.organisations.map((row) => row.kind))].sort((a, b) =>
    kindName(a).localeCompare(kindName(b), locale),
  );
  const filter = el(
    "select",
    {
      onchange: () => go({ ...current, kind: filter.value ? [filter.value] : [] }),
    },
    el("option", { value: "" }, t("allKinds")),
    kinds.map((kind) => el("option", { value: kind }, upperFirst(kindName(kind)))),
  );
  const columns = [
    {
      key: "",
      name: t("name"),
      of: (row) => row.name,
      cell: (row) => [
        link({ view: "organisation", id: row.organisation_id }, { lang: "sv" }, row.name),
        shortName(row) && el("span", { class: "hint" }, ` ${shortName(row)}`),
      ],
    },
    {
      key: "kind",
      name: t("kindOf"),
      of: (row) => kindName(row.kind),
      cell: (row) => kindName(row.kind),
    },
    {
      key: "mentions",
      name: t("countMentions"),
      of: (row) => row.mention_count,
      cell: (row) => number(row.mention_count),
      isNumber: true,
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
      of: (row) => row.first_mentioned || "",
      cell: (row) => period(row.first_mentioned, row.last_mentioned),
    },
  ];
  return tablePage(
    "organisations",
    "organisationCount",
    columns,
    (row, { kind, q }) => (!kind.length || kind.includes(row.kind)) && nameFits(namesOf(row), q),
    el("label", {}, el("span", {}, t("kindOf")), filter),
    ({ kind }) => {
      filter.value = kind[0] || "";
    },
  );
}

function organisationPage(state) {
  const row = organisationById.get(state.id);
  if (!row) return notFound();
  const isOf = ({ organisation }) => organisation === row;
  return page(
    row.name,
    el(
      "div",
      { class: "item-page" },
      el(
        "p",
        { class: "place" },
        link(
          { view: "organisations" },
          { class: "back" },
          el("span", { "aria-hidden": "true" }, "← "),
          t("organisations"),
        ),
      ),
      el(
        "header",
        {},
        el("p", { class: "meta" }, upperFirst(kindName(row.kind))),
        el("h1", { tabindex: -1, lang: "sv" }, row.name),
        el(
          "p",
          { class: "lead" },
          row.mention_count
            ? t("mentionsHow", row.mention_count, row.post_count)
            : t("neverMentioned"),
        ),
      ),
      organisationFacts(row),
      row.posts.length > 0 &&
        el(
          "section",
          { "aria-labelledby": "mentions-heading" },
          el("h2", { id: "mentions-heading" }, t("mentions")),
          timeline(countMonths(row.posts), (month) => ({
            view: "posts",
            org: [row.organisation_id],
            month: [month],
          })),
          el(
            "p",
            { class: "downloads" },
            link({ view: "posts", org: [row.organisation_id] }, { class: "button" }, t("inList")),
            csvButton(
              t("csvMentions"),
              "mentions",
              () => row.posts.flatMap((post) => mentionRows(post, post.mentions.filter(isOf))),
              `mentions-${row.organisation_id}`,
            ),
          ),
          mentionList([...row.posts].reverse(), isOf, (post) => ({
            view: "post",
            id: post.post_id,
            org: [row.organisation_id],
          })),
        ),
    ),
  );
}

function organisationFacts(row) {
  return facts([
    row.name_en && [t("englishName"), el("span", { lang: "en" }, row.name_en)],
    [
      t("names"),
      el(
        "ul",
        { class: "plain names-list" },
        row.names.map(([name, kind]) =>
          el(
            "li",
            {},
            el("span", { lang: "sv" }, name),
            el("span", { class: "kind" }, t("nameKinds")[kind] ?? kind),
          ),
        ),
      ),
    ],
    row.country && [t("country"), countryName(row.country)],
    row.organisation_number && [t("number"), row.organisation_number],
    row.wikidata_id && [
      t("wikidata"),
      el(
        "a",
        { href: `https://www.wikidata.org/wiki/${row.wikidata_id}`, rel: "external" },
        row.wikidata_id,
        spoken(`, ${t("opensElsewhere")}`),
      ),
    ],
    row.first_mentioned && [t("firstLast"), period(row.first_mentioned, row.last_mentioned)],
    row.note && [t("note"), el("span", { lang: "en" }, row.note)],
    row.employed.length && [
      t("employs"),
      el(
        "ul",
        { class: "plain" },
        employees(row).map(([author, roles]) =>
          el(
            "li",
            {},
            link({ view: "author", id: author.author_id }, {}, author.name),
            roles.length > 0 && [", ", el("span", { lang: "sv" }, roles.join("; "))],
          ),
        ),
      ),
    ],
    [t("id"), el("code", {}, row.organisation_id)],
  ]);
}

/** Return who is employed by an organisation: [[author, distinct roles]], by name. */
function employees(row) {
  const roles = new Map();
  for (const { author, role } of row.employed) {
    if (!roles.has(author)) roles.set(author, new Set());
    if (role) roles.get(author).add(role);
  }
  return [...roles]
    .map(([author, found]) => [author, [...found]])
    .sort(([a], [b]) => a.name.localeCompare(b.name, "sv"));
}

/**
 * Return the mentions of posts that are wanted, each with the sentence around it; several in one
 * sentence stand together. target(post) is the state to which a sentence leads.
 */
function mentionList(posts, isWanted, target) {
  let showing = PAGE;
  const items = el("ol", { class: "mentions" });
  const more = el("button", {
    type: "button",
    class: "more",
    onclick() {
      showing += PAGE;
      show(showing - PAGE);
    },
  });
  function show(from) {
    items.append(
      ...posts.slice(from, showing).map((post) =>
        el(
          "li",
          {},
          el("h3", { lang: "sv" }, link(target(post), { "data-post": post.post_id }, post.title)),
          el(
            "p",
            { class: "meta" },
            el("time", { datetime: post.published }, longDate(post.published)),
            " · ",
            post.byline.replaceAll("; ", ", "),
          ),
          sentencesWith(post, post.mentions.filter(isWanted)).map((found) =>
            mentionSentence(post, found, target),
          ),
        ),
      ),
    );
    if (from) items.children[from].querySelector("a").focus();
    more.hidden = posts.length <= showing;
    more.textContent = t("more", Math.min(PAGE, posts.length - showing));
  }
  show(0);
  return [items, more];
}

/** Return [{field, start, end, mentions}]: the sentences of a post in which mentions stand. */
function sentencesWith(post, mentions) {
  return ["title", "caption", "text"].flatMap((field) => {
    const inField = mentions.filter((mention) => mention.field === field);
    if (!inField.length) return [];
    const spans = field === "text" ? sentences(post.text) : [{ start: 0, end: post[field].length }];
    return spans
      .map((span) => ({
        field,
        ...span,
        mentions: inField.filter(({ start }) => start >= span.start && start < span.end),
      }))
      .filter((found) => found.mentions.length);
  });
}

function mentionSentence(post, { field, start, end, mentions }, target) {
  const text = post[field],
    passage = passageOf(post, mentions[0]);
  const places = mentions
    .map((mention) => `${codePoints(text, mention.start)}–${codePoints(text, mention.end)}`)
    .join(", ");
  return el(
    "p",
    { class: "sentence" },
    el(
      "q",
      { lang: "sv" },
      marked(text, start, Math.max(end, mentions[mentions.length - 1].end), [], mentions),
    ),
    " ",
    link(
      { ...target(post), p: passage ? String(passage.number) : "" },
      { class: "where" },
      t("place", t("fieldNames")[field], places),
    ),
  );
}
