"""Made-up documents in both shapes, with other people, days and organisations.

They and what is expected of them (gold.json, organisations.json) were written from the
guidelines by someone who had not seen the program.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import CURATION
from reading import read_documents

MADE_UP = Path(__file__).parent
POSTS = json.loads((MADE_UP / "gold.json").read_text("utf-8"))
# What nobody can tell from the text alone; the program asks about each.
ASKED = {"Vad vi prioriterar i vår", "Kontroll är också omtanke", "Gräv där du står",
         "Ett år med nya mallar",
         # A heading with a verb, as in "När isen har smält Det svåra är", may be a sentence that
         # goes on with a title, as in "I går skrev tidningen Vi om jobben".
         "Femtio mil till jobbet"}


def copy(pattern: str, folder: Path) -> Path:
    for path in MADE_UP.glob(pattern):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def blog(tmp_path_factory):
    return read_documents(copy("[ap]*.txt", tmp_path_factory.mktemp("posts")), CURATION)


def test_all_posts_are_found_and_the_different_wording_is_listed(blog):
    assert len(blog.posts) == len(POSTS) == 49
    [notice] = blog.notices
    assert "2016-03-09" in notice and "p09.txt" in notice


@pytest.mark.parametrize("expected", POSTS, ids=[post["title"] for post in POSTS])
def test_every_post_is_as_expected_or_asked_about(blog, expected):
    [post] = [post for post in blog.posts if post.texts["title"] == expected["title"]
              and post.published == expected["published"]]
    found = {
        "caption": post.texts.get("caption"),
        "authors": [author.name for author in post.authors],
        "passages": [(p.kind, p.author, p.text) for p in post.passages]}
    wanted = {
        "caption": expected["caption"], "authors": expected["authors"],
        "passages": [(p["kind"], p["author"], p["text"]) for p in expected["passages"]]}
    if expected["title"] in ASKED:
        assert found != wanted
        assert any(q.topic == "passage" and "heading" in q.guess for q in blog.questions
                   if q.post_id == post.post_id)
    else:
        assert found == wanted


def test_every_organisation_is_matched_or_listed(tmp_path):
    blog = read_documents(copy("n*.txt", tmp_path), CURATION)
    posts = {post.sources[0]: post for post in blog.posts}
    listed = defaultdict(list)
    for question in blog.questions:
        listed[question.post_id, question.field].append(
            (question.start, question.start + len(question.surface)))
    missed, matched = [], 0
    expected = json.loads((MADE_UP / "organisations.json").read_text("utf-8"))
    for entry in expected:
        post = posts[entry["source"]]
        start = entry["text_start"]
        span = (start, start + len(entry["surface"]))
        assert post.texts["text"][slice(*span)] == entry["surface"]
        if span in [(m["start"], m["end"]) for m in post.mentions if m["field"] == "text"]:
            matched += 1
        elif not any(a < span[1] and span[0] < b for a, b in listed[post.post_id, "text"]):
            missed.append(entry["surface"])
    assert missed == []
    assert matched > 0 and len(expected) == 188
