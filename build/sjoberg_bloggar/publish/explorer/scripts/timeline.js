// Posts or mentions over time, as an inline SVG whose months are links.

import { el, roving, svg } from "./dom.js";
import { monthName, number, t } from "./language.js";
import { missingByMonth, placesInTime, sumOver } from "./months.js";
import { address } from "./state.js";

const MONTH_WIDTH = 24,
  YEAR_WIDTH = 44,
  GAP_WIDTH = 112, // of all months together of which the sources have nothing
  BAR_HEIGHT = 64,
  TOP = 18,
  BOTTOM = 24;

/**
 * Return a timeline.
 *
 * counts: Map(month -> number); target(months): the state that a bar links to; label(when, n, all):
 * the name of a bar; totals: the counts of all posts, drawn behind, or null; chosen: months.
 */
export function timeline({ heading, counts, target, label, totals = null, chosen = [] }) {
  const places = withWidths(placesInTime());
  const scale = totals ?? counts;
  const highest = Math.max(1, ...places.map(({ months }) => sumOver(months, scale)));
  const drawn = places.filter(({ months, kind }) => kind !== "gap" && sumOver(months, scale));
  // One stop for the tab key: what is chosen, else the newest.
  const entry = drawn.find(({ months }) => chosen.includes(months[0])) || drawn.at(-1);
  const width = places.reduce((sum, place) => sum + place.width, 0);
  const bar = (place) => {
    const n = sumOver(place.months, counts),
      all = totals && sumOver(place.months, totals);
    const isChosen = place.months.every((month) => chosen.includes(month));
    return barLink({ place, n, all, highest, isChosen, isEntry: place === entry, target, label });
  };
  const bars = new Map(drawn.map((place) => [place, bar(place)]));
  const strip = el(
    "div.strip",
    svg(
      "svg",
      { width, height: TOP + BAR_HEIGHT + BOTTOM, role: "group", "aria-label": heading },
      svg("line.floor", {
        x1: 0,
        x2: width,
        y1: TOP + BAR_HEIGHT + 0.5,
        y2: TOP + BAR_HEIGHT + 0.5,
      }),
      places.map((place) => (place.kind === "gap" ? gapLink(place) : bars.get(place))),
      yearLabels(places),
    ),
  );
  roving(strip, "a");
  const isPart = totals && [...totals].some(([month, n]) => counts.get(month) !== n);
  return el("div.timeline", strip, isPart && legend());
}

function withWidths(places) {
  let x = 0;
  return places.map((place) => {
    const width = { month: MONTH_WIDTH, year: YEAR_WIDTH, gap: GAP_WIDTH }[place.kind];
    x += width;
    return { ...place, width, x: x - width };
  });
}

function barLink({ place, n, all, highest, isChosen, isEntry, target, label }) {
  const floor = TOP + BAR_HEIGHT;
  const height = (value) => value && Math.max(3, (value / highest) * BAR_HEIGHT);
  const bar = (name, value) =>
    svg(`rect.${name}`, {
      x: place.x + 5,
      width: place.width - 10,
      y: floor - height(value),
      height: height(value),
    });
  const when = place.kind === "year" ? place.key : monthName(place.key);
  const said = label(when, n, all ?? n);
  const anchor = svg(
    `a.month${isChosen ? ".chosen" : ""}`,
    {
      href: address(target(place.months, place)),
      "data-month": place.key,
      "aria-label": said,
      tabindex: isEntry ? 0 : -1,
      "aria-current": isChosen && "true",
    },
    svg("title", said),
    svg("rect.area", { x: place.x, y: 0, width: place.width, height: floor }),
    all != null && bar("all", all),
    bar("selected", n),
    isChosen &&
      svg("rect.underline", { x: place.x + 2, y: floor + 2, width: place.width - 4, height: 3 }),
  );
  // Outside of the link, whose name says the number too.
  const count = svg(
    `text.n${isChosen ? ".chosen" : ""}`,
    { x: place.x + place.width / 2, y: floor - height(all ?? n) - 4, "aria-hidden": "true" },
    n ? number(n) : "",
  );
  return [anchor, count];
}

/** Return one label per year, at its first place outside gaps. */
function yearLabels(places) {
  const labelled = new Set();
  return places.map((place, i) => {
    const year = place.months[0].slice(0, 4);
    if (place.kind === "gap" || labelled.has(year)) return null;
    labelled.add(year);
    // A year that begins right before another has no room for its name.
    const next = places[i + 1];
    if (place.kind === "month" && next?.kind === "month" && !next.key.startsWith(year)) return null;
    const y = TOP + BAR_HEIGHT + BOTTOM - 6;
    const isWide = place.kind === "year";
    const x = isWide ? place.x + place.width / 2 : place.x + 4;
    return svg(isWide ? "text" : "text.year", { x, y, "aria-hidden": "true" }, year);
  });
}

/** Return a gap, linked to its explanation, with one hollow square per known missing post. */
function gapLink(place) {
  const known = sumOver(place.months, missingByMonth());
  const [first, last] = [place.months[0], place.months.at(-1)].map((month) =>
    monthName(month, "shortMonth"),
  );
  const said = t("gapLabel", first, last, known);
  const middle = place.x + place.width / 2;
  const squares = Math.min(known, 9);
  const anchor = svg(
    "a",
    { href: address({ view: "help", p: "missing" }), "aria-label": said, tabindex: -1 },
    svg("title", said),
    svg("rect.area", {
      x: place.x + 3,
      y: 2,
      width: place.width - 6,
      height: TOP + BAR_HEIGHT - 2,
    }),
  );
  const lines = [t("noSources"), `${first} –`, last].map((line, i) =>
    svg("text", { x: middle, y: TOP + 2 + i * 15, "aria-hidden": "true" }, line),
  );
  const hollow = Array.from({ length: squares }, (_, i) =>
    svg("rect.hollow", {
      x: middle - squares * 6 + i * 12 + 1,
      y: TOP + 46,
      width: 10,
      height: 10,
    }),
  );
  return svg("g.gap", anchor, lines, hollow);
}

function legend() {
  return el(
    "p.legend",
    { "aria-hidden": "true" },
    el("span.key.selected"),
    t("chosenPosts"),
    el("span.key.all"),
    t("allPosts"),
  );
}

/** Scroll to the highest bar of the selection if it is out of view. */
export function showHighest(strip) {
  const bars = [...strip.querySelectorAll(".selected")];
  const height = (bar) => Number(bar.getAttribute("height"));
  const highest = bars.reduce((best, bar) => (height(bar) >= height(best) ? bar : best), bars[0]);
  if (!highest || !height(highest)) return;
  const x = Number(highest.getAttribute("x"));
  const isSeen = x >= strip.scrollLeft && x + MONTH_WIDTH <= strip.scrollLeft + strip.clientWidth;
  if (!isSeen) strip.scrollLeft = x - strip.clientWidth / 2;
}

/**
 * Return the function that replaces a timeline and keeps focus and scroll position. Both reading and
 * setting the position need a layout: call this before anything changes, and the function last.
 */
export function timelineReplacer(old) {
  const focused = old.contains(document.activeElement) && document.activeElement.dataset.month;
  const left = old.querySelector(".strip")?.scrollLeft;
  return (fresh) => {
    old.replaceChildren(fresh);
    const strip = fresh.querySelector(".strip");
    if (left) strip.scrollLeft = left;
    showHighest(strip);
    if (focused) fresh.querySelector(`[data-month="${focused}"]`)?.focus();
  };
}
