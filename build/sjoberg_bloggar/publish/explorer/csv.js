// Tables as CSV, quoted like the published ones: strings in quotation marks, truth values as
// strings, dates and integers bare, missing values empty, line feeds.

function csvCell(value, type) {
  if (value == null) return "";
  if (type === "boolean") return value ? '"TRUE"' : '"FALSE"';
  return type === "string" ? `"${value.replaceAll('"', '""')}"` : String(value);
}

/** Return rows (objects) as the CSV of the published table of that name. */
function tableCsv(table, rows) {
  const columns = data.columns[table];
  const lines = rows.map((row) =>
    columns.map(([name, type]) => csvCell(row[name], type)).join(","),
  );
  return [columns.map(([name]) => `"${name}"`).join(","), ...lines, ""].join("\n");
}

/** Return mentions as rows of the published table. */
function mentionRows(post, mentions) {
  return mentions.map((mention) => {
    const text = post[mention.field];
    return {
      post_id: post.post_id,
      field: mention.field,
      start: codePoints(text, mention.start),
      end: codePoints(text, mention.end),
      surface: text.slice(mention.start, mention.end),
      organisation_id: mention.organisation.organisation_id,
      passage_number: passageOf(post, mention)?.number,
    };
  });
}

/** Return a button that downloads rows() of a table. */
function csvButton(label, table, rows, name = table) {
  return el(
    "button",
    {
      type: "button",
      class: "download",
      onclick() {
        const url = URL.createObjectURL(new Blob([tableCsv(table, rows())], { type: "text/csv" }));
        el("a", { href: url, download: `${name}.csv` }).click();
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
      },
    },
    label,
  );
}
