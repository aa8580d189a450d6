// Parts that several pages share.

import { el } from "./dom.js";
import { t } from "./language.js";
import { link } from "./state.js";

/** Return a page: the browser's title and its content. */
export function page(title, content) {
  return { title, content };
}

export function notFound() {
  return page(
    t("notFound"),
    el(
      "div.item-page",
      el("h1", { tabindex: -1 }, t("notFound")),
      el("p", t("notFoundText")),
      el("p", link({ view: "posts" }, t("backToAll"))),
    ),
  );
}

/** Return the link back to the list of all things of a view. */
export function backTo(view) {
  return el("p.place", backLink(view));
}

export function backLink(view, kind = []) {
  const arrow = el("span", { "aria-hidden": "true" }, "← ");
  return link({ view, kind }, { class: "back" }, arrow, t(view));
}

/** Return a list of facts from [[name, value], ...]; falsy entries are skipped. */
export function facts(pairs) {
  const fact = ([name, value]) => el("div", el("dt", name), el("dd", value));
  return el("dl.facts", pairs.filter(Boolean).map(fact));
}

/** Return a period as text: the days of the first and the last post. */
export function period(first, last) {
  if (!first) return "–";
  const time = (day) => el("time", { datetime: day }, day);
  return first === last ? time(first) : [time(first), " – ", time(last)];
}

/** Return a section with a heading; the name is part of the heading's id. */
export function section(name, heading, ...content) {
  return el(
    "section",
    { "aria-labelledby": `${name}-heading` },
    el("h2", { id: `${name}-heading`, tabindex: -1 }, heading),
    ...content,
  );
}
