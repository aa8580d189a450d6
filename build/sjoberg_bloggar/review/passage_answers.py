"""Answers about breaks and kinds of passages, as rows for the curation."""

from ..curation.model import Row
from ..errors import InputError
from ..model import Post
from .answers import ABOUT_AUTHORS, AS_IT_IS, AUTHORS, BREAKS, FRAME, KINDS, PASSAGES
from .author_answers import decide_authors
from .new_rows import Answers, Decision, day_of
from .places import Place, beginning, find_words, words_at_break

CERTAIN_BREAKS = ("start", "line_breaks", "paragraph_evidence.csv", "paragraph_decisions.csv")
NOT_INSIDE = ("heading", "caption", "introduction")  # answers that would be misunderstood there


def decide_frame(row: Row, answers: Answers) -> list[Decision]:
    """Return the decision whether a line belongs to a post or to the page around it, if any.

    It is about the line in the post of that day, or in any post if it always holds.
    """
    if row["answer"] not in FRAME:
        return []
    if row["topic"] != "frame":
        raise row.error(f"answer is '{row['answer']}', but no line of a page is asked about",
                        f"write one of: {row['answers']}")
    days = {day_of(post) for post in answers.blog.posts}
    day = row["post_id"][:len("2019-05-03")]
    if day not in days:
        answers.post(row)  # which says that no document has it
    return [Decision("page_furniture", {
        "published": "" if row["where"] == "always" else day, "line": row["name"],
        "is_furniture": "yes" if row["answer"] == "page furniture" else "no",
        "reason": row["reason"]}, row)]


def decide_breaks(row: Row, answers: Answers) -> list[Decision]:
    """Return the decisions about breaks that an answer makes.

    A kind is decided of a passage, so where no passage begins for certain, a break is decided too.
    """
    answer = row["answer"]
    if answer in BREAKS:
        return [break_row(text_below(row, answers) or answers.place(row), answer == "break", row)]
    if answer == "introduction" and (below := text_below(row, answers)):
        return [] if below.begins_passage else [break_row(below, True, row)]
    if not is_about_passage(row):
        return []
    place = answers.place(row)
    if not place.is_in_text or place.start == 0:
        return []
    if place.begins_passage:
        rule = place.post.passages[place.passage].break_rule
        return [] if rule in CERTAIN_BREAKS else [break_row(place, True, row)]
    if answer in NOT_INSIDE:
        raise row.error(f"answer is '{answer}', but no passage begins here", "write break if one "
                        "does (also if a heading ends here), else no break")
    return [break_row(place, answer != AS_IT_IS, row)]


def is_about_passage(row: Row) -> bool:
    """Return whether an answer says what a passage is."""
    return row["answer"] in PASSAGES or (
        row["answer"] == AS_IT_IS and row["topic"] not in ABOUT_AUTHORS)


def text_below(row: Row, answers: Answers) -> Place | None:
    """Return the place of the words in text_begins, or None if there are none."""
    words = row["text_begins"]
    if not words:
        return None
    found = find_words(words, "text", answers.post(row))
    if len(found) != 1:
        raise row.error(f"text_begins is '{words}', which the text has {len(found) or 'no'} times",
                        "give words that it has exactly once")
    return found[0]


def break_row(place: Place, is_break: bool, row: Row) -> Decision:
    """Return the decision that a passage begins at a place, or that none does."""
    if not place.is_in_text or place.start == 0:
        raise row.error("there is no text before these words, so no break can be decided",
                        "give another answer")
    before, after = words_at_break(place)
    return Decision("paragraph_decisions", {
        "post_id": place.post.post_id, "before": before, "after": after,
        "paragraph_break": "yes" if is_break else "no", "reason": row["reason"]}, row)


def decide_passages(row: Row, answers: Answers) -> list[Decision]:
    """Return the decisions about kinds, speakers and authors that an answer makes."""
    answer = row["answer"]
    if answer in AUTHORS or (answer == AS_IT_IS and row["topic"] in ABOUT_AUTHORS):
        return decide_authors(row, answers)
    if not is_about_passage(row):
        return []
    place = answers.place(row)
    if place.field == "caption":
        kind = KINDS.get(answer, "caption")
        return [kind_row(place.post, place.text, kind, row)]
    if place.field == "title":
        raise row.error(f"answer is '{answer}', but this is the title", "correct the document")
    if answer == "introduction":
        return introduction(place, text_below(row, answers), row)
    if answer == "speaker":
        return [speaker(place, row), kind_of(place.post, place.passage, current_kind(place), row)]
    if not place.begins_passage:
        return []
    current = current_kind(place)
    return [kind_of(place.post, place.passage, KINDS.get(answer, current), row)]


def current_kind(place: Place) -> str:
    """Return the kind of the passage at a place."""
    return place.post.passages[place.passage].kind


def introduction(place: Place, below: Place | None, row: Row) -> list[Decision]:
    """Return the decisions that the passages from a place to another one are an introduction."""
    end = below.passage if below else place.passage + 1
    if end <= place.passage:
        raise row.error("text_begins has words that are not below the introduction",
                        "give the first words of the text below it")
    return [kind_of(place.post, at, "intro", row) for at in range(place.passage, end)]


def kind_of(post: Post, at: int, kind: str, row: Row) -> Decision:
    """Return the decision about the kind of one of a post's passages."""
    text = post.passages[at].text
    return kind_row(post, text if kind == "caption" else first_words(post, at, row), kind, row)


def kind_row(post: Post, begins: str, kind: str, row: Row) -> Decision:
    """Return the decision about the kind of the passage that begins with some words."""
    return Decision("passage_kinds", {"post_id": post.post_id, "begins": begins, "kind": kind,
                                      "reason": row["reason"]}, row)


def first_words(post: Post, at: int, row: Row) -> str:
    """Return the first words of a passage, as the curation refers to it."""
    texts = [passage.text for passage in post.passages]
    words = beginning(texts, at)
    if sum(text.startswith(words) for text in texts) != 1:
        raise twice(words, row)
    return words


def twice(words: str, row: Row) -> InputError:
    """Return the error for a passage that cannot be told from another one."""
    return row.error(f"another passage of the post begins with '{words}' too",
                     "this cannot be decided of one of them alone; take the answer back")


def speaker(place: Place, row: Row) -> Decision:
    """Return the decision whose words a passage is."""
    if not row["persons"] or ";" in row["persons"]:
        raise row.error(f"persons is '{row['persons']}'" if row["persons"] else "persons is empty",
                        "give the name of the one whose words the passage is")
    return Decision("speakers", {
        "post_id": place.post.post_id, "begins": first_words(place.post, place.passage, row),
        "speaker": row["persons"], "reason": row["reason"]}, row)
