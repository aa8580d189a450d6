"""Large documents are worked on in parts and batches, by several processes: nothing may depend on
where one ends and the next begins."""

import gc
import json

import pytest
import strategies
from conftest import CURATION, SOURCES
from hypothesis import given
from test_any_input import short

from sjoberg_bloggar import parts, build as pipeline
from sjoberg_bloggar.publish.descriptor import as_json
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.documents.read import read_part

ARCHIVE, = SOURCES.glob("004*.txt")


@pytest.fixture
def small(monkeypatch):
    """Make every post of an archive page a part, and few posts a batch."""
    monkeypatch.setattr(parts, "ENOUGH", 1)
    monkeypatch.setattr(pipeline, "BATCH", 5)


@short
@given(strategies.archive_pages())
def test_parts_are_the_document(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("parts") / "a.txt"
    path.write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "ENOUGH", 1)
        found = parts.parts_of(path)
    data = path.read_bytes()
    assert b"".join(data[part.start:part.end] for part in found) == data
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for part in found[1:]:
        assert lines[part.first_line - 1].lstrip().startswith("•")
        assert read_part(part).text.split("\n")[0] == lines[part.first_line - 1]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_archive_page_has_a_part_for_each_post(tmp_path, small, line_end):
    path = tmp_path / "a.txt"
    path.write_bytes(ARCHIVE.read_text("utf-8").replace("\n", line_end).encode())
    found = parts.parts_of(path)
    assert len(found) == 56
    assert found[1].first_line == 20
    assert read_part(found[1]).text.startswith(" • 18 april 2017\n")


def test_old_line_ends_and_post_pages_are_not_divided(tmp_path, small):
    for number, text in enumerate([ARCHIVE.read_text("utf-8").replace("\n", "\r"),
                                   "\n 3 maj 2017\n\nEn titel\n • 4 maj 2017\n\n  Två  Ja.\n"]):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(text.encode())
        assert len(parts.parts_of(path)) == 1


def test_parts_and_batches_change_nothing(small, monkeypatch):
    in_parts = pipeline.read_blog(SOURCES, CURATION)
    monkeypatch.undo()
    whole = pipeline.read_blog(SOURCES, CURATION)
    for name, table in whole.tables.items():
        assert in_parts.tables[name].num_rows > 10
        assert in_parts.tables[name].to_pylist() == table.to_pylist(), name
    assert in_parts.accounts == whole.accounts
    assert in_parts.removed == whole.removed
    assert sorted(in_parts.people) == sorted(whole.people)
    assert list(in_parts.questions) == list(whole.questions) == []


def test_questions_of_all_batches_are_listed_in_order(tmp_path, small, monkeypatch):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(
            f"{number + 1} maj 2031\n\nEtt möte\n\nVi träffade Norrlandia i går. Det är bra.\n", "utf-8")
    questions = pipeline.read_blog(tmp_path, CURATION).questions
    assert len(questions) == 12
    assert [question.post_id[:10] for question in questions] == [
        f"2031-05-{day:02}" for day in range(1, 13)]
    monkeypatch.undo()
    assert list(pipeline.read_blog(tmp_path, CURATION).questions) == list(questions)


@pytest.mark.parametrize("old, new, line, problem", [
    ("18 april 2017", "31 april 2017", 20, "no such day"),
    ("18 april 2017", "18 apral 2017", 20, "no Swedish month"),
    ("nyckeln till", "nyckeln\x07till", None, r"control character U\+0007"),
    ("nyckeln till", "nyckelnÃ¥till", None, "wrong encoding"),
    ("nyckeln till", "nyckeln\udce5till", None, "byte 0xE5"),
], ids=["day", "month", "sign", "garbled", "bytes"])
def test_errors_name_the_line_of_the_document(tmp_path, small, old, new, line, problem):
    text = ARCHIVE.read_text("utf-8")
    assert old in text
    at = text.index(old)
    (tmp_path / "a.txt").write_bytes(
        (text[:at] + new + text[at + len(old):]).encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=problem) as error:
        pipeline.read_blog(tmp_path, CURATION)
    assert error.value.args[1] == (line or text.count("\n", 0, at) + 1)


def test_a_post_that_stands_twice_is_found_in_different_parts(tmp_path, small):
    text = ARCHIVE.read_text("utf-8")
    again = text[text.index(" • 18 april 2017"):text.index(" • 7 april 2017")]
    (tmp_path / "a.txt").write_text(text + "\n" + again, "utf-8")
    with pytest.raises(InputError, match="stands in this document a second time, first in line 20"):
        pipeline.read_blog(tmp_path, CURATION)


def test_the_descriptor_lists_a_question_a_line():
    descriptor = {"name": "a", "undecidedCount": 2, "undecided": [{"surface": "Å"}, {"surface": '"'}]}
    assert json.loads(as_json(descriptor)) == descriptor
    assert as_json(descriptor).count("\n") == 8
    assert json.loads(as_json({"name": "a"})) == {"name": "a"}


def test_no_room_for_what_is_put_aside_is_told(tmp_path, small, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="temporary files: cannot be written to .* with TMPDIR"):
        pipeline.read_blog(SOURCES, CURATION)


def test_nothing_is_left_of_what_was_put_aside(tmp_path, small, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    blog = pipeline.read_blog(SOURCES, CURATION)
    assert list(tmp_path.iterdir())
    del blog
    gc.collect()
    assert not list(tmp_path.iterdir())
