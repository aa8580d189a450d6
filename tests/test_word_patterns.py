"""Many words are looked for at once: as wholes, the leftmost and longest of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjoberg_bloggar.mentions.word_patterns import (branches, capitalised_pattern, leftmost, word_pattern,
                                           word_spans)

WHOLE = r"(?!\w)"
WORDS = ["regeringen", "regering", "kassan", "region Mitt", "mak", "[namn]"]
NAMES = ["Ek", "Mitt", "Mitt Ek", "Ek region"]
OTHERS = word_pattern(dict.fromkeys(WORDS, WHOLE))
CAPITALISED = capitalised_pattern(dict.fromkeys(NAMES, WHOLE))
texts = st.lists(st.sampled_from([*WORDS, *NAMES, " ", " ", "\n", ".", "-", "a", "E", "ж", "3", "_"]),
                 max_size=12).map("".join)


def all_at_once(words: list[str], text: str) -> list[tuple[int, int]]:
    """Find the words in the plain way, the longest first."""
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return [m.span() for m in re.finditer(rf"(?<!\w)(?:{plain})(?!\w)", text)]


@given(texts)
def test_words_are_found_as_by_a_list_of_them(text):
    assert list(word_spans(OTHERS, text)) == all_at_once(WORDS, text)


@given(texts)
def test_two_patterns_find_what_one_would(text):
    assert leftmost(CAPITALISED, OTHERS, text) == all_at_once([*WORDS, *NAMES], text)


@pytest.mark.parametrize("text, spans", [
    ("regeringen", [(0, 10)]), ("regeringens", []), ("жregeringen", []), ("ж-kassan", [(2, 8)]),
    ("[namn][namn]", [(0, 6), (6, 12)]), ("3mak mak", [(5, 8)]), ("", [])])
def test_words_stand_alone(text, spans):
    assert list(word_spans(OTHERS, text)) == spans


def test_no_words_are_found_nowhere():
    assert list(word_spans(word_pattern({}), "Ett ord")) == []
    assert capitalised_pattern({}).search("Ett ord") is None
    assert re.fullmatch(branches({"ab": "", "ac": "", "a": ""}), "ac")
