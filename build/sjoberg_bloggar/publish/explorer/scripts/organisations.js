// All organisations: how often, by whom and when they are mentioned.

import { monthStrip, sidesLegend, splitBar } from "./charts.js";
import { data } from "./data.js";
import { el } from "./dom.js";
import { isOfKind, kindFilter } from "./kinds.js";
import { kindName, t } from "./language.js";
import { agency, countSides, namesOf, organisationLink, shortName } from "./people.js";
import { link } from "./state.js";
import { nameFits } from "./suggestions.js";
import { countColumn, tablePage } from "./table.js";

export function organisationsPage() {
  const kinds = kindFilter(data.organisations);
  return tablePage({
    table: "organisations",
    count: "organisationCount",
    columns: organisationColumns(),
    fits: (row, state) => isOfKind(row, state) && nameFits(namesOf(row), state.q),
    isApart: (row) => row === agency,
    before: () => sidesLegend(),
    tools: kinds.element,
    refresh: kinds.update,
  });
}

/** Return the columns of the table. The agency's bar has a scale of its own: it would make all
 * others short. */
function organisationColumns() {
  const others = data.organisations.filter((row) => row !== agency);
  const most = Math.max(1, ...others.map((row) => row.mentions.length));
  const scale = (row) => (row === agency ? row.mentions.length : most);
  return [
    {
      key: "name",
      name: t("name"),
      of: (row) => row.name,
      cell: (row) => [
        organisationLink(row),
        shortName(row) && el("span.hint", ` ${shortName(row)}`),
        row === agency && el("span.hint.apart", t("agencyApart")),
      ],
    },
    countColumn("", t("countMentions"), (row) => row.mention_count),
    {
      key: "bar",
      name: t("bySide"),
      cell: (row) =>
        row.mentions.length > 0 && chartLink(row, splitBar(countSides(row.mentions), scale(row))),
      isFixed: true,
      isWide: true,
    },
    countColumn("posts", t("countPosts"), (row) => row.post_count),
    {
      key: "first",
      name: t("when"),
      of: (row) => row.first_mentioned || "",
      cell: (row) => row.posts.length > 0 && chartLink(row, monthStrip(row)),
      isWide: true,
    },
    {
      key: "kind",
      name: t("kindOf"),
      of: (row) => kindName(row.kind),
      cell: (row) => kindName(row.kind),
    },
  ];
}

/** Return a chart linked to the organisation's page; not a tab stop, as the name is one. */
function chartLink(row, chart) {
  const target = { view: "organisation", id: row.organisation_id };
  return link(target, { class: "chart", tabindex: -1 }, chart);
}
