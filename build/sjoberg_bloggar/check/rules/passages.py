"""Rules on passages: together they are the text of their post."""

import pandas as pd

from ..registry import Package, offenders, reported, rule
from ..violation import difference
from .posts import wrong_word_counts

KEY = ["post_id", "passage_number"]
BLANK_LINE = "\n\n"


def texts_of_posts(package: Package) -> dict[str, str]:
    """Return the texts by post_id."""
    posts = package["posts"]
    return dict(zip(posts["post_id"], posts["text"], strict=True))


def passages_of_posts(package: Package) -> pd.DataFrame:
    """Return the passages of posts that exist.

    Returns:
        The passages with number_above and end_above, number and end of the passage above in the
        same post; they are missing for the first one.
    """
    passages = package["passages"]
    passages = passages[passages["post_id"].isin(package["posts"]["post_id"])]
    above = passages.astype({"passage_number": "Int64", "end": "Int64"}).groupby(
        "post_id", sort=False)[["passage_number", "end"]].shift()
    return passages.assign(number_above=above["passage_number"], end_above=above["end"])


@rule("passage-number", "passages", KEY)
def passage_number(package: Package) -> pd.DataFrame:
    """The passages of a post are numbered 1, 2, 3 and so on."""
    passages = passages_of_posts(package)
    is_first = passages["number_above"].isna()
    expected = passages["number_above"].fillna(0) + 1
    is_wrong = passages["passage_number"] != expected
    return pd.concat([
        offenders(passages, is_wrong & is_first, "is the first of its post"),
        offenders(passages, is_wrong & ~is_first, "follows number {number_above}")])


@rule("passage-text", "passages", KEY)
def passage_text(package: Package) -> pd.DataFrame:
    """A passage's text is posts.text from its start to its end."""
    passages, texts = passages_of_posts(package), texts_of_posts(package)
    columns = (passages[name].tolist() for name in (*KEY, "start", "end", "text"))
    return reported((
        (post_id, number, f"text is not posts.text from {start} to {end}: "
                          + difference(text, texts[post_id][max(start, 0):end]))
        for post_id, number, start, end, text in zip(*columns, strict=True)
        if start < 0 or texts[post_id][start:end] != text), *KEY)


@rule("passage-tiling", "passages", KEY)
def passage_tiling(package: Package) -> pd.DataFrame:
    """The passages of a post are its whole text.

    The first starts at 0, exactly one blank line (two line feeds) is between one and the next, and
    the last ends with the text.
    """
    passages, texts = passages_of_posts(package), texts_of_posts(package)
    is_first = passages["end_above"].isna()
    columns = (passages["post_id"].tolist(), passages["end_above"].fillna(0).tolist(),
               passages["start"].tolist())
    passages["before"] = [texts[post_id][end_above:max(start, 0)]
                          for post_id, end_above, start in zip(*columns, strict=True)]
    is_apart = (passages["start"] != passages["end_above"] + len(BLANK_LINE)) | (
        passages["before"] != BLANK_LINE)
    return pd.concat([
        offenders(passages, is_first & (passages["start"] != 0),
                  "is the first passage but starts at {start}: before it is {before}"),
        offenders(passages, ~is_first & is_apart,
                  "starts at {start}, the passage above ends at {end_above}; expected two line "
                  "feeds between them, found {before}")])


@rule("passage-tiling", "posts", ["post_id"])
def passage_tiling_to_the_end(package: Package) -> pd.DataFrame:
    """The last passage of a post ends with its text."""
    last = package["passages"].groupby("post_id")["end"].last().astype("Int64")
    posts = package["posts"].assign(last_end=package["posts"]["post_id"].map(last).astype("Int64"),
                                    length=[len(text) for text in package["posts"]["text"]])
    posts["rest"] = [text[end:] for text, end in zip(
        posts["text"].tolist(), posts["last_end"].fillna(0).tolist(), strict=True)]
    return pd.concat([
        offenders(posts, posts["last_end"].isna(), "has no passages"),
        offenders(posts, posts["last_end"] != posts["length"],
                  "the last passage ends at {last_end}, the text at {length}; after the passage "
                  "is {rest}")])


@rule("word-count", "passages", KEY)
def word_count_of_passages(package: Package) -> pd.DataFrame:
    """word_count is the number of words of the text.

    Words are stretches between white space that have a letter or a digit.
    """
    return wrong_word_counts(package["passages"])


@rule("passage-speaker", "passages", KEY)
def passage_speaker(package: Package) -> pd.DataFrame:
    """The speaker of a passage is someone other than its author."""
    passages = package["passages"].merge(package["authors"][["author_id", "name"]],
                                         on="author_id", how="left")
    return offenders(passages, (passages["speaker"] == passages["name"]).fillna(False),
                     "speaker is {speaker}, who is the author")
