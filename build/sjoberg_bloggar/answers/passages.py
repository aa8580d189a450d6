"""Answers about the page around a post, and about breaks and kinds of passages."""

from dataclasses import replace

from ..curation.model import Row
from ..model import Post
from .choices import BREAKS, KINDS, bad_cell
from .places import WordsInPost, find_words, words_around
from .rows import Answers, NewRow, new_row

CERTAIN_BREAKS = ("start", "line_breaks", "paragraph_evidence.csv", "paragraph_decisions.csv")
SHORT_PASSAGE = 25  # words, as of a caption; its row in the curation has all of them
FEWEST_FIRST = 6  # words of a longer passage


def decide_furniture(row: Row, answers: Answers) -> list[NewRow]:
    """Return the row whether a line belongs to a post or to the page around it.

    It is about the line in the post of that day, or in any post if it always holds.
    """
    day = row["post_id"][:len("2019-05-03")]
    if day not in {str(post.published) for post in answers.blog.posts}:
        answers.post(row)  # which says that no document has it
    return [new_row("page_furniture", row, published="" if row["where"] == "always" else day,
                    line=row["name"],
                    is_furniture="yes" if row["answer"] == "page furniture" else "no")]


def decide_break(row: Row, answers: Answers) -> list[NewRow]:
    """Return the row about a break that an answer makes, if any.

    A kind is decided of a passage, so where no passage begins for certain, a break is decided too.
    """
    answer, below = row["answer"], text_below(row, answers)
    if answer in BREAKS:
        return [break_at(below or answers.place(row), answer == "break", row)]
    if answer == "introduction" and below:
        return [] if below.begins_passage else [break_at(below, True, row)]
    place = answers.place(row)
    if not place.is_in_text or place.start == 0:
        return []
    is_certain = place.begins_passage \
        and place.post.passages[place.passage].break_rule in CERTAIN_BREAKS
    return [] if is_certain else [break_at(place, True, row)]


def text_below(row: Row, answers: Answers) -> WordsInPost | None:
    """Return the place of the words in text_begins, or None if there are none."""
    if not row["text_begins"]:
        return None
    found = find_words(row["text_begins"], "text", answers.post(row))
    if len(found) != 1:
        raise bad_cell(row, "text_begins", "give words that it has exactly once",
                       f", which the text has {len(found) or 'no'} times")
    return found[0]


def break_at(place: WordsInPost, is_break: bool, row: Row) -> NewRow:
    """Return the row that a passage begins at a place, or that none does."""
    if not place.is_in_text or place.start == 0:
        raise row.error("there is no text before these words, so no break can be decided",
                        "give another answer")
    before, after = words_around(replace(place, end=place.start))
    return new_row("paragraph_decisions", row, post_id=place.post.post_id, before=before,
                   after=after, paragraph_break="yes" if is_break else "no")


def decide_passage(row: Row, answers: Answers) -> list[NewRow]:
    """Return the rows about the kind and the speaker of a passage that an answer makes."""
    answer = row["answer"]
    if answer in BREAKS:
        return []
    place = answers.place(row)
    if place.field != "text":
        return [new_row("passage_kinds", row, post_id=place.post.post_id, begins=place.text,
                        kind=KINDS.get(answer, "caption"))]
    if answer == "introduction":
        return introduction(place, text_below(row, answers), row)
    kind = KINDS.get(answer, place.post.passages[place.passage].kind)
    speakers = [speaker(place, row)] if answer == "speaker" else []
    return [*speakers, kind_of(place.post, place.passage, kind, row)]


def introduction(place: WordsInPost, below: WordsInPost | None, row: Row) -> list[NewRow]:
    """Return the rows that the passages from a place to another one are an introduction."""
    end = below.passage if below else place.passage + 1
    if end <= place.passage:
        raise row.error("text_begins has words that are not below the introduction",
                        "give the first words of the text below it")
    return [kind_of(place.post, at, "intro", row) for at in range(place.passage, end)]


def speaker(place: WordsInPost, row: Row) -> NewRow:
    """Return the row whose words a passage is."""
    if not row["persons"] or ";" in row["persons"]:
        raise bad_cell(row, "persons", "give the name of the one whose words the passage is")
    return new_row("speakers", row, post_id=place.post.post_id, speaker=row["persons"],
                   begins=first_words(place.post, place.passage, row))


def kind_of(post: Post, at: int, kind: str, row: Row) -> NewRow:
    """Return the row about the kind of one of a post's passages."""
    begins = post.passages[at].text if kind == "caption" else first_words(post, at, row)
    return new_row("passage_kinds", row, post_id=post.post_id, begins=begins, kind=kind)


def first_words(post: Post, at: int, row: Row) -> str:
    """Return as many first words of a passage as no other begins with; all if they are few."""
    texts = [passage.text for passage in post.passages]
    words = texts[at].split()
    fewest = len(words) if len(words) <= SHORT_PASSAGE else FEWEST_FIRST
    for count in range(fewest, len(words) + 1):
        begins = " ".join(words[:count])
        if sum(text.startswith(begins) for text in texts) == 1:
            return begins
    raise row.error(f"another passage of the post begins with '{begins}' too",
                    "this cannot be decided of one of them alone; take the answer back")
