// Organisations by their kinds, of which one may choose several.

import { el } from "./dom.js";
import { kindName, locale, number, t, upperFirst } from "./language.js";
import { go } from "./navigation.js";
import { grouped } from "./people.js";
import { current, toggled } from "./state.js";

export function isOfKind(organisation, { kind }) {
  return !kind.length || kind.includes(organisation.kind);
}

/** Return a filter by the kinds of organisations: {element, update(state)}. */
export function kindFilter(organisations) {
  const rows = [...grouped(organisations, ({ kind }) => kind)]
    .sort(([a], [b]) => kindName(a).localeCompare(kindName(b), locale))
    .map(([kind, members]) => {
      const onchange = () => go(toggled(current, "kind", kind));
      const input = el("input", { type: "checkbox", name: "kind", value: kind, onchange });
      const name = el("span.name", upperFirst(kindName(kind)));
      return { input, element: el("li", el("label", input, name, el("span.count", number(members.length)))) };
    });
  const chosen = el("span.hint");
  const element = el(
    "details.filter.kinds",
    el("summary", t("kind"), " ", chosen),
    el(
      "ul",
      rows.map((row) => row.element),
    ),
  );
  function update({ kind }) {
    for (const { input } of rows) input.checked = kind.includes(input.value);
    chosen.textContent = kind.map(kindName).join(", ") || t("allKinds").toLowerCase();
  }
  return { element, update };
}
