// Tables that one searches by name and orders by their columns.

import { printedSelection, selectionWords } from "./chips.js";
import { data } from "./data.js";
import { change, el } from "./dom.js";
import { downloads } from "./download.js";
import { number, t } from "./language.js";
import { announce, goAndFocus, stopTyping, typed } from "./navigation.js";
import { page } from "./pages.js";
import { address, current } from "./state.js";

/**
 * Return a page with a searchable table.
 *
 * columns: see sortableTable(); fits(row, state): whether the table has a row; isApart(row): whether
 * a row comes first, whatever the order; before(): what precedes the table; tools: further fields,
 * which refresh(state) updates.
 */
export function tablePage({
  table,
  count,
  columns,
  fits,
  isApart,
  before = () => null,
  tools,
  refresh,
}) {
  const input = el("input", {
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => typed(input.value),
    onchange: stopTyping,
  });
  const frame = el("div.table-frame"),
    naming = el("a", t("naming"));
  const chosen = () => data[table].filter((row) => fits(row, current));
  const content = el(
    "div.table-page",
    el("h1", { tabindex: -1 }, t(table)),
    el("p.see-also", naming),
    el("div.tools", el("label", el("span", t("filterNames")), input), tools),
    frame,
    el(
      "p.downloads",
      downloads(t("csv"), table, chosen, () => [table, ...selectionWords(current)]),
    ),
  );
  function update(state) {
    const rows = chosen();
    if (input.value.trim() !== state.q) input.value = state.q;
    refresh?.(state);
    change(naming, { href: address({ view: "naming", kind: state.kind }) });
    const shownRows = rows.length
      ? [before(), sortableTable(t(count, rows.length), columns, rows, state, isApart)]
      : [el("p.nothing", t("nothingNamed"))];
    frame.replaceChildren(...[printedSelection(state), ...shownRows].filter(Boolean));
    announce(t(count, rows.length));
  }
  return { ...page(t(table), content), update };
}

/**
 * Return a table that its column heads sort.
 *
 * columns: [{key, name, of(row), cell(row), isNumber, isFixed}]. The state's sort is the key of a
 * column, with a minus for the reverse order; the column with the key "" is the default.
 */
function sortableTable(caption, columns, rows, state, isApart = () => false) {
  const [, backwards, key] = state.sort.match(/^(-?)(.*)$/);
  const first = columns.find((column) => column.key === "");
  const by = columns.find((column) => column.key === key && !column.isFixed) || first;
  const names = columns[0];
  const compare = (a, b) =>
    (by.isNumber ? by.of(b) - by.of(a) : by.of(a).localeCompare(by.of(b), "sv")) ||
    names.of(a).localeCompare(names.of(b), "sv");
  const ordered = [...rows].sort((a, b) => (backwards ? -1 : 1) * compare(a, b));
  const ascending = Boolean(by.isNumber) === Boolean(backwards);
  const head = columns.map((column) => columnHead(column, column === by, ascending, backwards));
  const cells = (row) =>
    columns.map((column, i) =>
      i
        ? el(
            `td${column.isNumber ? ".number" : ""}${column.isWide ? ".wide" : ""}`,
            { role: "cell", "data-name": column.name },
            column.cell(row),
          )
        : el("th", { role: "rowheader", scope: "row" }, column.cell(row)),
    );
  // The roles are those that the elements have; on a phone the style takes these away.
  return el(
    "table",
    { role: "table" },
    el("caption", caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)),
    [ordered.filter(isApart), ordered.filter((row) => !isApart(row))]
      .filter((group) => group.length)
      .map((group) =>
        el(
          "tbody",
          { role: "rowgroup" },
          group.map((row) => el("tr", { role: "row" }, cells(row))),
        ),
      ),
  );
}

/** Return a column of numbers. */
export function countColumn(key, name, of) {
  return { key, name, of, cell: (row) => number(of(row)), isNumber: true };
}

function columnHead(column, isBy, ascending, backwards) {
  const id = `by-${column.key || "first"}`;
  const order = () =>
    goAndFocus({ ...current, sort: isBy && !backwards ? `-${column.key}` : column.key }, id);
  const arrow = isBy ? (ascending ? " ↑" : " ↓") : "";
  return el(
    `th${column.isNumber ? ".number" : ""}`,
    {
      role: "columnheader",
      scope: "col",
      "aria-sort": isBy && (ascending ? "ascending" : "descending"),
    },
    column.isFixed
      ? el("span.fixed", column.name)
      : el(
          "button",
          { type: "button", id, onclick: order },
          column.name,
          el("span.arrow", { "aria-hidden": "true" }, arrow),
        ),
  );
}
