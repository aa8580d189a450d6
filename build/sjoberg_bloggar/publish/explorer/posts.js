// The list of posts: search field, timeline, filters and results.

const PAGE = 60; // posts shown before "show more"

let list = null; // the parts of the list that stay while one types
let shown = PAGE,
  shownSelection = "";

/** Make the list in the present language. */
function makeList() {
  const input = el("input", {
    type: "search",
    id: "q",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    "aria-describedby": "search-hint",
    oninput: () => typed(input.value),
    onchange: stopTyping,
  });
  const filters = el("div", { id: "filters", class: "filters" });
  const filterButton = el("button", {
    type: "button",
    class: "filter-button",
    "aria-expanded": "false",
    "aria-controls": "filters",
    onclick: () => filterButton.setAttribute("aria-expanded", filters.classList.toggle("open")),
  });
  list = {
    input,
    filterButton,
    updateFilters: makeFilters(filters),
    timeline: el("div", {}),
    results: el("div", { class: "results" }),
  };
  return el(
    "div",
    { class: "list" },
    el(
      "div",
      { class: "top" },
      el(
        "div",
        {},
        el("h1", { tabindex: -1 }, t("posts")),
        el(
          "form",
          {
            role: "search",
            class: "search",
            onsubmit(event) {
              event.preventDefault();
              stopTyping();
            },
          },
          el("label", { for: "q" }, t("search")),
          input,
          el(
            "p",
            { id: "search-hint", class: "hint" },
            t("searchHint"),
            " ",
            link({ view: "help" }, {}, t("searchHelp")),
          ),
        ),
      ),
      el(
        "section",
        { class: "by-month", "aria-labelledby": "timeline-heading" },
        el("h2", { id: "timeline-heading", class: "small" }, t("timeline")),
        el("p", { class: "spoken" }, t("timelineHelp")),
        list.timeline,
      ),
    ),
    el(
      "div",
      { class: "columns" },
      el(
        "section",
        { class: "sidebar", "aria-labelledby": "filters-heading" },
        el("h2", { id: "filters-heading", class: "spoken" }, t("filters")),
        filterButton,
        filters,
      ),
      list.results,
    ),
  );
}

/** Show the posts that a state selects. */
function updateList(state) {
  const { posts: selected, counts } = select(state);
  const selection = JSON.stringify(selectionOf(state));
  if (selection !== shownSelection) [shown, shownSelection] = [PAGE, selection];
  if (list.input.value.trim() !== state.q) list.input.value = state.q;
  list.filterButton.textContent = t(
    "filtersChosen",
    Number(Boolean(state.by)) + CHOICES.reduce((sum, key) => sum + state[key].length, 0),
  );
  list.updateFilters(state, counts);
  replaceTimeline(
    list.timeline,
    timeline(
      // A month tells what one would see of it, whichever month is chosen now.
      countMonths(state.month.length ? select({ ...state, month: [] }).posts : selected),
      (month) => ({ ...state, year: [], month: state.month.includes(month) ? [] : [month] }),
      state.month,
    ),
  );
  list.results.replaceChildren(...results(state, selected));
  announce(t("ofAll", selected.length, posts.length));
}

function results(state, selected) {
  const inOrder = sorted(selected, state);
  return [
    el(
      "div",
      { class: "results-head" },
      el("h2", { id: "results-heading", tabindex: -1 }, t("ofAll", selected.length, posts.length)),
      selected.length > 1 && sortMenu(state),
    ),
    chips(state),
    namesThatFit(state),
    selected.length ? cards(state, inOrder) : nothingFound(state),
    inOrder.length > shown &&
      el(
        "button",
        { type: "button", class: "more", onclick: showMore },
        t("more", Math.min(PAGE, inOrder.length - shown)),
      ),
    selected.length > 0 &&
      el(
        "p",
        { class: "downloads" },
        csvButton(t("csvPosts"), "posts", () => select(state).posts),
        csvButton(t("csvMentions"), "mentions", () =>
          select(state).posts.flatMap((post) => mentionRows(post, chosenMentions(post, state))),
        ),
      ),
  ]
    .flat()
    .filter(Boolean);
}

function showMore() {
  const firstNew = shown;
  shown += PAGE;
  updateList(current);
  list.results.querySelectorAll(".card h3 a")[firstNew]?.focus();
}

function sortMenu(state) {
  const options = [
    ...(state.q
      ? [
          ["", "sortRelevance"],
          ["newest", "sortNewest"],
        ]
      : [["", "sortNewest"]]),
    ["oldest", "sortOldest"],
  ];
  return el(
    "label",
    { class: "sort" },
    el("span", {}, t("sort")),
    el(
      "select",
      {
        id: "sort",
        onchange(event) {
          go({ ...current, sort: event.target.value });
          document.getElementById("sort")?.focus();
        },
      },
      options.map(([value, name]) =>
        el("option", { value, selected: value === state.sort }, t(name)),
      ),
    ),
  );
}

/** Return links to the organisations and authors whose names have what is sought. */
function namesThatFit(state) {
  const sought = state.q.replace(/["”“»]/g, "");
  if (sought.length < 2) return null;
  const found = [
    ...data.organisations
      .filter((row) => nameFits(namesOf(row), sought))
      .sort((a, b) => b.mention_count - a.mention_count)
      .slice(0, 4)
      .map((row) => [
        { view: "organisation", id: row.organisation_id },
        fullName(row),
        t("mentionCount", row.mention_count),
      ]),
    ...data.authors
      .filter((row) => nameFits([row.name, row.name_variants || ""], sought))
      .slice(0, 3)
      .map((row) => [
        { view: "author", id: row.author_id },
        row.name,
        t("postCount", row.post_count),
      ]),
  ];
  return found.length
    ? el(
        "div",
        { class: "names" },
        el("span", { class: "small" }, t("found")),
        found.map(([target, name, count]) =>
          el("span", {}, link(target, {}, name), el("span", { class: "count" }, count)),
        ),
      )
    : null;
}

function nothingFound(state) {
  return el(
    "div",
    { class: "nothing" },
    el("p", { class: "big" }, t("nothing")),
    el("p", {}, t("nothingHint"), " ", link({ view: "help" }, {}, t("searchHelp"))),
    !chips(state) && // which have such a button
      el(
        "button",
        { type: "button", onclick: () => leaveChip({ ...readAddress(""), lang: state.lang }) },
        t("clearAll"),
      ),
  );
}
