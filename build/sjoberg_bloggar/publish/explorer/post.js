// A post in full, with its passages told apart and its mentions marked.

const ZONE_LABELS = {
  intro: "zoneIntro",
  text: "zoneText",
  signature: "zoneSignature",
  note: "zoneNote",
};

function postPage(state) {
  const post = postById.get(state.id);
  if (!post) return notFound();
  const result = resultOf(state);
  const hitsOf = (field) => findHits(index, result, post[field] || "");
  const found = zones(post);
  const count = ["title", "caption", "text"].reduce((sum, field) => sum + hitsOf(field).length, 0);
  return page(
    post.title,
    el(
      "div",
      { class: "post-page" },
      place(post, state),
      el(
        "article",
        { class: "post" },
        el(
          "header",
          {},
          el(
            "p",
            { class: "meta" },
            el("time", { datetime: post.published }, longDate(post.published)),
            post.is_guest_post && [" · ", el("span", { class: "tag" }, t("guestTag"))],
            count > 0 && [" · ", t("hitCount", count)],
          ),
          el(
            "h1",
            { tabindex: -1, lang: "sv", "data-field": "title" },
            fieldNodes(post, "title", 0, post.title.length, hitsOf("title"), state),
          ),
          el("p", { class: "byline" }, joined(post.authorships.map(byline), "; ")),
        ),
        post.caption &&
          el(
            "p",
            { class: "caption" },
            el("span", { class: "small" }, t("caption")),
            " ",
            el(
              "span",
              { lang: "sv", "data-field": "caption" },
              fieldNodes(post, "caption", 0, post.caption.length, hitsOf("caption"), state),
            ),
          ),
        el(
          "div",
          { class: state.passages ? "body with-labels" : "body", lang: "sv", "data-field": "text" },
          found.map((zone) => zoneSection(post, zone, found, hitsOf("text"), state)),
        ),
      ),
      aboutPost(post, state),
      neighbours(post, state),
    ),
  );
}

function byline({ author, role, employer }) {
  return [
    link({ view: "author", id: author.author_id }, {}, author.name),
    role && [", ", el("span", { lang: "sv" }, role)],
    employer && [
      " (",
      link({ view: "organisation", id: employer.organisation_id }, {}, employer.name),
      ")",
    ],
  ];
}

/** Return a stretch of a field as nodes: its mentions link to their organisations. */
function fieldNodes(post, field, start, end, hits, state) {
  return marked(
    post[field],
    start,
    end,
    post.mentions.filter((mention) => mention.field === field),
    hits,
    (mention, nodes) => {
      const { organisation } = mention;
      const isChosen = state.org.includes(organisation.organisation_id);
      return link(
        { view: "organisation", id: organisation.organisation_id },
        {
          class: isChosen ? "mention chosen" : "mention",
          title: `${organisation.name} (${kindName(organisation.kind)})`,
        },
        nodes,
      );
    },
  );
}

/**
 * Return the passages in zones: introduction, text, signatures, notes; another author's text is
 * another zone.
 */
function zones(post) {
  const found = [];
  for (const passage of post.passages) {
    const kind = passage.kind in ZONE_LABELS ? passage.kind : "text";
    const last = found[found.length - 1];
    const goesOn = last?.kind === kind && (kind === "signature" || last.author === passage.author);
    if (goesOn) last.passages.push(passage);
    else found.push({ kind, author: passage.author, passages: [passage] });
  }
  return found;
}

/** Return a zone under its label; a signature, and the only text of a post, show none. */
function zoneSection(post, zone, all, hits, state) {
  const writers = joined(writersOf(post, zone).map((author) => author.name)).join("");
  const label = t(ZONE_LABELS[zone.kind], writers);
  const blocks = [];
  for (const passage of zone.passages) {
    const element = passageElement(post, passage, hits, state);
    const last = blocks[blocks.length - 1];
    if (passage.kind !== "list_item") blocks.push(element);
    else if (last?.matches("ul")) last.append(element);
    else blocks.push(el("ul", { class: "items", role: "list" }, element));
  }
  const isOnlyText =
    zone.kind === "text" &&
    !all.some((other) => other.kind === "intro" || (other.kind === "text" && other !== zone));
  if (isOnlyText) return blocks;
  const isSilent = zone.kind === "signature";
  return el(
    "div",
    { class: `zone ${zone.kind}`, role: "group", "aria-label": label },
    !isSilent && el("p", { class: "zone-label", lang: language, "aria-hidden": "true" }, label),
    blocks,
  );
}

function passageElement(post, passage, hits, state) {
  const tag = { heading: "h2", list_item: "li" }[passage.kind] || "p";
  const label = t(
    "passageLabel",
    passage.number,
    t("passageKinds")[passage.kind],
    codePoints(post.text, passage.start),
    codePoints(post.text, passage.end),
  );
  return el(
    tag,
    {
      class: `passage ${passage.kind}`,
      "data-passage": passage.number,
      tabindex: -1,
      "data-label": state.passages ? label : null,
    },
    fieldNodes(post, "text", passage.start, passage.end, hits, state),
  );
}

function passageSwitch(state) {
  return el(
    "label",
    { class: "switch" },
    el("input", {
      type: "checkbox",
      id: "show-passages",
      checked: Boolean(state.passages),
      onchange(event) {
        go({ ...state, passages: event.target.checked ? "1" : "" });
        document.getElementById("show-passages").focus();
      },
    }),
    t("showPassages"),
  );
}

function aboutPost(post, state) {
  const counts = new Map();
  for (const { organisation } of post.mentions)
    counts.set(organisation, (counts.get(organisation) || 0) + 1);
  const organisations = [...counts].sort(
    ([a, m], [b, n]) => n - m || a.name.localeCompare(b.name, "sv"),
  );
  const undecided = data.undecided.filter(({ post_id }) => post_id === post.post_id);
  return el(
    "aside",
    { class: "about-post", "aria-labelledby": "about-heading" },
    organisations.length > 0 && [
      el("h2", { class: "small" }, t("mentioned")),
      el(
        "ul",
        { class: "plain counted" },
        organisations.map(([organisation, n]) =>
          el(
            "li",
            {},
            link({ view: "organisation", id: organisation.organisation_id }, {}, organisation.name),
            el("span", { class: "count" }, number(n)),
            el("span", { class: "kind" }, kindName(organisation.kind)),
          ),
        ),
      ),
    ],
    el("h2", { class: "small", id: "about-heading" }, t("aboutPost")),
    facts([
      [t("length"), t("wordCount", post.word_count)],
      [
        t("formerAddress"),
        post.url
          ? [
              el("a", { href: post.url, class: "long" }, post.url),
              el("span", { class: "hint" }, t("formerNote")),
            ]
          : t("unknownAddress"),
      ],
      [t("id"), el("code", {}, post.post_id)],
      [
        t("source"),
        el(
          "ul",
          { class: "plain" },
          post.sources.map(([source, first, last, isPrimary]) =>
            el(
              "li",
              {},
              el("code", {}, source),
              `, ${t("lines", first, last)}`,
              isPrimary && post.sources.length > 1 && ` (${t("primary")})`,
            ),
          ),
        ),
      ],
      undecided.length && [t("undecidedHere"), undecided.map(({ surface }) => surface).join(", ")],
    ]),
    passageSwitch(state),
    csvButton(
      t("csvMentions"),
      "mentions",
      () => mentionRows(post, post.mentions),
      `mentions-${post.post_id}`,
    ),
  );
}

/** Return the posts among which one goes on from a post: the selection if it is one of them. */
function series(post, state) {
  const selected = select(state).posts;
  return isSelecting(state) && selected.includes(post) ? selected : posts;
}

function place(post, state) {
  const among = series(post, state),
    isSelection = among !== posts;
  const position = sorted(among, state).indexOf(post) + 1;
  return el(
    "nav",
    { class: "place", "aria-label": t("posts") },
    link(
      { ...selectionOf(state), view: "posts" },
      { class: "back" },
      el("span", { "aria-hidden": "true" }, "← "),
      isSelecting(state) ? t("backToSelection", select(state).posts.length) : t("backToAll"),
    ),
    el(
      "span",
      { class: "hint" },
      t(isSelection ? "placeInSelection" : "placeOfAll", position, among.length),
    ),
  );
}

/** Return the links to the older and the newer post of the series. */
function neighbours(post, state) {
  const among = series(post, state),
    at = among.indexOf(post);
  const neighbour = (other, name, side) =>
    other &&
    link(
      { ...state, id: other.post_id, p: "" },
      { class: `neighbour ${side}`, rel: name === "older" ? "prev" : "next" },
      el("span", { class: "small" }, t(name)),
      el("span", { class: "neighbour-title", lang: "sv" }, other.title),
      el("span", { class: "hint" }, longDate(other.published)),
    );
  return (
    among.length > 1 &&
    el(
      "nav",
      { class: "neighbours", "aria-label": t("browse") },
      neighbour(among[at - 1], "older", "left"),
      neighbour(among[at + 1], "newer", "right"),
    )
  );
}
