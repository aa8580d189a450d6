"""The counts of a package are those of its tables, and wrong ones are noticed."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sjoberg_bloggar.check.rules.authors import author_counts, author_unused
from sjoberg_bloggar.check.rules.passages import word_count_of_passages
from sjoberg_bloggar.check.rules.posts import word_count
from sjoberg_bloggar.package import Package

WORDS = st.sampled_from([("ord", 1), ("å", 1), ("7", 1), ("(ja)", 1), ("—x", 1), ("½", 1), ("–", 0),
                         ("-", 0), ("(”", 0), ("…", 0), ("_", 0)])
PASSAGES = st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(passages=PASSAGES, wrong=st.integers(-3, 3))
def test_a_wrong_number_of_words_is_noticed(passages, wrong):
    count = sum(counts for words in passages for _, counts in words)
    text = "\n\n".join(" ".join(word for word, _ in words) for words in passages)
    passages = pd.DataFrame({"post_id": ["a"], "passage_number": [1], "text": [text],
                             "word_count": [count + wrong]})
    assert len(word_count_of_passages(Package({}, {}, {"passages": passages}))) == (wrong != 0)


def test_the_number_of_words_of_a_post_is_that_of_its_passages():
    passages = pd.DataFrame({"post_id": ["a", "b", "a"], "word_count": [1, 2, 3]})
    posts = pd.DataFrame({"post_id": ["a", "b", "c"], "word_count": [4, 3, 0]})
    assert [key for key, _ in word_count(Package({}, {}, {
        "posts": posts, "passages": passages}))] == [("b",), ("c",)]


@pytest.mark.parametrize("post_ids, count, wrong, unused", [
    (["a", "b"], 2, 0, 0), (["a", "gone"], 1, 0, 0), (["a", "gone"], 2, 1, 0),
    (["a", "a"], 1, 0, 0), (["gone"], 0, 2, 1)])
def test_posts_of_an_author_are_those_that_are_there(post_ids, count, wrong, unused):
    day = date(2016, 6, 16)
    tables = {
        "posts": pd.DataFrame({"post_id": ["a", "b"], "published": [day, day]}),
        "authorships": pd.DataFrame({"post_id": post_ids, "author_id": ["ek"] * len(post_ids)}),
        "passages": pd.DataFrame({"author_id": ["other"]}),
        "authors": pd.DataFrame({"author_id": ["ek"], "post_count": [count],
                             "first_published": [day], "last_published": [day]})}
    package = Package({}, {}, tables)
    assert len(list(author_counts(package))) == wrong
    assert len(list(author_unused(package))) == unused
