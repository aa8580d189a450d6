"""Rules on mentions: what they point at, and to which organisation."""

import pandas as pd

from ...model import FIELDS
from ..registry import Tables, offenders, reported, rule
from ..violation import shown

KEY = ["post_id", "field", "start"]


@rule("mention-surface", "mentions", KEY)
def mention_surface(tables: Tables) -> pd.DataFrame:
    """A mention's surface is what that field of the post has from start to end."""
    posts = tables["posts"].set_index("post_id")[list(FIELDS)]
    texts = {(post_id, field): text for field in FIELDS
             for post_id, text in posts[field].dropna().items()}
    problems = []
    for row in tables["mentions"].itertuples():
        text = texts.get((row.post_id, row.field), "")
        if row.start < 0 or text[row.start:row.end] != row.surface:
            problems.append((row.post_id, row.field, row.start,
                             f"surface is {shown(row.surface)}, but posts.{row.field} has "
                             f"{shown(text[max(row.start, 0):row.end])} from {row.start} to "
                             f"{row.end}"))
    return reported(problems, *KEY)


@rule("mention-name", "mentions", KEY)
def mention_name(tables: Tables) -> pd.DataFrame:
    """A mention's surface is one of the names of its organisation, letter case included."""
    names = tables["organisation_names"][["organisation_id", "name"]].drop_duplicates()
    mentions = tables["mentions"].merge(
        names, left_on=["organisation_id", "surface"], right_on=["organisation_id", "name"],
        how="left")
    return offenders(mentions, mentions["name"].isna(),
                     "surface is {surface}, which organisation_names does not have as a name of "
                     "{organisation_id}")


@rule("mention-overlap", "mentions", KEY)
def mention_overlap(tables: Tables) -> pd.DataFrame:
    """Mentions do not overlap."""
    mentions = tables["mentions"].sort_values(["post_id", "field", "start", "end"])
    above = mentions.groupby(["post_id", "field"])[["start", "end"]].shift()
    mentions = mentions.assign(start_above=above["start"].astype("Int64"),
                               end_above=above["end"].astype("Int64"))
    return offenders(mentions, mentions["start"] < mentions["end_above"],
                     "starts at {start}, before the mention from {start_above} ends at {end_above}")


@rule("mention-passage", "mentions", KEY)
def mention_passage(tables: Tables) -> pd.DataFrame:
    """A mention in a text has the number of the passage that holds it whole; one in a title or
    caption has none.
    """
    passages = tables["passages"][["post_id", "passage_number", "start", "end"]].rename(
        columns={"start": "first", "end": "last"})
    passages["passage_number"] = passages["passage_number"].astype("Int64")
    mentions = tables["mentions"].merge(passages, on=["post_id", "passage_number"], how="left")
    mentions = mentions.astype({"first": "Int64", "last": "Int64"})
    in_text = mentions["field"] == "text"
    is_inside = (mentions["first"] <= mentions["start"]) & (mentions["end"] <= mentions["last"])
    number = "passage_number is {passage_number}, "
    return pd.concat([
        offenders(mentions, ~in_text & mentions["passage_number"].notna(),
                  number + "expected none for a title or caption"),
        offenders(mentions, in_text & mentions["first"].isna(),
                  number + "which the post does not have"),
        offenders(mentions, in_text & ~is_inside.fillna(True),
                  number + "which is {first} to {last} of the text; the mention is {start} to "
                           "{end}")])
