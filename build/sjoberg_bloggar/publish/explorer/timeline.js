// The posts by month, as an inline SVG whose months are links.

const MONTH_WIDTH = 26,
  BAR_WIDTH = 16,
  BAR_HEIGHT = 64,
  TOP = 18,
  BOTTOM = 24;
const GAP_WIDTH = 130; // of all months together of which the sources have nothing

/** Return all months from the first post to the last, as 2016-06. */
function allMonths() {
  const months = [];
  if (!posts.length) return months;
  let [year, month] = posts[0].month.split("-").map(Number);
  for (;;) {
    months.push(`${year}-${String(month).padStart(2, "0")}`);
    if (months[months.length - 1] >= posts[posts.length - 1].month) return months;
    if ((month += 1) > 12) [year, month] = [year + 1, 1];
  }
}

/** Return the number of posts by month, Map(month -> number). */
function countMonths(posts) {
  const counts = new Map();
  for (const { month } of posts) counts.set(month, (counts.get(month) || 0) + 1);
  return counts;
}

/** Say whether the sources are known to have nothing of a whole month. */
function isMissing(month) {
  return data.missing.periods.some(
    ({ start, end }) => start <= `${month}-01` && `${month}-28` <= end,
  );
}

/** Return where the months stand, in order: [{months, x, width, isGap}]; a gap is one place. */
function spotsInOrder() {
  const found = [];
  let x = 0;
  for (const month of allMonths()) {
    const isGap = isMissing(month),
      last = found[found.length - 1];
    if (isGap && last?.isGap) last.months.push(month);
    else {
      found.push({ months: [month], x, width: isGap ? GAP_WIDTH : MONTH_WIDTH, isGap });
      x += found[found.length - 1].width;
    }
  }
  return found;
}

/**
 * Return the timeline of posts: counts is Map(month -> number of selected posts), target(month)
 * the state to which a month leads, chosen the chosen months.
 */
function timeline(counts, target, chosen = []) {
  const totals = countMonths(posts),
    spots = spotsInOrder(),
    floor = TOP + BAR_HEIGHT;
  const highest = Math.max(1, ...totals.values());
  const width = spots.reduce((sum, spot) => sum + spot.width, 0);
  // One stop for the tab key: the chosen month, else the newest.
  const entry = chosen.find((month) => totals.has(month)) || posts[posts.length - 1]?.month;

  function bar(spot, n, name) {
    const height = n && Math.max(3, (n / highest) * BAR_HEIGHT);
    return svg("rect", {
      class: name,
      x: spot.x + (MONTH_WIDTH - BAR_WIDTH) / 2,
      width: BAR_WIDTH,
      y: floor - height,
      height,
    });
  }
  function monthLink(spot) {
    const [month] = spot.months,
      all = totals.get(month),
      n = counts.get(month) || 0;
    if (!all) return null;
    const isChosen = chosen.includes(month),
      label = t("monthLabel", monthName(month), n, all);
    const top = floor - Math.max(3, (all / highest) * BAR_HEIGHT) - 4;
    return svg(
      "a",
      {
        href: address(target(month)),
        class: isChosen ? "month chosen" : "month",
        "data-month": month,
        "aria-label": label,
        tabindex: month === entry ? 0 : -1,
        "aria-current": isChosen && "true",
      },
      svg("title", {}, label),
      svg("rect", { class: "area", x: spot.x, y: 0, width: spot.width, height: floor }),
      bar(spot, all, "all"),
      bar(spot, n, "selected"),
      svg(
        "text",
        { x: spot.x + MONTH_WIDTH / 2, y: top, "aria-hidden": "true" },
        n ? number(n) : "",
      ),
      isChosen &&
        svg("rect", {
          class: "underline",
          x: spot.x + 2,
          y: floor + 2,
          width: spot.width - 4,
          height: 3,
        }),
    );
  }
  const years = spots.map(
    (spot, i) =>
      (i === 0 || spot.months.some((month) => month.endsWith("-01"))) &&
      !spot.isGap &&
      svg(
        "text",
        { class: "year", x: spot.x + 4, y: floor + BOTTOM - 6, "aria-hidden": "true" },
        // The first year has no room for its name where it has one month only.
        spot.months[0].endsWith("-12") ? "" : spot.months[0].slice(0, 4),
      ),
  );

  const isSelection = [...totals].some(([month, n]) => counts.get(month) !== n);
  return el(
    "div",
    { class: "timeline" },
    el(
      "div",
      { class: "strip" },
      svg(
        "svg",
        {
          width,
          height: floor + BOTTOM,
          role: "group",
          "aria-label": t("timeline"),
          onkeydown: moveBetweenMonths,
        },
        svg("line", { class: "floor", x1: 0, x2: width, y1: floor + 0.5, y2: floor + 0.5 }),
        spots.map((spot) => (spot.isGap ? gap(spot, floor) : monthLink(spot))),
        years,
      ),
    ),
    isSelection &&
      el(
        "p",
        { class: "legend", "aria-hidden": "true" },
        el("span", { class: "key selected" }),
        t("chosenPosts"),
        el("span", { class: "key all" }),
        t("allPosts"),
      ),
  );
}

function gap(spot, floor) {
  const middle = spot.x + spot.width / 2,
    last = spot.months[spot.months.length - 1];
  return svg(
    "g",
    { class: "gap" },
    svg("title", {}, `${monthName(spot.months[0])} – ${monthName(last)}: ${t("noSources")}`),
    svg("rect", {
      class: "area",
      x: spot.x + 4,
      y: TOP,
      width: spot.width - 8,
      height: floor - TOP,
    }),
    [t("noSources"), `${spot.months[0]} –`, last].map((line, i) =>
      svg("text", { x: middle, y: TOP + 22 + i * 17 }, line),
    ),
  );
}

/** Move the focus from month to month: one stop for the tab key, arrow keys inside. */
function moveBetweenMonths(event) {
  const months = [...event.currentTarget.querySelectorAll("a")];
  const at = months.indexOf(document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: months.length - 1 }[event.key];
  if (to === undefined || !months[to]) return;
  event.preventDefault();
  months.forEach((month, i) => month.setAttribute("tabindex", i === to ? 0 : -1));
  months[to].focus();
  months[to].scrollIntoView({ inline: "nearest", block: "nearest" });
}

/** Scroll to the newest bar of the selection where none of them can be seen. */
function showSelected(strip) {
  const at = [...strip.querySelectorAll(".selected")]
    .filter((bar) => bar.getAttribute("height") > 0)
    .map((bar) => Number(bar.getAttribute("x")));
  const isSeen = (x) =>
    x >= strip.scrollLeft && x + MONTH_WIDTH <= strip.scrollLeft + strip.clientWidth;
  if (at.length && !at.some(isSeen)) strip.scrollLeft = at[at.length - 1] - strip.clientWidth / 2;
}

/** Put a timeline in the place of another; focus and scrolling stay where they were. */
function replaceTimeline(old, fresh) {
  const focused = old.contains(document.activeElement) && document.activeElement.dataset.month;
  const left = old.querySelector(".strip")?.scrollLeft;
  old.replaceChildren(fresh);
  const strip = fresh.querySelector(".strip");
  strip.scrollLeft = left ?? strip.scrollWidth;
  showSelected(strip);
  if (focused) fresh.querySelector(`[data-month="${focused}"]`)?.focus();
}
