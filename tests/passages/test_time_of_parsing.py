"""Parsing a post and reviewing its names takes time in proportion to its length, whatever is in it."""

import time

import pytest
from conftest import CURATION

from sjoberg_bloggar.build import read_blog
from sjoberg_bloggar.errors import InputError

CHARACTERS = 20_000  # of the filling; a quarter of that is tried as well if it takes long
TRIES = 3  # the machine may be busy for a moment
MOST_PER_DOUBLING = 3  # times; what grows with the square takes four
TOO_SHORT = 0.8  # seconds for the longest text: too short to tell how it grows
FILLINGS = [".", ". A", "A-", "- ", "Eva Ek\n", "EU "]
MORE_FILLINGS = ["!", "?", "…", "A. ", "A/", "Aa ", "!A", "\"", "(", "x", "– ", "(a) ", "a) ", "1. ",
                 "Text: ", "/Eva\n", "Av Eva Ek ", "Karin Ek ", "Kort rad\n", "www.", "Vi ses. Hej",
                 "spotify ", "Ola, "]


@pytest.mark.parametrize("filling", [
    *FILLINGS, *(pytest.param(filling, marks=pytest.mark.slow) for filling in MORE_FILLINGS)], ids=ascii)
def test_twice_the_text_takes_twice_the_time(tmp_path, filling):
    def seconds(characters: int) -> float:
        text = (filling * (characters // len(filling) + 1))[:characters]
        (tmp_path / "a.txt").write_text(f"3 maj 2017\n\nEn titel\n\nEn mening. {text}\nEn till.\n", "utf-8")
        start = time.process_time()
        try:
            read_blog(tmp_path, CURATION)
        except InputError as error:
            assert len(str(error)) < 1000
        return time.process_time() - start

    def is_in_proportion() -> bool:
        longest = seconds(CHARACTERS)
        return longest < TOO_SHORT or longest < seconds(CHARACTERS // 4) * MOST_PER_DOUBLING ** 2

    assert any(is_in_proportion() for _ in range(TRIES))
