// The cards of the list: each says what a post is and quotes what one looks for.

import { arrange, change, el } from "./dom.js";
import { countQualities, hitCounts, hitsOfPost } from "./hits.js";
import { dayOf, t } from "./language.js";
import { marked } from "./marks.js";
import { INFLECTED, LONGER, WITHOUT_DOTS } from "./match.js";
import { longerWords } from "./search.js";
import { groupOf, index, resultOf } from "./select.js";
import { snippets } from "./snippets.js";
import { address } from "./state.js";

const AT_ONCE = 8; // cards with their quotations at once; the others follow after painting

/**
 * Return the function that returns the cards of posts in a state; by relevance, those of a group under
 * a heading of their own. The card of a post that was in the list stays and changes.
 */
export function makeCards() {
  const lists = new Map(); // group -> its element
  let cards = new Map(); // post -> its card
  let following = []; // what adds the quotations that are to follow

  function listOf(group, members, state) {
    if (!lists.has(group)) lists.set(group, el("ol.cards"));
    const elements = members.map((post) => {
      const card = cards.get(post) ?? makeCard(post);
      cards.set(post, card);
      const addQuotations = updateCard(card, post, state);
      if (addQuotations) following.push(addQuotations);
      return card.element;
    });
    arrange(lists.get(group), elements);
    return lists.get(group);
  }

  return (state, visible) => {
    const known = new Set(visible);
    cards = new Map([...cards].filter(([post]) => known.has(post)));
    const added = (following = []);
    const result = resultOf(state);
    const groups =
      !result || state.sort
        ? [[null, visible]]
        : [INFLECTED, LONGER, WITHOUT_DOTS]
            .map((group) => [group, visible.filter((post) => groupOf(result, post) === group)])
            .filter(([, members]) => members.length);
    const parts = groups.flatMap(([group, members]) => [
      group !== null && (groups.length > 1 || group !== INFLECTED) && groupHead(group, result),
      listOf(group, members, state),
    ]);
    for (const add of added.splice(0, AT_ONCE)) add();
    // Unless the list has changed since.
    const addRest = () => added === following && added.forEach((add) => add());
    requestAnimationFrame(() => setTimeout(addRest));
    return parts;
  };
}

function groupHead(group, result) {
  const words = group === LONGER ? longerWords(index, result) : [];
  const name = group === LONGER ? "groupLonger" : group === INFLECTED ? "groupWord" : "groupPlain";
  const some = words.slice(0, 5).join(", ") + (words.length > 5 ? " …" : "");
  return el(
    "div.group",
    el("p.group-name", t(name)),
    words.length > 0 && el("p.hint", t("groupLongerWords", some)),
    group === WITHOUT_DOTS && el("p.hint", t("groupPlainNote")),
  );
}

/** Make the card of a post, still without what depends on the state. */
function makeCard(post) {
  const card = {
    title: el("a", { "data-post": post.post_id }),
    count: el("span.hits"),
    quotations: el("div"),
    shown: null, // the hits and chosen values that it shows
  };
  card.element = el(
    "li.card",
    el(
      "article",
      el("h3", { lang: "sv" }, card.title),
      el(
        "p.meta",
        dayOf(post),
        " · ",
        post.byline.replaceAll("; ", ", "),
        post.is_guest_post && [" ", el("span.tag", t("guestTag"))],
        card.count,
      ),
      card.quotations,
    ),
  );
  return card;
}

/** Update a card; return the function that adds its quotations, or null if they are the same. */
function updateCard(card, post, state) {
  const result = resultOf(state),
    hits = hitsOfPost(index, result, post);
  change(card.title, { href: address({ ...state, view: "post", id: post.post_id, p: "", hit: "" }) });
  const shown = JSON.stringify([
    Boolean(result),
    hits.map(({ at, until, term, quality }) => [at, until, term, quality]),
    state.org,
    state.kind,
  ]);
  if (shown === card.shown) return null;
  const inTitle = hits.filter(({ field }) => field === "title");
  card.title.replaceChildren(...marked(post.title, 0, post.title.length, [], inTitle));
  card.count.textContent = result ? ` · ${hitCounts(countQualities(hits))}` : "";
  return () => {
    card.quotations.replaceChildren(...[snippets(post, state, hits)].flat().filter(Boolean));
    card.shown = shown;
  };
}
