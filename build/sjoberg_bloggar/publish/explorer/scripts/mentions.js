// Mentions with the sentences around them.

import { el, spoken } from "./dom.js";
import { dayOf, nameIn, t, upperFirst } from "./language.js";
import { marked } from "./marks.js";
import { goAndFocus } from "./navigation.js";
import { grouped } from "./people.js";
import { inPortions } from "./portions.js";
import { link } from "./state.js";
import { sentences } from "./words.js";

/**
 * Return mentions by post, newest first, each with its sentence; mentions in one sentence are shown
 * together. target(post) is the state that a sentence links to.
 */
export function mentionList(mentions, state, target) {
  const byPost = [...grouped(mentions, ({ post }) => post)].sort(([a], [b]) => b.index - a.index);
  const item = ([post, own]) =>
    el(
      "li",
      el("h3", { lang: "sv" }, link(target(post), { "data-post": post.post_id }, post.title)),
      el("p.meta", dayOf(post), " · ", post.byline.replaceAll("; ", ", ")),
      sentencesWith(post, own).map((found) => mentionSentence(post, found, state, target)),
    );
  return inPortions(el("ol.mentions"), byPost, item);
}

/** Return [{field, start, end, mentions}]: the sentences of a post that have mentions. */
function sentencesWith(post, mentions) {
  return ["title", "caption", "text"].flatMap((field) => {
    const inField = mentions.filter((mention) => mention.field === field);
    if (!inField.length) return [];
    const spans = field === "text" ? sentences(post.text) : [{ start: 0, end: post[field].length }];
    let next = 0;
    return spans
      .map((span) => {
        const from = next;
        while (next < inField.length && inField[next].start < span.end) next += 1;
        return { field, ...span, mentions: inField.slice(from, next) };
      })
      .filter((found) => found.mentions.length);
  });
}

function mentionSentence(post, { field, start, end, mentions }, state, target) {
  const { passage } = mentions[0];
  const last = mentions[mentions.length - 1];
  const nodes = marked(post[field], start, Math.max(end, last.end), [], mentions);
  const places = mentions.map(({ from, to }) => `${from}–${to}`).join(", ");
  const where = passage ? whereIn(post, passage) : nameIn("fieldNames", field);
  return el(
    "p.sentence",
    el("q", { lang: "sv" }, nodes),
    " ",
    el("span.where", upperFirst(where), state.passages && `, ${t("place", places)}`),
    " ",
    link(
      { ...target(post), p: passage ? String(passage.number) : "" },
      { class: "in-context" },
      t("inContext"),
      spoken(`: ${post.title}`),
    ),
  );
}

/** Return the people of a passage, with its kind unless it is a paragraph. */
function whereIn(post, passage) {
  const names = passage.who.map((person) => person.name).join(", ");
  const kind = ["intro", "note", "signature", "heading"].includes(passage.kind);
  return kind ? `${names}, ${nameIn("passageKinds", passage.kind)}` : names;
}

/** Return the switch that shows the offsets of the tables. */
export function offsetSwitch(state) {
  return el(
    "label.switch",
    el("input", {
      type: "checkbox",
      id: "show-passages",
      checked: Boolean(state.passages),
      onchange: (event) =>
        goAndFocus({ ...state, passages: event.target.checked ? "1" : "" }, "show-passages"),
    }),
    t(state.view === "post" ? "showPassages" : "showOffsets"),
  );
}
