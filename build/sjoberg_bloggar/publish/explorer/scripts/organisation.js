// The page of an organisation: who mentions it, when, in which sentences; then the facts.

import { splitBar } from "./charts.js";
import { organisationById } from "./data.js";
import { el, spoken } from "./dom.js";
import { downloads, mentionRows } from "./download.js";
import { countryName, kindName, language, nameIn, t, upperFirst } from "./language.js";
import { mentionList, offsetSwitch } from "./mentions.js";
import { countMonths } from "./months.js";
import { backTo, facts, notFound, page, period, section } from "./pages.js";
import { byWho, countSides, grouped, personLink, whoKey, whoName } from "./people.js";
import { link } from "./state.js";
import { timeline } from "./timeline.js";

export function organisationPage(state) {
  const row = organisationById.get(state.id);
  if (!row) return notFound();
  return page(
    row.name,
    el(
      "div.item-page.with-facts",
      backTo("organisations"),
      el(
        "header",
        el("p.meta", upperFirst(kindName(row.kind))),
        el("h1", { tabindex: -1, lang: "sv" }, row.name),
        el(
          "p.lead",
          row.mention_count
            ? t("mentionsHow", row.mention_count, row.post_count)
            : t("neverMentioned"),
        ),
      ),
      row.mentions.length > 0 && el("div.main-part", mentionsOf(row, state)),
      el(
        "aside.about",
        { "aria-labelledby": "facts-heading" },
        el("h2.small", { id: "facts-heading" }, t("facts")),
        organisationFacts(row),
      ),
    ),
  );
}

function mentionsOf(row, state) {
  const id = row.organisation_id;
  const isChosen = (mention) => !state.who || whoKey(mention) === state.who;
  const chosen = row.mentions.filter(isChosen);
  const names = () => ["mentions", id, state.who];
  const inList = { view: "posts", org: [id] };
  const counts = countMonths(chosen, ({ post }) => post.month);
  return [
    section("who", t("whoMentions"), whoList(row, state)),
    section(
      "mentions",
      state.who && chosen.length ? t("mentionsBy", whoName(chosen[0])) : t("mentions"),
      timeline(t("mentionsPerMonth"), counts, "mentionCount", inList),
      el(
        "p.downloads",
        link(inList, { class: "button" }, t("inList")),
        downloads(t("csvMentions"), "mentions", () => mentionRows(chosen), names),
      ),
      offsetSwitch(state),
      chosen.length
        ? mentionList(chosen, state, (post) => ({ view: "post", id: post.post_id, org: [id] }))
        : el("p", t("noMentionsBy")),
    ),
  ];
}

/** Return the people who mention an organisation, each linked to the sentences. */
function whoList(row, state) {
  const groups = byWho(row.mentions);
  const most = Math.max(...groups.map(([, mentions]) => mentions.length));
  const target = (who) => ({ view: "organisation", id: row.organisation_id, who });
  const item = (key, name, mentions) =>
    el(
      "li",
      link(target(key), { "aria-current": state.who === key && "true", "data-who": key }, name),
      el("span.count", t("mentionCount", mentions.length)),
      link(target(key), { class: "chart", tabindex: -1 }, splitBar(countSides(mentions), most)),
    );
  return [
    el(
      "ul.who",
      groups.map(([key, mentions]) => item(key, whoName(mentions[0]), mentions)),
    ),
    state.who && el("p", link(target(""), t("mentionsByAll"))),
  ];
}

function organisationFacts(row) {
  return facts([
    row.name_en && [t("englishName"), el("span", { lang: "en" }, row.name_en)],
    [
      t("names"),
      el(
        "ul.plain.names-list",
        row.names.map(([name, kind]) =>
          el("li", el("span", { lang: "sv" }, name), el("span.kind", nameIn("nameKinds", kind))),
        ),
      ),
    ],
    row.country && [t("country"), countryName(row.country)],
    row.organisation_number && [t("number"), row.organisation_number],
    row.wikidata_id && [
      t("wikidata"),
      el(
        "a",
        { href: `https://www.wikidata.org/wiki/${row.wikidata_id}`, rel: "external" },
        row.wikidata_id,
        spoken(`, ${t("opensElsewhere")}`),
      ),
    ],
    row.first_mentioned && [t("firstLast"), period(row.first_mentioned, row.last_mentioned)],
    noteFact(row),
    row.employed.length && [
      t("employs"),
      el(
        "ul.plain",
        employees(row).map(([author, roles]) =>
          el(
            "li",
            personLink(author),
            roles.length > 0 && [", ", el("span", { lang: "sv" }, roles.join("; "))],
          ),
        ),
      ),
    ],
    [t("id"), el("code", row.organisation_id)],
  ]);
}

/** Return the note in the page's language, otherwise the English one, labelled as such. */
function noteFact(row) {
  if (language === "sv" && row.note_sv) return [t("note"), row.note_sv];
  return row.note && [t("englishNote"), el("span", { lang: "en" }, row.note)];
}

/** Return who is employed by an organisation: [[author, distinct roles]], by name. */
function employees(row) {
  return [...grouped(row.employed, ({ author }) => author)]
    .map(([author, found]) => [author, [...new Set(found.map(({ role }) => role).filter(Boolean))]])
    .sort(([a], [b]) => a.name.localeCompare(b.name, "sv"));
}
