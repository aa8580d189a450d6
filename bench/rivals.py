"""What the build is measured against, each a whole process.

    python bench/rivals.py NAME FOLDER

floor            read, decode, split at the dates with one regular expression, write Parquet
                 and CSV with pyarrow
spacy            a blank Swedish pipeline and PhraseMatcher for the curated names
flashtext        the same names with flashtext
pyahocorasick    the same names with pyahocorasick: all hits, then whole words, longest first
read_pyarrow     all tables of a package, in both formats
read_pandas      the same

Each imports its library itself, since that is part of what it costs.
"""

import csv
import re
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
DATE_LINE = re.compile(r"^ • \d{1,2} \w+ \d{4}$", re.MULTILINE)


def posts(folder: Path) -> list[str]:
    """Return the texts between the dates of all documents in a folder."""
    return [post for path in sorted(folder.glob("*.txt"))
            for post in DATE_LINE.split(path.read_bytes().decode("utf-8"))[1:]]


def names() -> list[str]:
    """Return the curated names of organisations."""
    with (PROJECT / "build/curation/organisation_names.csv").open(encoding="utf-8") as file:
        return [row["name"] for row in csv.DictReader(file)]


def tables(package: Path) -> list[Path]:
    """Return the files of all tables of a package."""
    return [path for path in sorted((package / "dataset").iterdir())
            if path.suffix in (".csv", ".parquet")]


def floor(folder: Path) -> int:
    """Return the number of posts, written to files."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    table = pa.table({"text": posts(folder)})
    with tempfile.TemporaryDirectory() as output:
        parquet.write_table(table, f"{output}/posts.parquet")
        arrow_csv.write_csv(table, f"{output}/posts.csv")
    return table.num_rows


def spacy(folder: Path) -> int:
    """Return the number of names that spaCy finds."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("sv")
    language.max_length = 10**9
    matcher = PhraseMatcher(language.vocab)
    matcher.add("ORG", [language.make_doc(name) for name in names()])
    return sum(len(matcher(language.make_doc(post))) for post in posts(folder))


def flashtext(folder: Path) -> int:
    """Return the number of names that flashtext finds."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    for name in names():
        processor.add_keyword(name)
    return sum(len(processor.extract_keywords(post)) for post in posts(folder))


def pyahocorasick(folder: Path) -> int:
    """Return the number of names that pyahocorasick finds as whole words, the longest first."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names():
        automaton.add_word(name, name)
    automaton.make_automaton()
    found = 0
    for post in posts(folder):
        spans = sorted((end + 1 - len(name), -end - 1) for end, name in automaton.iter(post))
        last = 0
        for start, negative_end in spans:
            end = -negative_end
            if start >= last and not (start and post[start - 1].isalnum()) \
                    and not post[end:end + 1].isalnum():
                found, last = found + 1, end
    return found


def read_pyarrow(package: Path) -> int:
    """Return the number of rows of all tables, read with pyarrow."""
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    options = arrow_csv.ParseOptions(newlines_in_values=True)
    return sum((parquet.ParquetFile(path).read() if path.suffix == ".parquet"
                else arrow_csv.read_csv(path, parse_options=options)).num_rows
               for path in tables(package))


def read_pandas(package: Path) -> int:
    """Return the number of rows of all tables, read with pandas."""
    import pandas as pd

    return sum(len(pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path))
               for path in tables(package))


RIVALS = {each.__name__: each
          for each in (floor, spacy, flashtext, pyahocorasick, read_pyarrow, read_pandas)}

if __name__ == "__main__":
    print(RIVALS[sys.argv[1]](Path(sys.argv[2])))
