// Small charts in table rows: a bar split by who mentions, a strip of months.

import { el, svg } from "./dom.js";
import { t } from "./language.js";
import { countMonths, placesInTime, sumOver } from "./months.js";
import { SIDES } from "./people.js";

/** Return a bar with one part per side; `most` is the number of a bar of full width. */
export function splitBar(sides, most) {
  let x = 0;
  const parts = SIDES.map((side) => {
    const width = (sides.get(side) / most) * 100;
    x += width;
    return (
      sides.get(side) > 0 &&
      svg(`rect.${side}`, { x: `${x - width}%`, width: `${width}%`, height: 14 })
    );
  });
  return svg(
    "svg.bar",
    { role: "img", "aria-label": sidesText(sides), height: 14 },
    svg("title", sidesText(sides)),
    parts,
  );
}

/** Return numbers by side as text; zeros are left out. */
function sidesText(sides) {
  return SIDES.filter((side) => sides.get(side))
    .map((side) => t(`${side}Count`, sides.get(side)))
    .join(", ");
}

/** Return the legend of the colours of sides. */
export function sidesLegend(sides = SIDES) {
  return el(
    "p.legend",
    sides.map((side) => [
      el("span.pair", el(`span.key.${side}`, { "aria-hidden": "true" }), t(`${side}Side`)),
      " ",
    ]),
  );
}

/** Return when an organisation is mentioned as a strip: a line per month, as high as the posts
 * that mention it are many. */
export function monthStrip(row) {
  const places = placesInTime(),
    counts = countMonths(row.posts);
  const highest = Math.max(...counts.values(), 3),
    step = 100 / places.length;
  const lines = places.map(({ months }, i) => {
    const n = sumOver(months, counts);
    const height = n && Math.max(5, (n / highest) * 18);
    return (
      n > 0 &&
      svg("rect.selected", { x: `${i * step}%`, width: `${step * 0.8}%`, y: 18 - height, height })
    );
  });
  const gaps = places.map(
    ({ kind }, i) =>
      kind === "gap" && svg("rect.gap", { x: `${i * step}%`, width: `${step}%`, height: 18 }),
  );
  const name = t("stripLabel", row.posts.length, row.first_mentioned, row.last_mentioned);
  return svg(
    "svg.months",
    { role: "img", "aria-label": name, height: 20 },
    svg("title", name),
    gaps,
    svg("line.floor", { x1: 0, x2: "100%", y1: 18.5, y2: 18.5 }),
    lines,
  );
}
