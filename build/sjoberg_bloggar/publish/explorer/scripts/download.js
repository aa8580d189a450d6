// Downloads: tables as CSV, as published or for Excel with Swedish settings.

import { data } from "./data.js";
import { el, spoken } from "./dom.js";
import { t } from "./language.js";
import { letters, plain } from "./words.js";

// As published: strings in quotation marks, truth values as strings, dates and integers bare,
// missing values empty, line feeds.
const PUBLISHED = { start: "", separator: ",", lineEnd: "\n", yes: '"TRUE"', no: '"FALSE"' };
// A byte order mark says that the file is UTF-8.
const EXCEL = { start: "\ufeff", separator: ";", lineEnd: "\r\n", yes: "SANT", no: "FALSKT" };
const FORMULA = /^[=+\-@\t\r]/; // what Excel would calculate

function csvCell(value, type, form) {
  if (value == null) return "";
  if (type === "boolean") return value ? form.yes : form.no;
  if (type !== "string") return String(value);
  const safe = form === EXCEL && FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Return rows (objects) as CSV; columns: [[name, type]]. */
function asCsv(columns, rows, form = PUBLISHED) {
  const head = columns.map(([name]) => `"${name}"`).join(form.separator);
  const lines = rows.map((row) =>
    columns.map(([name, type]) => csvCell(row[name], type, form)).join(form.separator),
  );
  return form.start + [head, ...lines, ""].join(form.lineEnd);
}

/** Return mentions as rows of the published table. */
export function mentionRows(mentions) {
  return mentions.map(({ post, field, from, to, start, end, organisation, passage }) => ({
    post_id: post.post_id,
    field,
    start: from,
    end: to,
    surface: post[field].slice(start, end),
    organisation_id: organisation.organisation_id,
    passage_number: passage?.number,
  }));
}

/** Return a file name made of dataset, version, content and selection. */
function fileName(parts, ending = "") {
  const words = parts.filter(Boolean).map((part) =>
    plain(letters(String(part)))
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60),
  );
  const { name, version } = data.dataset;
  return [name, version, ...words.filter(Boolean)].join("-").slice(0, 180) + `${ending}.csv`;
}

function save(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Return the buttons that download rows() of a table, as published and for Excel. names() returns the
 * parts of the file name; columns defaults to those of the published table.
 */
export function downloads(
  label,
  table,
  rows,
  names = () => [table],
  columns = data.columns[table],
) {
  const button = (text, form, ending) =>
    el(
      "button.download",
      {
        type: "button",
        onclick: () => save(asCsv(columns, rows(), form), fileName(names(), ending)),
      },
      text,
    );
  return el(
    "span.download-group",
    button(label, PUBLISHED),
    button([t("forExcel"), spoken(` – ${label}`)], EXCEL, "-excel"),
  );
}
