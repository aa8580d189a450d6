"""Add rows to curation files; the rows that are there keep their bytes and their order."""

import csv
import io
from pathlib import Path

from .columns import COLUMNS

# The columns by which the rows of a file are sorted; rows of other files are added at the end.
SORTED_BY = {
    "organisations": ("organisation_id",),
    "organisation_names": ("organisation_id", "name"),
    "other_names": ("category", "name"),
    "authorships": ("post_id", "position"),
}
BYTE_ORDER_MARK = "\ufeff"


def add_row(path: Path, values: dict[str, str]) -> None:
    """Add a row to a curation file: where its order puts it, else at the end.

    Args:
        path: The file, which can be read (see read_curation); it is made if it is missing.
        values: The cells by column; those of other columns of the file stay empty.
    """
    header = COLUMNS[path.stem].replace("?", "")
    text = path.read_bytes().decode("utf-8") if path.exists() else header
    path.write_bytes(with_row(text, values, SORTED_BY.get(path.stem, ())).encode("utf-8"))


def with_row(text: str, values: dict[str, str], sorted_by: tuple[str, ...]) -> str:
    r"""Return the text of a CSV file with one more row; see add_row.

    >>> with_row("name,reason\r\nA,x\r\nC,x\r\n", {"name": "B", "reason": "y, z"}, ("name",))
    'name,reason\r\nA,x\r\nB,"y, z"\r\nC,x\r\n'
    """
    header, *rows = records(text)
    columns = cells(header.removeprefix(BYTE_ORDER_MARK))
    line_end = "\r\n" if header.endswith("\r\n") else "\n"
    new = io.StringIO(newline="")
    csv.writer(new, lineterminator=line_end).writerow([values.get(name, "") for name in columns])
    at = place_in(rows, [columns.index(name) for name in sorted_by],
                  [values[name] for name in sorted_by])
    above, below = "".join([header, *rows[:at]]), "".join(rows[at:])
    return (above if above.endswith("\n") else above + line_end) + new.getvalue() + below


def records(text: str) -> list[str]:
    r"""Return the records of a CSV text as they are, with their line ends.

    >>> records('a,b\n1,"x\ny"\n')
    ['a,b\n', '1,"x\ny"\n']
    """
    lines = list(io.StringIO(text, newline=""))
    reader, found, start = csv.reader(lines), [], 0
    for _ in reader:
        found.append("".join(lines[start:reader.line_num]))
        start = reader.line_num
    return found


def cells(record: str) -> list[str]:
    """Return the cells of a record."""
    return next(csv.reader(io.StringIO(record, newline="")), [])


def place_in(rows: list[str], columns: list[int], key: list[str]) -> int:
    """Return the index at which a row with a key belongs; at the end if rows are not sorted."""
    parsed = [cells(row) for row in rows]
    keys = {at: [row[column] for column in columns] for at, row in enumerate(parsed) if any(row)}
    if not columns or list(keys.values()) != sorted(keys.values()):
        return len(rows)
    return next((at for at, found in keys.items() if found > key), max(keys, default=-1) + 1)
