// Who names whom: organisations by people, each number a link to the sentences.

import { sidesLegend } from "./charts.js";
import { printedSelection } from "./chips.js";
import { data } from "./data.js";
import { el, roving, spoken } from "./dom.js";
import { isOfKind, kindFilter } from "./kinds.js";
import { number, t } from "./language.js";
import { announce } from "./navigation.js";
import { backLink, page } from "./pages.js";
import { agency, grouped, organisationLink, sideOf, whoKey, whoName } from "./people.js";
import { link } from "./state.js";

const MOST_ROWS = 60,
  MOST_COLUMNS = 30;

export function namingPage() {
  const all = data.organisations
    .filter((row) => row !== agency)
    .flatMap((row) => row.mentions)
    .filter((mention) => mention.who.length);
  const named = [...grouped(all, ({ organisation }) => organisation).keys()];
  const kinds = kindFilter(named);
  const frame = el("div"),
    places = el("p.place");
  const content = el(
    "div.table-page.naming-page",
    places,
    el("h1", { tabindex: -1 }, t("naming")),
    el("p.lead", agency ? t("namingLead", agency.name) : t("namingLeadAll")),
    el("div.tools", kinds.element),
    sidesLegend(["host", "guest"]),
    frame,
  );
  function update(state) {
    const mentions = all.filter(({ organisation }) => isOfKind(organisation, state));
    const shown = mentions.length ? namingTable(mentions) : el("p", t("noMentions"));
    kinds.update(state);
    frame.replaceChildren(...[printedSelection(state), shown].filter(Boolean));
    places.replaceChildren(
      backLink("organisations", state.kind),
      ...(state.kind.length ? [" ", link({ view: "posts", kind: state.kind }, t("inList"))] : []),
    );
    announce(t("mentionCount", mentions.length));
  }
  return { ...page(t("naming"), content), update };
}

/** Return groups as [[key, members]], largest first. */
function mostFirst(groups) {
  return [...groups].sort(
    ([, a], [, b]) => b.length - a.length || a[0].post.index - b[0].post.index,
  );
}

/** Return the table of the organisations and people with most of the mentions. */
function namingTable(mentions) {
  const rows = mostFirst(grouped(mentions, ({ organisation }) => organisation)).slice(0, MOST_ROWS);
  const columns = mostFirst(grouped(mentions, whoKey)).slice(0, MOST_COLUMNS);
  const most = Math.max(
    ...rows.flatMap(([, own]) => [...grouped(own, whoKey).values()].map((cell) => cell.length)),
  );
  const head = columns.map(([, own]) =>
    el("th", { scope: "col" }, el("span", whoName(own[0])), spoken(` (${number(own.length)})`)),
  );
  const body = rows.map(([organisation, own]) => {
    const cells = grouped(own, whoKey);
    return el(
      "tr",
      el("th", { scope: "row" }, organisationLink(organisation, { tabindex: -1 })),
      columns.map(([key]) =>
        el("td", cells.has(key) && namingLink(organisation, key, cells.get(key), most)),
      ),
      el("td.sum", number(own.length)),
    );
  });
  const frame = el(
    "div.naming-frame",
    { role: "region", "aria-label": t("naming"), tabindex: 0 },
    el(
      "table.naming",
      el("caption.spoken", t("naming")),
      el("thead", el("tr", el("td"), head, el("th.sum", { scope: "col" }, el("span", t("sum"))))),
      el("tbody", body),
    ),
  );
  roving(frame, "tbody a");
  return frame;
}

/** Return a number as a link in a dot whose size grows with the number. */
function namingLink(organisation, key, mentions, most) {
  const name = `${whoName(mentions[0])}, ${organisation.name}: ${t("mentionCount", mentions.length)}`;
  const size = Math.ceil(((mentions.length - 1) / Math.max(1, most - 1)) * 4);
  return link(
    { view: "organisation", id: organisation.organisation_id, who: key },
    { class: `dot ${sideOf(mentions[0])} size-${size}`, title: name, tabindex: -1 },
    number(mentions.length),
    spoken(` ${name}`),
  );
}
