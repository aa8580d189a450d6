// The cards of the list: each says of a post what it is and quotes what one looks for.

const AT_ONCE = 12; // cards with their quotations at once; the others follow after painting
const SNIPPETS = 2,
  SNIPPET_LENGTH = 220;
let unquoted = []; // what makes the quotations that are to follow

/** Return the cards of posts; by relevance, those of a group under a heading of their own. */
function cards(state, inOrder) {
  const following = (unquoted = []);
  requestAnimationFrame(() => setTimeout(() => addFollowing(following)));
  const result = resultOf(state),
    visible = inOrder.slice(0, shown);
  if (!result || state.sort)
    return el(
      "ol",
      { class: "cards" },
      visible.map((post, i) => card(post, state, i)),
    );
  const groups = [INFLECTED, LONGER, WITHOUT_DOTS]
    .map((group) => [group, visible.filter((post) => groupOf(result, post) === group)])
    .filter(([, members]) => members.length);
  return groups.flatMap(([group, members]) => [
    (groups.length > 1 || group !== INFLECTED) && groupHead(group, result),
    el(
      "ol",
      { class: "cards" },
      members.map((post) => card(post, state, visible.indexOf(post))),
    ),
  ]);
}

/** Add the quotations that follow, unless the list has changed since. */
function addFollowing(following) {
  if (following === unquoted) following.forEach((addQuotations) => addQuotations());
}

function groupHead(group, result) {
  const words = group === LONGER && longerWords(index, result);
  return el(
    "div",
    { class: "group" },
    el(
      "p",
      { class: "group-name" },
      t({ [INFLECTED]: "groupWord", [LONGER]: "groupLonger", [WITHOUT_DOTS]: "groupPlain" }[group]),
    ),
    words &&
      words.length > 0 &&
      el(
        "p",
        { class: "hint" },
        t("groupLongerWords", words.slice(0, 5).join(", ") + (words.length > 5 ? " …" : "")),
      ),
    group === WITHOUT_DOTS && el("p", { class: "hint" }, t("groupPlainNote")),
  );
}

function card(post, state, place) {
  const hits = findHits(index, resultOf(state), post.title);
  const article = el(
    "article",
    {},
    el(
      "h3",
      { lang: "sv" },
      link(
        { ...state, view: "post", id: post.post_id, p: "" },
        { "data-post": post.post_id },
        marked(post.title, 0, post.title.length, [], hits),
      ),
    ),
    el(
      "p",
      { class: "meta" },
      el("time", { datetime: post.published }, longDate(post.published)),
      " · ",
      post.byline.replaceAll("; ", ", "),
      post.is_guest_post && [" ", el("span", { class: "tag" }, t("guestTag"))],
    ),
  );
  const addQuotations = () => article.append(...[snippets(post, state)].flat());
  if (place < AT_ONCE) addQuotations();
  else unquoted.push(addQuotations);
  return el("li", { class: "card" }, article);
}

/** Return what a card quotes: sentences with hits and chosen organisations, else how it begins. */
function snippets(post, state) {
  const result = resultOf(state);
  const isNarrow = state.org.length || state.kind.length;
  const chosen = isNarrow
    ? chosenMentions(post, state).filter(({ field }) => field === "text")
    : [];
  const hits = findHits(index, result, post.text);
  if (hits.length || chosen.length) {
    return bestSentences(post.text, hits, chosen).map((sentence) =>
      quote(
        post.text,
        sentence,
        [...hits, ...chosen].sort((a, b) => a.start - b.start),
      ),
    );
  }
  const captionHits = findHits(index, result, post.caption || "");
  if (captionHits.length) {
    return el(
      "p",
      { class: "snippet" },
      `${t("caption")}: `,
      el("span", { lang: "sv" }, marked(post.caption, 0, post.caption.length, [], captionHits)),
    );
  }
  const first = post.passages.find(({ kind }) => kind === "paragraph") || post.passages[0];
  return quote(post.text, first, [], "snippet beginning");
}

/** Return the sentences that say most of what is sought, in the order of the text. */
function bestSentences(text, hits, mentions) {
  const sought = [
    ...hits.map((hit) => ({ ...hit, of: hit.term })),
    ...mentions.map((mention) => ({ ...mention, of: mention.organisation })),
  ];
  const scored = sentences(text)
    .map((sentence) => ({
      ...sentence,
      score: new Set(
        sought
          .filter((span) => span.start >= sentence.start && span.start < sentence.end)
          .map((span) => span.of),
      ).size,
    }))
    .filter(({ score }) => score);
  return scored
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .slice(0, SNIPPETS)
    .sort((a, b) => a.start - b.start);
}

/** Return a sentence or passage as a paragraph, shortened around what is marked in it. */
function quote(text, span, marks, name = "snippet") {
  const within = marks.filter(({ start }) => start >= span.start && start < span.end);
  const { start, end } = shortened(text, span, within[0]);
  return el(
    "p",
    { class: name, lang: "sv" },
    start > span.start && "… ",
    marked(text, start, end, [], merged(within)),
    end < span.end && " …",
  );
}

/** Return a span cut between words to about SNIPPET_LENGTH, with the first mark inside. */
function shortened(text, { start, end }, mark) {
  let from = start;
  if (mark && mark.end - start > SNIPPET_LENGTH) {
    const space = text.indexOf(" ", mark.start - SNIPPET_LENGTH / 3);
    from = space >= 0 && space < mark.start ? space + 1 : mark.start;
  }
  if (end - from <= SNIPPET_LENGTH) return { start: from, end };
  const space = text.lastIndexOf(" ", from + SNIPPET_LENGTH);
  const to = space > from ? space : from + SNIPPET_LENGTH;
  return { start: from, end: Math.min(end, Math.max(to, mark?.end ?? 0)) };
}

/** Return spans without overlaps: those that begin inside of an earlier one are left out. */
function merged(spans) {
  let end = 0;
  return spans.filter((span) => span.start >= end && (end = span.end));
}
