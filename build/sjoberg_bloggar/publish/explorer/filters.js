// The filters beside the list, and the chips that say which are chosen.

const SHOWN = 6; // values of a filter before "show all"

let labels = {}; // what facetLabels() says in the present language

/** Return the values of every filter as {value: label}, the most used first, years in order. */
function facetLabels() {
  const used = (counts, label) =>
    Object.fromEntries(
      [...counts]
        .sort(([a, m], [b, n]) => n - m || label(a).localeCompare(label(b), locale))
        .map(([value]) => [value, label(value)]),
    );
  const { counts } = select({ ...readAddress(""), q: "" });
  return {
    by: { host: t("host", host?.name ?? ""), guest: t("guest") },
    year: Object.fromEntries([...counts.year.keys()].sort().map((year) => [year, year])),
    org: used(counts.org, (id) => fullName(organisationById.get(id))),
    kind: used(counts.kind, (kind) => upperFirst(kindName(kind))),
    writer: used(counts.writer, (id) => authorById.get(id).name),
  };
}

/** Make the filters once; the function that is returned brings them up to date. */
function makeFilters(container) {
  labels = facetLabels();
  const groups = Object.entries(labels).map(([facet, names]) =>
    makeFilter(facet, Object.entries(names)),
  );
  container.replaceChildren(...groups.map(({ element }) => element));
  return (state, counts) => groups.forEach(({ update }) => update(state, counts));
}

function makeFilter(facet, names) {
  const isSingle = facet === "by";
  const options = isSingle ? [["", t("byAll")], ...names] : names;
  const rows = options.map(([value, label]) => {
    const input = el("input", {
      type: isSingle ? "radio" : "checkbox",
      name: `filter-${facet}`,
      value,
      onchange: () => go(isSingle ? { ...current, by: value } : toggled(current, facet, value)),
    });
    const count = el("span", { class: "count" });
    return {
      value,
      input,
      count,
      row: el("li", {}, el("label", {}, input, el("span", { class: "name" }, label), count)),
    };
  });
  let showsAll = false;
  const more = el("button", {
    type: "button",
    class: "quiet",
    "aria-expanded": "false",
    onclick() {
      showsAll = !showsAll;
      show(current);
    },
  });

  function show(state) {
    const chosen = [state[facet]].flat();
    const byCount = [...rows].sort((a, b) => b.n - a.n).slice(0, SHOWN);
    for (const row of rows) {
      row.row.hidden = !(
        showsAll ||
        isSingle ||
        options.length <= SHOWN + 2 ||
        byCount.includes(row) ||
        chosen.includes(row.value) ||
        row.row.contains(document.activeElement)
      );
    }
    more.hidden = isSingle || options.length <= SHOWN + 2;
    more.textContent = showsAll ? t("showFewer") : t("showAll", rows.length);
    more.setAttribute("aria-expanded", showsAll);
  }

  function update(state, { [facet]: counts }) {
    for (const row of rows) {
      row.input.checked = isSingle ? state.by === row.value : state[facet].includes(row.value);
      row.n = row.value
        ? counts.get(row.value) || 0
        : [...counts.values()].reduce((sum, n) => sum + n, 0);
      row.count.textContent = number(row.n);
      row.row.classList.toggle("none", !row.n);
    }
    show(state);
  }

  const hint = { org: "allOf", kind: "allOf", year: "anyOf", writer: "anyOf" }[facet];
  const element = el(
    "fieldset",
    { class: "filter" },
    el("legend", {}, t(facet), hint && el("span", { class: "hint" }, t(hint))),
    el(
      "ul",
      {},
      rows.map(({ row }) => row),
    ),
    more,
  );
  return { element, update };
}

/** Return what is chosen as [{facet, value, label}]; a value that no post has is its own label. */
function chosenValues(state) {
  return ["by", ...CHOICES].flatMap((facet) =>
    [state[facet]]
      .flat()
      .filter(Boolean)
      .map((value) => ({
        facet,
        value,
        label: facet === "month" ? monthName(value) : (labels[facet][value] ?? value),
      })),
  );
}

/** Return the chips of what is chosen, each of which takes it away. */
function chips(state) {
  const chosen = chosenValues(state);
  if (!chosen.length) return null;
  return el(
    "div",
    { class: "chips", role: "group", "aria-label": t("chosen") },
    chosen.map(({ facet, value, label }) =>
      el(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-label": t("remove", label),
          onclick: () =>
            leaveChip(facet === "by" ? { ...state, by: "" } : toggled(state, facet, value)),
        },
        label,
        el("span", { "aria-hidden": "true" }, "×"),
      ),
    ),
    el(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () => leaveChip({ ...readAddress(""), view: "posts", lang: state.lang }),
      },
      t("clearAll"),
    ),
  );
}

/** Go to a state without the chip that has the focus; the focus goes to the results. */
function leaveChip(state) {
  go(state);
  document.getElementById("results-heading").focus();
}
