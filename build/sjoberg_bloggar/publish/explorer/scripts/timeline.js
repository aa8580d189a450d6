// Posts or mentions over time, as an inline SVG whose months are links.

import { change, el, roving, svg } from "./dom.js";
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
 * Return a timeline that stays as it is, under its heading.
 *
 * counts: Map(month -> number); named: the key of the text that names a number; state: what the bars
 * lead to, each with its time as a filter.
 */
export function timeline(heading, counts, named, state) {
  const { element, update } = makeTimeline(heading, counts);
  const label = (when, n) => `${when}: ${t(named, n)}`;
  const target = (months, { kind, key }) => ({
    ...state,
    ...(kind === "year" ? { year: [key] } : { month: months }),
  });
  update({ counts, target, label });
  return [el("p.axis", heading), element];
}

/**
 * Make a timeline with a bar for every month of totals, Map(month -> number); return its element and
 * the function that updates the bars. isSelecting: whether they are drawn over those of the totals.
 */
export function makeTimeline(heading, totals, isSelecting = false) {
  const places = withWidths(placesInTime());
  const highest = Math.max(1, ...places.map(({ months }) => sumOver(months, totals)));
  const bars = new Map();
  for (const place of places) {
    const all = place.kind === "gap" ? 0 : sumOver(place.months, totals);
    if (all) bars.set(place, makeBar(place, all, highest, isSelecting));
  }
  const width = places.reduce((sum, place) => sum + place.width, 0),
    height = TOP + BAR_HEIGHT + BOTTOM;
  const y = TOP + BAR_HEIGHT + 0.5;
  const strip = el(
    "div.strip",
    svg(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": heading },
      svg("line.floor", { x1: 0, x2: width, y1: y, y2: y }),
      places.map((place) => (place.kind === "gap" ? gapLink(place) : bars.get(place)?.parts)),
      yearLabels(places),
    ),
  );
  const key = isSelecting && legend();
  roving(strip, "a");

  function update({ counts, target, label, chosen = [] }) {
    let isWhole = true;
    for (const [place, bar] of bars) {
      const n = sumOver(place.months, counts);
      const isChosen = place.months.every((month) => chosen.includes(month));
      bar.update(n, isChosen, address(target(place.months, place)), label);
      isWhole &&= n === bar.all;
    }
    if (key) key.hidden = isWhole;
    if (!strip.contains(document.activeElement)) setEntry(strip);
  }

  return { element: el("div.timeline", strip, key), strip, update };
}

/** Make one bar a stop for the tab key: what is chosen, else the newest. */
function setEntry(strip) {
  const entry = strip.querySelector(".month.chosen") ?? [...strip.querySelectorAll(".month")].at(-1);
  for (const link of strip.querySelectorAll("a")) change(link, { tabindex: link === entry ? 0 : -1 });
}

function withWidths(places) {
  let x = 0;
  return places.map((place) => {
    const width = { month: MONTH_WIDTH, year: YEAR_WIDTH, gap: GAP_WIDTH }[place.kind];
    x += width;
    return { ...place, width, x: x - width };
  });
}

/** Make a bar: {all, parts, update(n, isChosen, href, label)}. */
function makeBar(place, all, highest, isSelecting) {
  const { x, width } = place,
    floor = TOP + BAR_HEIGHT;
  const sized = (value) => {
    const height = value && Math.max(3, (value / highest) * BAR_HEIGHT);
    return { y: floor - height, height };
  };
  const inner = { x: x + 5, width: width - 10 };
  const when = place.kind === "year" ? place.key : monthName(place.key);
  const title = svg("title"),
    selected = svg("rect.selected", { ...inner, ...sized(0) });
  const anchor = svg(
    "a.month",
    { "data-month": place.key, tabindex: -1 },
    title,
    svg("rect.area", { x, y: 0, width, height: floor }),
    isSelecting && svg("rect.all", { ...inner, ...sized(all) }),
    selected,
    svg("rect.underline", { x: x + 2, y: floor + 2, width: width - 4, height: 3 }),
  );
  // Outside of the link, whose name says the number too.
  const count = svg("text.n", { x: x + width / 2, y: sized(all).y - 4, "aria-hidden": "true" });
  let shown = null;
  const update = (n, isChosen, href, label) => {
    change(anchor, { href });
    if (shown === `${n} ${isChosen}`) return;
    shown = `${n} ${isChosen}`;
    title.textContent = label(when, n, all);
    change(anchor, { "aria-label": title.textContent, "aria-current": isChosen && "true" });
    for (const part of [anchor, count]) part.classList.toggle("chosen", isChosen);
    change(selected, sized(n));
    count.textContent = n ? number(n) : "";
  };
  return { all, parts: [anchor, count], update };
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
