// A post in full.

import { aboutPost, neighbours, place } from "./about.js";
import { printedSelection } from "./chips.js";
import { postById } from "./data.js";
import { el, joined } from "./dom.js";
import { bestHit, countQualities, hitCounts, hitsOfPost } from "./hits.js";
import { dayOf, kindName, t } from "./language.js";
import { marked } from "./marks.js";
import { announce, go } from "./navigation.js";
import { notFound, page } from "./pages.js";
import { zoneSections } from "./passages.js";
import { organisationLink, personLink } from "./people.js";
import { index, resultOf } from "./select.js";
import { link, readAddress } from "./state.js";

export function postPage(state) {
  const post = postById.get(state.id);
  if (!post) return notFound();
  const hits = hitsOfPost(index, resultOf(state), post).map((hit, i) => ({ ...hit, place: i + 1 }));
  const view = { post, state, hits, tabbable: firstMentions(post) };
  const fields = ["title", "caption"].map((field) =>
    fieldNodes(view, field, 0, (post[field] || "").length),
  );
  return page(
    post.title,
    el(
      "div.post-page",
      place(post, state),
      el(
        "article.post",
        el(
          "header",
          el("p.meta", dayOf(post), post.is_guest_post && [" · ", el("span.tag", t("guestTag"))]),
          el("h1", { tabindex: -1, lang: "sv", "data-field": "title" }, fields[0]),
          el("p.byline", joined(post.authorships.map(byline), "; ")),
        ),
        printedSelection({ ...readAddress(""), q: state.q }),
        post.caption &&
          el(
            "p.caption",
            { tabindex: -1 },
            el("span.small", t("caption")),
            " ",
            el("span", { lang: "sv", "data-field": "caption" }, fields[1]),
          ),
        el(
          `div.body${state.passages ? ".with-labels" : ""}`,
          { lang: "sv", "data-field": "text" },
          zoneSections(view),
        ),
      ),
      aboutPost(post, state),
      neighbours(post, state),
      hits.length > 0 && hitBar(view),
    ),
  );
}

function byline({ author, role, employer }) {
  return [
    personLink(author),
    role && [", ", el("span", { lang: "sv" }, role)],
    employer && [" (", organisationLink(employer), ")"],
  ];
}

/** Return the first mention of each organisation in a post; only these are tab stops. */
function firstMentions(post) {
  const first = new Map();
  for (const mention of post.mentions) {
    if (!first.has(mention.organisation)) first.set(mention.organisation, mention);
  }
  return new Set(first.values());
}

/** Return part of a field as nodes; mentions link to their organisations. */
export function fieldNodes({ post, state, hits, tabbable }, field, start, end) {
  const inField = (span) => span.field === field;
  return marked(
    post[field],
    start,
    end,
    post.mentions.filter(inField),
    hits.filter(inField),
    (mention, nodes) => {
      const { organisation } = mention;
      const isChosen = state.org.includes(organisation.organisation_id);
      return link(
        { view: "organisation", id: organisation.organisation_id },
        {
          class: isChosen ? "mention chosen" : "mention",
          title: `${organisation.name} (${kindName(organisation.kind)})`,
          tabindex: tabbable.has(mention) ? null : -1,
        },
        nodes,
      );
    },
  );
}

/** Return the number (from 1) of the current hit: the one in the address, otherwise the best. */
function shownHit({ hits, state }) {
  const asked = Number(state.hit);
  return hits[asked - 1] ? asked : bestHit(hits) + 1;
}

/** Return the bar with the current hit and the buttons to the next and previous one. */
function hitBar(view) {
  const at = shownHit(view),
    { hits, state } = view;
  const step = (to, name, arrow) =>
    el(
      "button",
      {
        type: "button",
        id: `hit-${name}`,
        disabled: !hits[to - 1],
        onclick() {
          go({ ...state, hit: String(to), p: "" }, true);
          const again = document.getElementById(`hit-${name}`);
          const other = document.getElementById(name === "next" ? "hit-previous" : "hit-next");
          (again.disabled ? other : again).focus({ preventScroll: true });
          announce(t("hitOf", to, hits.length));
        },
      },
      el("span", { "aria-hidden": "true" }, arrow),
      ` ${t(`${name}Hit`)}`,
    );
  return el(
    "nav.hit-bar",
    { "aria-label": t("hits") },
    el("span", t("hitOf", at, hits.length), el("span.hint", ` ${hitCounts(countQualities(hits))}`)),
    step(at - 1, "previous", "↑"),
    step(at + 1, "next", "↓"),
  );
}

/** Highlight the current hit; return its element, or null if there is none. */
export function currentHit(part, state) {
  const marks = [...part.querySelectorAll("article mark[data-hit]")];
  if (!marks.length) return null;
  const best = marks.find((element) => !element.classList.contains("longer")) ?? marks[0];
  const at = marks.some(({ dataset }) => dataset.hit === state.hit) ? state.hit : best.dataset.hit;
  const same = marks.filter(({ dataset }) => dataset.hit === at);
  for (const element of same) element.classList.add("current");
  return same[0];
}
