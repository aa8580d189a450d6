"""How often the program guesses rightly what an undecided name is.

kinds.csv says by hand what the names in the made-up documents are that the program asks about, in
the words of other_names.csv. Run it with -s to see the share.
"""

import pytest
from conftest import CURATION, read_csv
from test_made_up import MADE_UP, copy

from sjoberg_bloggar.build import read_blog

TARGET = 0.8
KINDS = {row["name"]: row["kind"] for row in read_csv(MADE_UP / "kinds.csv")}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    blog = read_blog(copy("*.txt", tmp_path_factory.mktemp("all")), CURATION)
    return [question for question in blog.questions if question.topic == "name"]


def test_what_every_name_is_has_been_written_down(asked):
    assert sorted({question.surface for question in asked} - KINDS.keys()) == []


def test_four_of_five_guesses_are_right(asked):
    right = [question for question in asked if question.guess == KINDS[question.surface]]
    print(f"{len(right)} of {len(asked)} guesses are right: {len(right) / len(asked):.0%}")
    assert len(right) >= TARGET * len(asked)
