// The page about the page: help, data files, what is missing or undecided.

function helpPage() {
  const content = document.getElementById(`help-${language}`).content.cloneNode(true);
  return page(
    t("help"),
    el("div", { class: "help-page" }, content, missingSection(), undecidedSection()),
  );
}

function missingSection() {
  const { posts: known, periods } = data.missing;
  if (!known.length && !periods.length) return null;
  return el(
    "section",
    {},
    el("h2", {}, t("missing")),
    periods.length > 0 &&
      el(
        "ul",
        {},
        periods.map(({ start, end, note }) =>
          el(
            "li",
            {},
            longDate(start),
            " – ",
            longDate(end),
            ". ",
            el("span", { lang: "en" }, note),
          ),
        ),
      ),
    known.length > 0 && [
      el("p", {}, t("missingPosts"), ":"),
      el(
        "ul",
        {},
        known.map(({ published, url }) =>
          el("li", {}, longDate(published), ": ", el("a", { href: url, class: "long" }, url)),
        ),
      ),
    ],
  );
}

function undecidedSection() {
  if (!data.undecided.length) return null;
  return el(
    "section",
    { id: "undecided" },
    el("h2", {}, t("undecidedList")),
    el(
      "ul",
      {},
      data.undecided.map((question) =>
        el(
          "li",
          {},
          el("strong", { lang: "sv" }, question.surface),
          ` (${question.topic}) `,
          link({ view: "post", id: question.post_id }, {}, longDate(question.post_id.slice(0, 10))),
          ": ",
          el("q", { lang: "sv" }, question.sentence),
        ),
      ),
    ),
  );
}
