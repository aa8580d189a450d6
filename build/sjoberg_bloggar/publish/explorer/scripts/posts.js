// The list of posts: search field, timeline, filters and results.

import { makeCards } from "./cards.js";
import { chosenValues } from "./chips.js";
import { posts } from "./data.js";
import { arrange, el } from "./dom.js";
import { makeFilters } from "./filters.js";
import { t } from "./language.js";
import { countMonths } from "./months.js";
import { announce, stopTyping, typed } from "./navigation.js";
import { results } from "./results.js";
import { select } from "./select.js";
import { introduction } from "./start.js";
import { LONGEST_QUERY, address, isSelecting, link } from "./state.js";
import { makeTimeline, showHighest } from "./timeline.js";

export let list = null; // the parts of the list that stay while one types

/** Build the list in the current language. */
export function makeList() {
  const input = el("input", {
    type: "search",
    id: "q",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    maxlength: LONGEST_QUERY,
    "aria-describedby": "search-hint",
    oninput: () => typed(input.value),
    onchange: stopTyping,
  });
  const filters = el("div.filters", { id: "filters" });
  const filterButton = el("button.filter-button", {
    type: "button",
    "aria-expanded": "false",
    "aria-controls": "filters",
    onclick: () => openFilters(filters, filterButton),
  });
  list = {
    input,
    filterButton,
    updateFilters: makeFilters(filters),
    start: introduction(),
    timeline: makeTimeline(t("timeline"), countMonths(posts), true),
    cards: makeCards(),
    results: el("div.results"),
    shown: null, // the address of what is shown
  };
  return el(
    "div.list",
    el(
      "div.top",
      el("div", el("h1", { tabindex: -1 }, t("posts")), searchForm(input)),
      el(
        "section.by-month",
        { "aria-labelledby": "timeline-heading" },
        el("h2.small", { id: "timeline-heading" }, t("timeline")),
        el("p.spoken", t("timelineHelp")),
        list.timeline.element,
      ),
    ),
    list.start,
    el(
      "div.columns",
      list.results,
      el(
        "section.sidebar",
        { "aria-labelledby": "filters-heading" },
        el("h2.spoken", { id: "filters-heading" }, t("filters")),
        filters,
        el(
          "button.close-filters",
          { type: "button", onclick: () => closeFilters(filters, filterButton) },
          t("showResults"),
        ),
      ),
    ),
  );
}

function searchForm(input) {
  return el(
    "form.search",
    {
      role: "search",
      onsubmit(event) {
        event.preventDefault();
        stopTyping();
        document.getElementById("results-heading").focus();
      },
    },
    el("label", { for: "q" }, t("search")),
    input,
    el(
      "p.hint",
      { id: "search-hint" },
      t("searchHint"),
      " ",
      link({ view: "help" }, t("searchHelp")),
    ),
  );
}

/** Open or close the filters on narrow screens; focus them when they open. */
function openFilters(filters, button) {
  const isOpen = filters.parentElement.classList.toggle("open");
  button.setAttribute("aria-expanded", isOpen);
  if (isOpen) filters.querySelector("input").focus();
}

function closeFilters(filters, button) {
  filters.parentElement.classList.remove("open");
  button.setAttribute("aria-expanded", "false");
  document.getElementById("results-heading").focus();
}

/** Show the posts that a state selects, unless they are shown already. */
export function updateList(state) {
  if (list.shown === address(state)) return;
  list.shown = address(state);
  const { posts: selected, counts } = select(state);
  updateTimeline(state, selected);
  if (list.input.value.trim() !== state.q) list.input.value = state.q;
  const chosen = chosenValues(state).length;
  list.filterButton.textContent = t("filtersChosen", chosen);
  list.updateFilters(state, counts);
  list.start.hidden = isSelecting(state);
  arrange(list.results, results(state, selected));
  announce(t("ofAll", selected.length, posts.length));
}

/**
 * Show a selection in the timeline; choosing a month or year again removes it. The timeline is scrolled
 * before the list changes, as that needs a layout.
 */
function updateTimeline(state, selected) {
  // A month says what one would see of it, whichever month is chosen now.
  const isOver = state.month.length || state.year.length;
  const shown = isOver ? select({ ...state, month: [], year: [] }).posts : selected;
  const chosen = [...countMonths(posts).keys()].filter(
    (month) => state.month.includes(month) || state.year.includes(month.slice(0, 4)),
  );
  list.timeline.update({
    counts: countMonths(state.month.length ? shown : selected),
    chosen: state.month.length ? chosen : [],
    label: (when, n, all) => t("monthLabel", when, n, all),
    target: ([month], { kind, key }) =>
      kind === "year"
        ? { ...state, month: [], year: state.year.includes(key) ? [] : [key] }
        : { ...state, year: [], month: state.month.includes(month) ? [] : [month] },
  });
  showHighest(list.timeline.strip);
}
