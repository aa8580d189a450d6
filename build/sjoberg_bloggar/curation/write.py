"""Add rows to curation files; the rows that are there keep their bytes and their order."""

import csv
import io
from bisect import bisect_right
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


def add_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Add rows to a curation file: where its order puts them, else at the end.

    Args:
        path: The file, which can be read (see read_curation); it is made if it is missing.
        rows: The cells of each row by column; those of other columns of the file stay empty.
    """
    header = COLUMNS[path.stem].replace("?", "")
    text = path.read_bytes().decode("utf-8") if path.exists() else header
    path.write_bytes(with_rows(text, rows, SORTED_BY.get(path.stem, ())).encode("utf-8"))


def with_rows(text: str, new: list[dict[str, str]], sorted_by: tuple[str, ...]) -> str:
    r"""Return the text of a CSV file with more rows; see add_rows.

    >>> with_rows("name,reason\r\nA,x\r\nC,x\r\n", [{"name": "B", "reason": "y, z"}], ("name",))
    'name,reason\r\nA,x\r\nB,"y, z"\r\nC,x\r\n'
    """
    header, *rows = records(text)
    columns = cells(header.removeprefix(BYTE_ORDER_MARK))
    line_end = "\r\n" if header.endswith("\r\n") else "\n"
    empty = []  # rows at the end that a spreadsheet left
    while rows and not any(cells(rows[-1])):
        empty.insert(0, rows.pop())
    keys = [[row[columns.index(name)] for name in sorted_by] for row in map(cells, rows)]
    is_sorted = keys == sorted(keys)
    for values in new:
        key = [values[name] for name in sorted_by]
        at = bisect_right(keys, key) if is_sorted and sorted_by else len(rows)
        keys.insert(at, key)
        rows.insert(at, record([values.get(name, "") for name in columns], line_end))
    *above, last = [header, *rows, *empty]
    return "".join(each if each.endswith("\n") else each + line_end for each in above) + last


def record(row: list[str], line_end: str) -> str:
    """Return cells as a record of a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=line_end).writerow(row)
    return text.getvalue()


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


def cells(text: str) -> list[str]:
    """Return the cells of a record of a CSV file."""
    return next(csv.reader(io.StringIO(text, newline="")), [])
