// How a post is cited, and where a copy of its page may be found.

import { copyButton, sharedAddress } from "./copy.js";
import { data } from "./data.js";
import { el, joined, spoken } from "./dom.js";
import { language, longDate, t, upperFirst } from "./language.js";

/** Return the citation of a post: authors, title, blog, date, address, dataset and version. */
function citation(post) {
  const { blog, publisher, title, version } = data.dataset;
  const writers = post.authorships.map(({ author }) => surnameFirst(author));
  const parts = [
    `${joined(writers, "; ").join("") || blog} (${longDate(post.published)}). ${endedTitle(post)} ${blog}, ${publisher}.`,
    post.url && `${post.url} (${t("formerNote")}).`,
    t("citedDataset", title[language], version, post.post_id),
  ];
  return parts.filter(Boolean).join(" ");
}

function endedTitle({ title }) {
  return /[.!?…]$/.test(title) ? title : `${title}.`;
}

function surnameFirst(author) {
  return author.family_name && author.given_name
    ? `${author.family_name}, ${author.given_name}`
    : author.name;
}

/** Return a former address as a link, with a link to possible copies in the Internet Archive. */
export function formerAddress(url) {
  if (!/^https?:/i.test(url)) return el("span.long", url);
  return [
    el("a.long", { href: url, rel: "external" }, url),
    el("span.hint", `${upperFirst(t("formerNote"))}. `),
    el(
      "a.wayback",
      { href: `https://web.archive.org/web/*/${url}`, rel: "external" },
      t("wayback"),
      spoken(`, ${t("opensElsewhere")}`),
    ),
  ];
}

/** Return the buttons and the text for citing a post. */
export function citeSection(post) {
  return el(
    "section.cite",
    { "aria-labelledby": "cite-heading" },
    el("h2.small", { id: "cite-heading" }, t("cite")),
    el("p.citation", citation(post)),
    el(
      "p.buttons",
      copyButton(t("copyCitation"), () => citation(post)),
      copyButton(t("copyLink"), () => sharedAddress({ view: "post", id: post.post_id, lang: "" })),
    ),
  );
}
