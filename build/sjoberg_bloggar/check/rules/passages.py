"""Rules on passages: together they are the text of their post."""

from collections.abc import Iterator

import pandas as pd

from ..registry import Tables, offenders, reported, rule
from ..violation import difference, shown

KEY = ["post_id", "passage_number"]
BLANK_LINE = "\n\n"


def with_text(tables: Tables) -> Iterator[tuple]:
    """Yield the rows of passages, each with the text of its post, if the post is known."""
    texts = dict(zip(tables["posts"]["post_id"], tables["posts"]["text"], strict=True))
    for row in tables["passages"].itertuples():
        if row.post_id in texts:
            yield row, texts[row.post_id]


@rule("passage-number", "passages", KEY)
def passage_number(tables: Tables) -> pd.DataFrame:
    """The passages of a post are numbered 1, 2, 3 and so on."""
    passages = tables["passages"]
    above = passages.groupby("post_id", sort=False)["passage_number"].shift().astype("Int64")
    passages = passages.assign(above=above)
    first = offenders(passages, above.isna() & (passages["passage_number"] != 1),
                      "is the first of its post")
    others = offenders(passages, passages["passage_number"] != above + 1, "follows number {above}")
    return pd.concat([first, others])


@rule("passage-text", "passages", KEY)
def passage_text(tables: Tables) -> pd.DataFrame:
    """A passage's text is posts.text from its start to its end."""
    return reported((
        (row.post_id, row.passage_number,
         f"text is not posts.text from {row.start} to {row.end}: "
         + difference(row.text, text[max(row.start, 0):row.end]))
        for row, text in with_text(tables)
        if row.start < 0 or text[row.start:row.end] != row.text), *KEY)


@rule("passage-tiling", "passages", KEY)
def passage_tiling(tables: Tables) -> pd.DataFrame:
    """The passages of a post are its whole text: the first starts at 0, exactly one blank line (two
    line feeds) is between one and the next, and the last ends with the text.
    """
    problems, ends = [], {}
    for row, text in with_text(tables):
        end = ends.get(row.post_id)
        before = shown(text[end or 0:max(row.start, 0)])
        if end is None and row.start != 0:
            problems.append((row.post_id, row.passage_number,
                             f"is the first passage but starts at {row.start}: before it is "
                             f"{before}"))
        elif end is not None and (row.start != end + len(BLANK_LINE)
                                  or text[end:row.start] != BLANK_LINE):
            problems.append((row.post_id, row.passage_number,
                             f"starts at {row.start}, the passage above ends at {end}; expected two "
                             f"line feeds between them, found {before}"))
        ends[row.post_id] = row.end
    return reported(problems, *KEY)


@rule("passage-tiling", "posts", ["post_id"])
def passage_tiling_to_the_end(tables: Tables) -> pd.DataFrame:
    """The last passage of a post ends with its text."""
    ends = tables["passages"].groupby("post_id", sort=False)["end"].last()
    problems = []
    for post_id, text in zip(tables["posts"]["post_id"], tables["posts"]["text"], strict=True):
        if post_id not in ends.index:
            problems.append((post_id, "has no passages"))
        elif ends[post_id] != len(text):
            problems.append((post_id, f"the last passage ends at {ends[post_id]}, the text at "
                                      f"{len(text)}; behind the passage is "
                                      f"{shown(text[ends[post_id]:])}"))
    return reported(problems, "post_id")
