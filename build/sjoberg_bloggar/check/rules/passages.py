"""Rules on passages: together they are the text of their post."""

import pandas as pd

from ..registry import Tables, offenders, reported, rule
from ..violation import difference

KEY = ["post_id", "passage_number"]
BLANK_LINE = "\n\n"


def with_texts(tables: Tables) -> pd.DataFrame:
    """Return the passages of known posts, each with its post's text and the passage above it."""
    posts = tables["posts"][["post_id", "text"]].rename(columns={"text": "post_text"})
    passages = tables["passages"].merge(posts, on="post_id")
    above = passages.groupby("post_id", sort=False)[["passage_number", "end"]].shift().astype(
        "Int64")
    return passages.assign(number_above=above["passage_number"], end_above=above["end"])


@rule("passage-number", "passages", KEY)
def passage_number(tables: Tables) -> pd.DataFrame:
    """The passages of a post are numbered 1, 2, 3 and so on."""
    passages = with_texts(tables)
    is_first = passages["number_above"].isna()
    first = offenders(passages, is_first & (passages["passage_number"] != 1),
                      "is the first of its post")
    others = offenders(passages,
                       passages["passage_number"] != passages["number_above"].fillna(0) + 1,
                       "follows number {number_above}")
    return pd.concat([first, others[others["number_above"].notna()]])


@rule("passage-text", "passages", KEY)
def passage_text(tables: Tables) -> pd.DataFrame:
    """A passage's text is posts.text from its start to its end."""
    return reported((
        (row.post_id, row.passage_number,
         f"text is not posts.text from {row.start} to {row.end}: "
         + difference(row.text, row.post_text[max(row.start, 0):row.end]))
        for row in with_texts(tables).itertuples()
        if row.start < 0 or row.post_text[row.start:row.end] != row.text), *KEY)


@rule("passage-tiling", "passages", KEY)
def passage_tiling(tables: Tables) -> pd.DataFrame:
    """The passages of a post are its whole text: the first starts at 0, exactly one blank line (two
    line feeds) is between one and the next, and the last ends with the text.
    """
    passages = with_texts(tables)
    passages["before"] = [
        text[0 if pd.isna(above) else above:max(start, 0)] for text, above, start
        in zip(passages["post_text"], passages["end_above"], passages["start"], strict=True)]
    is_first = passages["end_above"].isna()
    late = offenders(passages, is_first & (passages["start"] != 0),
                     "is the first passage but starts at {start}: before it is {before}")
    is_apart = (passages["start"] != passages["end_above"] + len(BLANK_LINE)) | (
        passages["before"] != BLANK_LINE)
    apart = offenders(passages, ~is_first & is_apart,
                      "starts at {start}, the passage above ends at {end_above}; expected two line "
                      "feeds between them, found {before}")
    return pd.concat([late, apart])


@rule("passage-tiling", "posts", ["post_id"])
def passage_tiling_to_the_end(tables: Tables) -> pd.DataFrame:
    """The last passage of a post ends with its text."""
    last = tables["passages"].groupby("post_id", sort=False)["end"].last().rename("last_end").astype(
        "Int64")
    posts = tables["posts"].merge(last, on="post_id", how="left")
    posts["length"] = posts["text"].str.len()
    posts["rest"] = [None if pd.isna(end) else text[end:] for text, end
                     in zip(posts["text"], posts["last_end"], strict=True)]
    without = offenders(posts, posts["last_end"].isna(), "has no passages")
    short = offenders(posts, posts["last_end"] != posts["length"],
                      "the last passage ends at {last_end}, the text at {length}; behind the "
                      "passage is {rest}")
    return pd.concat([without, short[short["last_end"].notna()]])
