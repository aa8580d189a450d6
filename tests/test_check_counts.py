"""The counts of a package are those of its tables, and wrong ones are noticed."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sjoberg_bloggar.check.people import check_author_counts
from sjoberg_bloggar.check.posts import check_word_counts
from sjoberg_bloggar.check.tables import Tables

WORDS = st.sampled_from([("ord", 1), ("å", 1), ("7", 1), ("(ja)", 1), ("—x", 1), ("½", 1), ("–", 0),
                         ("-", 0), ("(”", 0), ("…", 0), ("_", 0)])
PASSAGES = st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(passages=PASSAGES, wrong=st.integers(-3, 3))
def test_a_wrong_number_of_words_is_noticed(passages, wrong):
    count = sum(counts for words in passages for _, counts in words)
    text = "\n\n".join(" ".join(word for word, _ in words) for words in passages)
    posts = pa.table({"post_id": ["a"], "text": [text], "word_count": [count + wrong]})
    found = list(check_word_counts(Tables({"posts": posts}, {})))
    assert [violation.rule for violation in found] == ["word-count"] * (wrong != 0)


@pytest.mark.parametrize("post_ids, count, said", [
    (["a", "b"], 2, []), (["a", "gone"], 1, []), (["a", "gone"], 2, ["author-counts"]),
    (["a", "a"], 2, []), (["a", "a"], 1, ["author-counts"]),
    (["gone"], 0, ["author-unused", "author-counts", "author-counts"])])
def test_posts_of_an_author_are_those_that_are_there(post_ids, count, said):
    day = date(2016, 6, 16)
    tables = {
        "posts": pa.table({"post_id": ["a", "b"], "published": [day, day]}),
        "authorships": pa.table({"post_id": post_ids, "author_id": ["ek"] * len(post_ids)}),
        "passages": pa.table({"author_id": pa.array(["other"])}),
        "authors": pa.table({"author_id": ["ek"], "post_count": [count],
                             "first_published": [day], "last_published": [day]})}
    found = check_author_counts(Tables(tables, {}))
    assert [violation.rule for violation in found] == said
