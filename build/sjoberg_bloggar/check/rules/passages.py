"""Rules on passages: together they are the text of their post."""

from collections.abc import Iterator

from ...model import BLANK_LINE
from ...package import Package, rows_of
from ...package.counts import count_words
from ..registry import Offenders, offenders, rule
from ..violation import shown, text_difference
from .posts import wrong_word_counts

KEY = ["post_id", "passage_number"]


def texts_of_posts(package: Package) -> dict[str, str]:
    """Return the texts by post_id."""
    return dict(rows_of(package["posts"], "post_id", "text"))


def passages_of_posts(package: Package) -> Iterator[tuple[tuple, tuple | None]]:
    """Yield the passages of posts that exist, each with the one above in its post, or None.

    A passage is its post_id, passage_number, start and end.
    """
    above = dict.fromkeys(package["posts"]["post_id"].tolist())
    for passage in rows_of(package["passages"], *KEY, "start", "end"):
        post_id = passage[0]
        if post_id in above:
            yield passage, above[post_id]
            above[post_id] = passage


@rule("passage-number", "passages")
def passage_number(package: Package) -> Offenders:
    """The passages of a post are numbered 1, 2, 3 and so on."""
    for (post_id, number, *_), above in passages_of_posts(package):
        number_above = above[1] if above else 0
        if number != number_above + 1:
            yield (post_id, number), (f"follows number {number_above}" if above else
                                      "is the first of its post")


@rule("passage-text", "passages")
def passage_text(package: Package) -> Offenders:
    """A passage's text is posts.text from its start to its end."""
    texts = texts_of_posts(package)
    for post_id, number, start, end, text in rows_of(package["passages"], *KEY, "start", "end",
                                                     "text"):
        found = texts.get(post_id, text)[max(start, 0):end]
        if post_id in texts and (start < 0 or found != text):
            yield (post_id, number), (f"text is not posts.text from {start} to {end}: "
                                      + text_difference(text, found))


@rule("passage-tiling", "passages")
def passage_tiling(package: Package) -> Offenders:
    """The passages of a post are its whole text.

    The first starts at 0, exactly one blank line (two line feeds) is between one and the next, and
    the last ends with the text.
    """
    texts = texts_of_posts(package)
    for (post_id, number, start, _), above in passages_of_posts(package):
        end_above = above[3] if above else 0
        before = texts[post_id][end_above:max(start, 0)]
        if not above and start != 0:
            yield (post_id, number), (f"is the first passage but starts at {start}: before it is "
                                      f"{shown(before)}")
        elif above and (start != end_above + len(BLANK_LINE) or before != BLANK_LINE):
            yield (post_id, number), (
                f"starts at {start}, the passage above ends at {end_above}; expected two line "
                f"feeds between them, found {shown(before)}")


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
    passages = package["passages"]
    return wrong_word_counts(passages, KEY, passages["text"].map(count_words))


@rule("passage-speaker", "passages")
def passage_speaker(package: Package) -> Offenders:
    """The speaker of a passage is someone other than its author."""
    passages, names = package["passages"], dict(rows_of(package["authors"], "author_id", "name"))
    is_author = [names.get(author) == speaker
                 for author, speaker in rows_of(passages, "author_id", "speaker")]
    return offenders(passages, KEY, is_author, "speaker is {speaker}, who is the author")
