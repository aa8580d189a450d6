"""Names are found and asked about in texts of unusual form."""

from datetime import date
from pathlib import Path

import pytest

from sjoberg_bloggar.curation.columns import COLUMNS
from sjoberg_bloggar.curation.model import Curation, Row
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.mentions.matching import find_mentions
from sjoberg_bloggar.mentions.names import compile_names
from sjoberg_bloggar.model import Author, Blog, Passage, Post
from sjoberg_bloggar.review.questions import questions_about
from sjoberg_bloggar.review.unused import require_used

PAGE = "1 juni 2017\n\nOm det nya\n\n{}\n"
DECISIONS = {
    "organisations": {"organisation_id": "norrlandia", "name": "Nya Norrlandia"},
    "organisation_names": {"organisation_id": "norrlandia", "name": "Nya Norrlandia",
                           "kind": "short", "holds": "each", "compounds": "no"},
    "occurrences": {"post_id": "p", "field": "text", "before": "hos", "name": "Nya Norrlandia",
                    "after": "i", "organisation_id": "norrlandia"},
}


def post_with(text):
    passage = Passage("paragraph", text, None, None, "", "", "")
    return Post("p", date(2017, 6, 1), "Om det nya", None, (passage,), (), "", "", "", ())


def curation_with(*files):
    tables = {name: [Row(DECISIONS[name], Path(f"{name}.csv"), 2)] if name in files else []
              for name in COLUMNS}
    return Curation(tables)


def blog_with(curation, post):
    return Blog((), (post,), (), curation, True, {}, {}, (), ())


def test_a_word_of_thousands_of_letters_is_asked_about(read):
    word = "verket" * 700
    [question] = read(PAGE.format(f"Vi läste om {word} i går.")).questions
    assert question.surface == word


@pytest.mark.parametrize("part", ["hus", "huset", "å", "bolaget", "arbets"])
def test_a_word_of_many_ordinary_words_is_asked_about_in_time(read, part):
    word = part * 1500
    [question] = read(PAGE.format(f"Vi läste om {word} i går.")).questions
    assert question.surface == word


def test_a_person_with_thousands_of_letters_in_the_name_is_known():
    person = Author("eva", f"Eva A{'a' * 5000}", "Eva", f"A{'a' * 5000}", (), False)
    names = compile_names(curation_with(), [person])
    post = find_mentions(post_with(f"Vi mötte {person.name} i går."), names)
    assert [(name.surface, name.rule) for name in post.names] == [(person.name, "author")]


def test_the_marker_of_a_removed_address_is_not_asked_about():
    text = "Vi möttes hos Post i går. Skriv till [e-post borttagen] eller till postia i Boden."
    names = compile_names(curation_with(), [])
    post = find_mentions(post_with(text), names)
    asked = [(q.surface, q.start) for q in questions_about(post, names)]
    assert asked == [("Post", text.index("Post")), ("postia", text.index("postia"))]


def test_a_decided_name_is_used_where_its_space_is_a_no_break_space():
    curation = curation_with("organisations", "organisation_names", "occurrences")
    post = find_mentions(post_with("Vi var hos Nya\u00a0Norrlandia i Boden."),
                         compile_names(curation, []))
    assert [name.surface for name in post.mentions] == ["Nya\u00a0Norrlandia"]
    require_used(blog_with(curation, post))


def test_a_name_that_no_post_has_is_not_used():
    curation = curation_with("organisations", "organisation_names")
    post = find_mentions(post_with("Vi var i Boden."), compile_names(curation, []))
    with pytest.raises(InputError, match="is in no post"):
        require_used(blog_with(curation, post))
