"""Make large corpora: the archive page many times over, its dates and titles varied.

    python bench/corpus.py COPIES FOLDER

writes archive pages of at most 100 copies each into FOLDER. Every copy has other years, and
a number behind every title, so that all posts stay distinct.
"""

import re
import sys
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "build/sources"
POST = re.compile(r"^ • (\d{1,2} \w+) (\d{4})\n\n  (.*?)(?=  |\n)", re.MULTILINE)
COPIES_A_PAGE = 100


def archive_page() -> tuple[str, str]:
    """Return the furniture and the posts of the archive page in build/sources."""
    for path in sorted(SOURCES.glob("*.txt")):
        text = path.read_text("utf-8")
        if first := POST.search(text):
            return text[:first.start()], text[first.start():].rstrip("\n") + "\n"
    raise SystemExit(f"no archive page in {SOURCES}")


def copy(posts: str, number: int) -> str:
    """Return the posts with other years and titles."""
    return POST.sub(lambda m: f" • {m[1]} {int(m[2]) + 4 * (number % 200)}\n\n"
                              f"  {m[3].rstrip('!?')} del {number}", posts)


def write_corpus(copies: int, folder: Path) -> int:
    """Write the corpus and return its size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    furniture, posts = archive_page()
    size = 0
    for page, first in enumerate(range(0, copies, COPIES_A_PAGE)):
        numbers = range(first, min(first + COPIES_A_PAGE, copies))
        text = furniture + "".join(copy(posts, number) for number in numbers)
        size += (folder / f"archive_{page:03}.txt").write_text(text, "utf-8")
    return size


if __name__ == "__main__":
    print(write_corpus(int(sys.argv[1]), Path(sys.argv[2])), "characters")
