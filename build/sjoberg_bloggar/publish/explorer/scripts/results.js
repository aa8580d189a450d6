// The results beside the filters: posts as cards, or hits as lines.

import { chips, printedSelection, selectionWords } from "./chips.js";
import { posts } from "./data.js";
import { el } from "./dom.js";
import { downloads, mentionRows } from "./download.js";
import { hitsPerYear, wordForms } from "./frequency.js";
import { countQualities, hitCounts } from "./hits.js";
import { t } from "./language.js";
import { LINE_COLUMNS, LINE_ORDERS, lineRows, linesOf, linesTable } from "./lines.js";
import { goAndFocus } from "./navigation.js";
import { PAGE, labelMore, moreButton } from "./portions.js";
import { list, updateList } from "./posts.js";
import { chosenMentions, select, sorted } from "./select.js";
import { current, link, selectionOf } from "./state.js";
import { nothingFound, offers } from "./suggestions.js";

let shown = PAGE,
  shownSelection = "";

/** Return the parts of the results that a state selects. */
export function results(state, selected) {
  const selection = JSON.stringify(selectionOf(state));
  const isLines = Boolean(state.q) && LINE_ORDERS.includes(state.lines);
  if (selection !== shownSelection) {
    [shown, shownSelection] = [PAGE, selection];
  }
  const parts = [
    resultsHead(state, selected),
    list.filterButton,
    chips(state),
    printedSelection(state),
    offers(state),
    !selected.length
      ? nothingFound(state)
      : isLines
        ? asLines(state, selected)
        : asCards(state, selected),
  ];
  return parts.flat(Infinity).filter(Boolean);
}

function resultsHead(state, selected) {
  return el(
    "div.results-head",
    el("h2", { id: "results-heading", tabindex: -1 }, t("ofAll", selected.length, posts.length)),
    selected.length > 0 && [state.q && formSwitch(state), orderMenu(state, selected.length)],
  );
}

/** Return the links between posts and lines. */
function formSwitch(state) {
  const choice = (lines, name) =>
    link(
      { ...state, lines },
      {
        id: `as-${name}`,
        "aria-current": Boolean(state.lines) === Boolean(lines) && "true",
        onclick(event) {
          event.preventDefault();
          goAndFocus({ ...current, lines }, `as-${name}`);
        },
      },
      t(name),
    );
  return el("p.forms", choice("", "asPosts"), choice("date", "asLines"));
}

function orderMenu(state, count) {
  const isLines = Boolean(state.q && state.lines);
  if (count < 2 && !isLines) return null;
  const orders = isLines
    ? [
        ["date", "sortNewest"],
        ["after", "sortAfter"],
        ["before", "sortBefore"],
      ]
    : [
        ...(state.q
          ? [
              ["", "sortRelevance"],
              ["hits", "sortHits"],
              ["newest", "sortNewest"],
            ]
          : [["", "sortNewest"]]),
        ["oldest", "sortOldest"],
      ];
  const key = isLines ? "lines" : "sort";
  return el(
    "label.sort",
    el("span", t("sort")),
    el(
      "select",
      {
        id: "sort",
        onchange: (event) => goAndFocus({ ...current, [key]: event.target.value }, "sort"),
      },
      orders.map(([value, name]) =>
        el("option", { value, selected: value === state[key] }, t(name)),
      ),
    ),
  );
}

function asCards(state, selected) {
  const inOrder = sorted(selected, state);
  const chosen = () => select(state).posts;
  return [
    list.cards(state, inOrder.slice(0, shown)),
    moreCards(inOrder.length),
    el(
      "p.downloads",
      downloads(t("csvPosts"), "posts", chosen, () => ["posts", ...selectionWords(state)]),
      downloads(
        t("csvMentions"),
        "mentions",
        () => mentionRows(chosen().flatMap((post) => chosenMentions(post, state))),
        () => ["mentions", ...selectionWords(state)],
      ),
    ),
  ];
}

function asLines(state, selected) {
  const lines = linesOf(state, selected);
  return [
    el("p.meta.line-count", hitCounts(countQualities(lines))),
    wordForms(state, lines),
    hitsPerYear(state, lines),
    linesTable(state, lines),
    el(
      "p.downloads",
      downloads(
        t("csvLines"),
        "lines",
        () => lineRows(lines),
        () => ["lines", ...selectionWords(state)],
        LINE_COLUMNS,
      ),
    ),
  ];
}

/** Return the button that shows more cards; then the focus is on the first new link. */
function moreCards(all) {
  const showUpTo = (count) => {
    shown = count;
    list.shown = null;
    updateList(current);
  };
  const showMore = () => {
    const firstNew = shown;
    showUpTo(shown + PAGE);
    list.results.querySelectorAll(".card h3 a")[firstNew]?.focus();
  };
  const button = moreButton(showMore, () => showUpTo(all));
  labelMore(button, PAGE, all - shown);
  return button;
}
