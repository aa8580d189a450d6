// The chips that say which filters are chosen, and take them away.

import { el, spoken } from "./dom.js";
import { valueLabel } from "./filters.js";
import { t } from "./language.js";
import { goAndFocus } from "./navigation.js";
import { grouped } from "./people.js";
import { CHOICES, readAddress, toggled } from "./state.js";

/** Return the chosen filters as [{facet, value, label}]. */
export function chosenValues(state) {
  return ["by", ...CHOICES].flatMap((facet) =>
    [state[facet]]
      .flat()
      .filter(Boolean)
      .map((value) => ({ facet, value, label: valueLabel(facet, value) })),
  );
}

/** Return one chip per chosen filter, each of which removes it. */
export function chips(state) {
  const chosen = chosenValues(state);
  if (!chosen.length) return null;
  const chip = ({ facet, value, label }) =>
    el(
      "button.chip.removes",
      {
        type: "button",
        onclick: () =>
          leaveChip(facet === "by" ? { ...state, by: "" } : toggled(state, facet, value)),
      },
      spoken(`${t("remove")} `),
      label,
    );
  return el(
    "div.chips",
    { role: "group", "aria-label": t("chosen") },
    chosen.map(chip),
    el(
      "button.quiet",
      {
        type: "button",
        onclick: () => leaveChip({ ...readAddress(""), view: "posts", lang: state.lang }),
      },
      t("clearAll"),
    ),
  );
}

/** Go to a state in which the focused chip is gone, and focus the results. */
export function leaveChip(state) {
  goAndFocus(state, "results-heading");
}

/** Return a line, visible in print only, that states query and filters. */
export function printedSelection(state) {
  const chosen = [...grouped(chosenValues(state), ({ facet }) => facet)].map(
    ([facet, values]) => `${t(facet)}: ${values.map(({ label }) => label).join(", ")}`,
  );
  const parts = [state.q && t("printedQuery", state.q), ...chosen].filter(Boolean);
  return parts.length > 0 && el("p.printed", parts.join(" · "));
}

/** Return the parts of a file name that state the selection. */
export function selectionWords(state) {
  return [state.q, ...chosenValues(state).map(({ value }) => value)];
}
