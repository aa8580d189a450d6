"""Rules on passages: together they are the text of their post."""

from collections.abc import Iterator

from ...package import Package
from ..registry import Offenders, offenders, rows_of, rule
from ..violation import shown, text_difference
from .posts import wrong_word_counts

KEY = ["post_id", "passage_number"]
BLANK_LINE = "\n\n"


def texts_of_posts(package: Package) -> dict[str, str]:
    """Return the texts by post_id."""
    return dict(rows_of(package["posts"], "post_id", "text"))


def passages_of_posts(package: Package) -> Iterator[tuple[tuple, dict, dict | None]]:
    """Yield the passages of posts that exist: the key of each, itself, and the one above.

    That is the row above in the same post, or None.
    """
    above = dict.fromkeys(package["posts"]["post_id"].tolist())
    columns = (*KEY, "start", "end", "text")
    for post_id, *values in rows_of(package["passages"], *columns):
        if post_id in above:
            passage = dict(zip(columns, (post_id, *values), strict=True))
            yield (post_id, passage["passage_number"]), passage, above[post_id]
            above[post_id] = passage


@rule("passage-number", "passages")
def passage_number(package: Package) -> Offenders:
    """The passages of a post are numbered 1, 2, 3 and so on."""
    for row, passage, above in passages_of_posts(package):
        number_above = above["passage_number"] if above else 0
        if passage["passage_number"] != number_above + 1:
            yield row, f"follows number {number_above}" if above else "is the first of its post"


@rule("passage-text", "passages")
def passage_text(package: Package) -> Offenders:
    """A passage's text is posts.text from its start to its end."""
    texts = texts_of_posts(package)
    for row, passage, _ in passages_of_posts(package):
        start, end = passage["start"], passage["end"]
        found = texts[passage["post_id"]][max(start, 0):end]
        if start < 0 or found != passage["text"]:
            yield row, (f"text is not posts.text from {start} to {end}: "
                        + text_difference(passage["text"], found))


@rule("passage-tiling", "passages")
def passage_tiling(package: Package) -> Offenders:
    """The passages of a post are its whole text.

    The first starts at 0, exactly one blank line (two line feeds) is between one and the next, and
    the last ends with the text.
    """
    texts = texts_of_posts(package)
    for row, passage, above in passages_of_posts(package):
        start, end_above = passage["start"], above["end"] if above else 0
        before = texts[passage["post_id"]][end_above:max(start, 0)]
        if not above and start != 0:
            yield row, (f"is the first passage but starts at {start}: before it is "
                        f"{shown(before)}")
        elif above and (start != end_above + len(BLANK_LINE) or before != BLANK_LINE):
            yield row, (f"starts at {start}, the passage above ends at {end_above}; expected two "
                        f"line feeds between them, found {shown(before)}")


@rule("passage-tiling", "posts")
def passage_tiling_to_the_end(package: Package) -> Offenders:
    """The last passage of a post ends with its text."""
    ends = dict(rows_of(package["passages"], "post_id", "end"))
    for post_id, text in rows_of(package["posts"], "post_id", "text"):
        if post_id not in ends:
            yield post_id, "has no passages"
        elif ends[post_id] != len(text):
            yield post_id, (f"the last passage ends at {ends[post_id]}, the text at {len(text)}; "
                            f"after the passage is {shown(text[ends[post_id]:])}")


@rule("word-count", "passages")
def word_count_of_passages(package: Package) -> Offenders:
    """word_count is the number of words of the text.

    Words are stretches between white space that have a letter or a digit.
    """
    return wrong_word_counts(package["passages"], KEY)


@rule("passage-speaker", "passages")
def passage_speaker(package: Package) -> Offenders:
    """The speaker of a passage is someone other than its author."""
    passages, names = package["passages"], dict(rows_of(package["authors"], "author_id", "name"))
    is_author = [names.get(author) == speaker
                 for author, speaker in rows_of(passages, "author_id", "speaker")]
    return offenders(passages, KEY, is_author, "speaker is {speaker}, who is the author")
