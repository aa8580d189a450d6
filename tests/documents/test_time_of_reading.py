"""Reading and splitting a document takes time in proportion to its length, whatever is in it."""

import time

import pytest

from sjoberg_bloggar.documents.read import read_document
from sjoberg_bloggar.documents.split import read_section, split
from sjoberg_bloggar.errors import InputError

CHARACTERS = 25_000  # of the filling; four times that are tried as well
TRIES = 3  # the machine may be busy for a moment
MOST_PER_DOUBLING = 3  # times; what grows with the square takes four
TOO_SHORT = 0.2  # seconds for the longest document: too short to tell how it grows
FILLINGS = [".", ". A", "3 maj 2017 ", "<", "a\n", "Eva Ek\n"]
MORE_FILLINGS = ["!", "?", "1.", "- ", "2017-05-03", "3/5 ", "[", "&amp", " ", "\n", "x", "Aa ", "•",
                 "a@", "www.", "*a ", "_a ", "`", "(", "/Eva\n", "Dela\n", " • a\n", "Ek-"]


def document(filling: str, characters: int, is_post_page: bool) -> str:
    """Return a post page or an archive page with a text of that many characters."""
    text = (filling * (characters // len(filling) + 1))[:characters]
    return f"3 maj 2017\n\nEn titel\n\n{text}\nEn mening. {text}\nEn till.\n" if is_post_page else \
        f"Meny\n • 3 maj 2017\n\n  En titel  En mening. {text}\nEn till.\n"


def seconds(path, text: str) -> float:
    """Return the time that it takes to read and split a document, or to refuse it."""
    path.write_text(text, "utf-8")
    start = time.process_time()
    try:
        for section in split(read_document(path)):
            read_section(section, ())
    except InputError as error:
        assert len(str(error)) < 1000
    return time.process_time() - start


@pytest.mark.parametrize("is_post_page", [True, False], ids=["post page", "archive page"])
@pytest.mark.parametrize("filling", [
    *FILLINGS, *(pytest.param(filling, marks=pytest.mark.slow) for filling in MORE_FILLINGS)], ids=ascii)
def test_twice_the_text_takes_twice_the_time(tmp_path, filling, is_post_page):
    def is_in_proportion() -> bool:
        short, long = (seconds(tmp_path / "a.txt", document(filling, characters, is_post_page))
                       for characters in (CHARACTERS, CHARACTERS * 4))
        return long < TOO_SHORT or long < short * MOST_PER_DOUBLING ** 2

    assert any(is_in_proportion() for _ in range(TRIES))
