// The cards of the list: each says what a post is and quotes what one looks for.

import { el } from "./dom.js";
import { hitCounts, hitsOfPost } from "./hits.js";
import { dayOf, t } from "./language.js";
import { marked } from "./marks.js";
import { INFLECTED, LONGER, WITHOUT_DOTS } from "./match.js";
import { countHits, longerWords } from "./search.js";
import { groupOf, index, resultOf } from "./select.js";
import { snippets } from "./snippets.js";
import { link } from "./state.js";

const AT_ONCE = 8; // cards with their quotations at once; the others follow after painting
let unquotedCards = []; // what makes the quotations that are to follow

/** Return the cards of posts; by relevance, those of a group under a heading of their own. */
export function cards(state, visible) {
  const following = (unquotedCards = []);
  requestAnimationFrame(() => setTimeout(() => addFollowing(following)));
  const result = resultOf(state);
  const listOf = (members) =>
    el(
      "ol.cards",
      members.map((post) => card(post, state, visible.indexOf(post))),
    );
  if (!result || state.sort) return listOf(visible);
  const groups = [INFLECTED, LONGER, WITHOUT_DOTS]
    .map((group) => [group, visible.filter((post) => groupOf(result, post) === group)])
    .filter(([, members]) => members.length);
  return groups.flatMap(([group, members]) => [
    (groups.length > 1 || group !== INFLECTED) && groupHead(group, result),
    listOf(members),
  ]);
}

/** Add the quotations that follow, unless the list has changed since. */
function addFollowing(following) {
  if (following === unquotedCards) following.forEach((addQuotations) => addQuotations());
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

function card(post, state, place) {
  const result = resultOf(state);
  const count = result && countHits(index, result, post);
  const hits = hitsOfPost(index, result, post);
  const inTitle = hits.filter(({ field }) => field === "title");
  const article = el(
    "article",
    el(
      "h3",
      { lang: "sv" },
      link(
        { ...state, view: "post", id: post.post_id, p: "", hit: "" },
        { "data-post": post.post_id },
        marked(post.title, 0, post.title.length, [], inTitle),
      ),
    ),
    el(
      "p.meta",
      dayOf(post),
      " · ",
      post.byline.replaceAll("; ", ", "),
      post.is_guest_post && [" ", el("span.tag", t("guestTag"))],
      count && [" · ", el("span.hits", hitCounts(count))],
    ),
  );
  const addQuotations = () => article.append(...[snippets(post, state, hits)].flat().filter(Boolean));
  if (place < AT_ONCE) addQuotations();
  else unquotedCards.push(addQuotations);
  return el("li.card", article);
}
