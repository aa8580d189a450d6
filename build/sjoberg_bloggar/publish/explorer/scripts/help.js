// The page about the page: help, and what is missing or undecided.

import { formerAddress } from "./cite.js";
import { data } from "./data.js";
import { el } from "./dom.js";
import { language, longDate, t, upperFirst } from "./language.js";
import { page } from "./pages.js";
import { link } from "./state.js";

export function helpPage() {
  const content = document.getElementById(`help-${language}`).content.cloneNode(true);
  return page(t("help"), el("div.help-page", content, missingSection(), undecidedSection()));
}

function missingSection() {
  const { posts: known, periods } = data.missing;
  if (!known.length && !periods.length) return null;
  return el(
    "section",
    { "data-passage": "missing", tabindex: -1, "aria-labelledby": "missing-heading" },
    el("h2", { id: "missing-heading" }, t("missing")),
    periods.length > 0 &&
      el(
        "ul",
        periods.map((gap) => el("li", gapText(gap))),
      ),
    known.length > 0 && [
      el("p", `${t("missingPosts")}:`),
      el(
        "ul",
        known.map(({ published, url }) => el("li", longDate(published), ": ", formerAddress(url))),
      ),
    ],
  );
}

/** Return a description of a missing period; the note in the data is in English. */
function gapText({ start, end, note, note_sv: swedishNote }) {
  const time = end ? `${longDate(start)} – ${longDate(end)}` : t("sinceDay", longDate(start));
  return `${upperFirst(time)}. ${language === "sv" ? (swedishNote ?? t("gapNote")) : note}`;
}

function undecidedSection() {
  if (!data.undecided.length) return null;
  const item = (question) =>
    el(
      "li",
      el("strong", { lang: "sv" }, question.surface),
      ` (${question.topic}) `,
      link({ view: "post", id: question.post_id }, longDate(question.post_id.slice(0, 10))),
      ": ",
      el("q", { lang: "sv" }, question.sentence),
    );
  return el(
    "section",
    { id: "undecided" },
    el("h2", t("undecidedList")),
    el("ul", data.undecided.map(item)),
  );
}
