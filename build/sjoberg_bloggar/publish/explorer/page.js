// Parts that several pages share.

/** Return a page: what the browser's title says, and its content. */
function page(title, content) {
  return { title, content };
}

function notFound() {
  return page(
    t("notFound"),
    el(
      "div",
      { class: "item-page" },
      el("h1", { tabindex: -1 }, t("notFound")),
      el("p", {}, t("notFoundText")),
      el("p", {}, link({ view: "posts" }, {}, t("backToAll"))),
    ),
  );
}

/** Return [[name, value], ...] as a list of facts; what is missing is left out. */
function facts(pairs) {
  return el(
    "dl",
    { class: "facts" },
    pairs
      .filter(Boolean)
      .map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))),
  );
}

/** Return a period as text: the days of the first and the last post. */
function period(first, last) {
  if (!first) return "–";
  const time = (day) => el("time", { datetime: day }, day);
  return first === last ? time(first) : [time(first), " – ", time(last)];
}

/** Say whether a name has what is sought, from the beginning of one of its words. */
function nameFits(names, sought) {
  const wanted = ` ${plain(letters(sought))}`.trimEnd();
  return !wanted || names.some((name) => ` ${plain(letters(name))}`.includes(wanted));
}

function namesOf(organisation) {
  return [
    organisation.name,
    organisation.name_en || "",
    ...organisation.names.map(([name]) => name),
  ];
}

/**
 * Return a page with a table that one searches by name and orders. fits(row, state) says which
 * rows stand in it; refresh(state) brings its other tools up to date.
 */
function tablePage(table, count, columns, fits, tools = null, refresh = () => {}) {
  const input = el("input", {
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => typed(input.value),
    onchange: stopTyping,
  });
  const frame = el("div", { class: "table-frame" });
  const chosen = () => data[table].filter((row) => fits(row, current));
  const content = el(
    "div",
    { class: "table-page" },
    el("h1", { tabindex: -1 }, t(table)),
    el("div", { class: "tools" }, el("label", {}, el("span", {}, t("filterNames")), input), tools),
    frame,
    el("p", { class: "downloads" }, csvButton(t("csv"), table, chosen)),
  );
  function update(state) {
    const rows = chosen();
    if (input.value.trim() !== state.q) input.value = state.q;
    refresh(state);
    frame.replaceChildren(
      rows.length
        ? sortableTable(t(count, rows.length), columns, rows, state)
        : el("p", { class: "nothing" }, t("nothingNamed")),
    );
    announce(t(count, rows.length));
  }
  return { ...page(t(table), content), update };
}

/**
 * Return a table whose column heads order it. columns: [{key, name, of(row), cell(row),
 * isNumber}]; the state's sort is the key of a column, with a minus for the other way round.
 */
function sortableTable(caption, columns, rows, state) {
  const [, backwards, key] = state.sort.match(/^(-?)(.*)$/);
  const by = columns.find((column) => column.key === key) || columns[0];
  const compare = (a, b) =>
    by.isNumber ? by.of(b) - by.of(a) : by.of(a).localeCompare(by.of(b), "sv");
  const ordered = [...rows].sort((a, b) => (backwards ? -1 : 1) * compare(a, b));
  const head = columns.map((column) => {
    const isBy = column === by;
    const ascending = Boolean(column.isNumber) === Boolean(backwards);
    return el(
      "th",
      {
        role: "columnheader",
        scope: "col",
        class: column.isNumber && "number",
        "aria-sort": isBy && (ascending ? "ascending" : "descending"),
      },
      el(
        "button",
        {
          type: "button",
          id: `by-${column.key || "name"}`,
          onclick() {
            go({ ...current, sort: isBy && !backwards ? `-${column.key}` : column.key });
            document.getElementById(`by-${column.key || "name"}`).focus();
          },
        },
        column.name,
        el(
          "span",
          { class: "arrow", "aria-hidden": "true" },
          isBy ? (ascending ? " ↑" : " ↓") : "",
        ),
      ),
    );
  });
  const cells = (row) =>
    columns.map((column, i) =>
      i
        ? el(
            "td",
            { role: "cell", class: column.isNumber && "number", "data-name": column.name },
            column.cell(row),
          )
        : el("th", { role: "rowheader", scope: "row" }, column.cell(row)),
    );
  // The roles are those that the elements have; on a phone the style takes these away.
  return el(
    "table",
    { role: "table" },
    el("caption", {}, caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)),
    el(
      "tbody",
      { role: "rowgroup" },
      ordered.map((row) => el("tr", { role: "row" }, cells(row))),
    ),
  );
}
