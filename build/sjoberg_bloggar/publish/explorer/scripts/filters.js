// The filters beside the list.

import { authorById, host, organisationById } from "./data.js";
import { el } from "./dom.js";
import { kindName, locale, monthName, number, t, upperFirst } from "./language.js";
import { go } from "./navigation.js";
import { fullName } from "./people.js";
import { select } from "./select.js";
import { current, readAddress, toggled } from "./state.js";

const SHOWN = 6; // values of a filter before "show all"

/** Return the label of a filter's value; an unknown value is its own label. */
export function valueLabel(facet, value) {
  const labelOf = {
    by: () => (value === "host" ? t("host", host?.name ?? "") : value === "guest" && t("guest")),
    year: () => value,
    month: () => monthName(value),
    org: () => organisationById.has(value) && fullName(organisationById.get(value)),
    kind: () => upperFirst(kindName(value)),
    writer: () => authorById.get(value)?.name,
  };
  return labelOf[facet]() || value;
}

/** Return the values of every filter, the most used first, years in order: [facet, values]. */
function facetValues() {
  const { counts } = select({ ...readAddress(""), q: "" });
  const used = (facet) =>
    [...counts[facet]]
      .sort(
        ([a, m], [b, n]) =>
          n - m || valueLabel(facet, a).localeCompare(valueLabel(facet, b), locale),
      )
      .map(([value]) => value);
  return [
    ["by", ["", "host", "guest"]],
    ["year", [...counts.year.keys()].sort()],
    ["org", used("org")],
    ["kind", used("kind")],
    ["writer", used("writer")],
  ];
}

/** Build the filters once; return a function that updates them. */
export function makeFilters(container) {
  const groups = facetValues().map(([facet, values]) => makeFilter(facet, values));
  container.replaceChildren(...groups.map(({ element }) => element));
  return (state, counts) => groups.forEach(({ update }) => update(state, counts));
}

function makeFilter(facet, values) {
  const isSingle = facet === "by",
    isLong = !isSingle && values.length > SHOWN + 2;
  const rows = values.map((value) => filterRow(facet, value, isSingle));
  let showsAll = false;
  const more = el("button.quiet", {
    type: "button",
    "aria-expanded": "false",
    onclick() {
      showsAll = !showsAll;
      show(current);
    },
  });

  function show(state) {
    const chosen = [state[facet]].flat();
    const most = new Set([...rows].sort((a, b) => b.n - a.n).slice(0, SHOWN));
    for (const row of rows) {
      row.element.hidden = !(
        showsAll ||
        !isLong ||
        most.has(row) ||
        chosen.includes(row.value) ||
        row.element.contains(document.activeElement)
      );
    }
    more.hidden = !isLong;
    more.textContent = showsAll ? t("showFewer") : t("showAll", rows.length);
    more.setAttribute("aria-expanded", showsAll);
  }

  function update(state, { [facet]: counts }) {
    const sum = [...counts.values()].reduce((all, n) => all + n, 0);
    for (const row of rows) {
      row.input.checked = isSingle ? state.by === row.value : state[facet].includes(row.value);
      const n = row.value ? counts.get(row.value) || 0 : sum;
      if (n === row.n) continue;
      row.n = n;
      row.count.textContent = number(n);
      row.element.classList.toggle("none", !row.n);
    }
    show(state);
  }

  const hint = { org: "allOf", kind: "anyOf", year: "anyOf", writer: "anyOf" }[facet];
  const element = el(
    "fieldset.filter",
    el("legend", t(facet), hint && el("span.hint", t(hint))),
    el(
      "ul",
      rows.map((row) => row.element),
    ),
    more,
  );
  return { element, update };
}

function filterRow(facet, value, isSingle) {
  const input = el("input", {
    type: isSingle ? "radio" : "checkbox",
    name: `filter-${facet}`,
    value,
    onchange: () => go(isSingle ? { ...current, by: value } : toggled(current, facet, value)),
  });
  const count = el("span.count");
  const label = value ? valueLabel(facet, value) : t("byAll");
  const element = el("li", el("label", input, el("span.name", label), count));
  return { value, input, count, element, n: null };
}
