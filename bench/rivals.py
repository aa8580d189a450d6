"""What the build is measured against, each a whole process: python bench/rivals.py NAME FOLDER.

floor            read, decode, split at the dates with one regular expression, write Parquet
                 and CSV with pyarrow
spacy            a blank Swedish pipeline and PhraseMatcher for the curated names
flashtext        the same names with flashtext
pyahocorasick    the same names with pyahocorasick, all hits, then whole words, longest first
read_pyarrow     all tables of a package, both formats
read_pandas      the same
"""

import csv
import re
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
DATE_LINE = re.compile(r"^ • \d{1,2} \w+ \d{4}$", re.MULTILINE)


def posts(folder: Path) -> list[str]:
    return [post for path in sorted(folder.glob("*.txt"))
            for post in DATE_LINE.split(path.read_bytes().decode("utf-8"))[1:]]


def names() -> list[str]:
    with (PROJECT / "build/curation/organisation_names.csv").open(encoding="utf-8") as file:
        return [row["name"] for row in csv.DictReader(file)]


def floor(folder: Path) -> int:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    table = pa.table({"text": posts(folder)})
    with tempfile.TemporaryDirectory() as output:
        parquet.write_table(table, f"{output}/posts.parquet")
        arrow_csv.write_csv(table, f"{output}/posts.csv")
    return table.num_rows


def spacy(folder: Path) -> int:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("sv")
    language.max_length = 10**9
    matcher = PhraseMatcher(language.vocab)
    matcher.add("ORG", [language.make_doc(name) for name in names()])
    return sum(len(matcher(language.make_doc(post))) for post in posts(folder))


def flashtext(folder: Path) -> int:
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    for name in names():
        processor.add_keyword(name)
    return sum(len(processor.extract_keywords(post)) for post in posts(folder))


def pyahocorasick(folder: Path) -> int:
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
    from pyarrow import csv as arrow_csv
    from pyarrow import parquet

    options = arrow_csv.ParseOptions(newlines_in_values=True)
    return sum((parquet.read_table(path) if path.suffix == ".parquet"
                else arrow_csv.read_csv(path, parse_options=options)).num_rows
               for path in tables(package))


def read_pandas(package: Path) -> int:
    import pandas as pd

    return sum(len(pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path))
               for path in tables(package))


def tables(package: Path) -> list[Path]:
    return [path for path in sorted((package / "dataset").iterdir()) if path.suffix != ".html"]


if __name__ == "__main__":
    print(globals()[sys.argv[1]](Path(sys.argv[2])))
