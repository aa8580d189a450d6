"""Make large corpora from the blog.

    python bench/corpus.py copies 100 FOLDER
    python bench/corpus.py distinct 100 FOLDER

Copies are the archive page many times over, with other years and a number after every title, so
that all posts are different ones. They flatter whatever remembers a text that it has seen. Distinct
posts are sentences of the blog shuffled into new posts, about as many and as long as those of so
many copies. The same arguments give the same bytes.
"""

import csv
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[1]
SOURCES = PROJECT / "build/sources"
POST = re.compile(r"^ • (\d{1,2} \w+) (\d{4})\n\n  (.*?)(?=  |\n)", re.MULTILINE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
MONTHS = ("januari februari mars april maj juni juli augusti september oktober november "
          "december").split()
COPIES_PER_PAGE = 100  # of the archive page in one document
YEARS = 200  # over which the posts are spread


def write_corpus(kind: str, copies: int, folder: Path) -> int:
    """Write a corpus of archive pages into a folder, and return its size in bytes.

    Args:
        kind: "copies" or "distinct".
        copies: How often the archive page is copied, or how many times longer the corpus is.
        folder: The folder, which is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    furniture, posts = archive_page()
    make = copied if kind == "copies" else distinct
    size = 0
    for first in range(0, copies, COPIES_PER_PAGE):
        numbers = range(first, min(first + COPIES_PER_PAGE, copies))
        path = folder / f"archive_{first // COPIES_PER_PAGE:03}.txt"
        path.write_text(furniture + "".join(make(posts, number) for number in numbers), "utf-8")
        size += path.stat().st_size
    return size


def archive_page() -> tuple[str, str]:
    """Return the furniture and the posts of the archive page in build/sources."""
    for path in sorted(SOURCES.glob("*.txt")):
        text = path.read_text("utf-8")
        if first := POST.search(text):
            return text[:first.start()], text[first.start():].rstrip("\n") + "\n"
    raise SystemExit(f"no archive page in {SOURCES}")


def copied(posts: str, number: int) -> str:
    """Return the posts with other years and titles."""
    return POST.sub(lambda m: f" • {m[1]} {int(m[2]) + 4 * (number % YEARS)}\n\n"
                              f"  {m[3].rstrip('!?')} del {number}", posts)


def distinct(posts: str, number: int) -> str:
    """Return as many new posts, about as long, of sentences of the blog in another order."""
    chance = random.Random(number)
    sentences = [sentence for text in paragraphs() for sentence in SENTENCE_END.split(text)
                 if sentence[0].isupper() and sentence[-1] in ".!?"]
    lengths = [len(post) for post in POST.split(posts)[4::4]]
    return "".join(new_post(chance, sentences, length, 2000 + number % YEARS, f"{number}-{part}")
                   for part, length in enumerate(lengths))


def new_post(chance: random.Random, sentences: list[str], length: int, year: int,
             number: str) -> str:
    """Return a post of about a length in characters, its paragraphs run together as on the page."""
    title = " ".join(chance.choice(sentences).rstrip(".!?").split()[:6])
    body, size = [], 0
    while size < length:
        body.append(" ".join(chance.sample(sentences, chance.randint(1, 6))))
        size += len(body[-1])
    return (f" • {chance.randint(1, 28)} {chance.choice(MONTHS)} {year}\n\n"
            f"  {title} del {number}  {''.join(body)}\n\n")


def paragraphs() -> Iterator[str]:
    """Yield the paragraphs of the published posts."""
    with (PROJECT / "dataset/passages.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "paragraph":
                yield row["text"]


if __name__ == "__main__":
    print(write_corpus(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])), "bytes")
