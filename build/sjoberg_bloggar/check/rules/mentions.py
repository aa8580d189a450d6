"""Rules on mentions: what they point at, and to which organisation."""

import pandas as pd

from ...model import FIELDS
from ..registry import Package, offenders, reported, rule
from ..violation import shown

KEY = ["post_id", "field", "start"]


@rule("mention-surface", "mentions", KEY)
def mention_surface(package: Package) -> pd.DataFrame:
    """A mention's surface is what that field of the post has from start to end."""
    posts, mentions = package["posts"], package["mentions"]
    texts = {(post_id, field): text for field in FIELDS
             for post_id, text in zip(posts["post_id"].tolist(), posts[field].tolist(), strict=True)
             if not pd.isna(text)}
    columns = (mentions[name].tolist() for name in (*KEY, "end"))
    mentions = mentions.assign(found=[
        texts.get((post_id, field), "")[max(start, 0):end]
        for post_id, field, start, end in zip(*columns, strict=True)])
    wrong = mentions[(mentions["start"] < 0) | (mentions["found"] != mentions["surface"])]
    return reported((
        (row.post_id, row.field, row.start,
         f"surface is {shown(row.surface)}, but posts.{row.field} has {shown(row.found)} from "
         f"{row.start} to {row.end}") for row in wrong.itertuples()), *KEY)


@rule("mention-name", "mentions", KEY)
def mention_name(package: Package) -> pd.DataFrame:
    """A mention's surface is one of the names of its organisation, letter case included."""
    mentions = package["mentions"]
    names = pd.MultiIndex.from_frame(package["organisation_names"][["organisation_id", "name"]])
    is_name = pd.MultiIndex.from_frame(mentions[["organisation_id", "surface"]]).isin(names)
    return offenders(mentions, pd.Series(~is_name, mentions.index),
                     "surface is {surface}, which organisation_names does not have as a name of "
                     "{organisation_id}")


@rule("mention-overlap", "mentions", KEY)
def mention_overlap(package: Package) -> pd.DataFrame:
    """Mentions do not overlap."""
    mentions = package["mentions"].sort_values(["post_id", "field", "start", "end"])
    above = mentions.astype({"start": "Int64", "end": "Int64"}).groupby(
        ["post_id", "field"])[["start", "end"]].shift()
    mentions = mentions.assign(start_above=above["start"], end_above=above["end"])
    return offenders(mentions, mentions["start"] < mentions["end_above"],
                     "starts at {start}, before the mention from {start_above} ends at {end_above}")


@rule("mention-passage", "mentions", KEY)
def mention_passage(package: Package) -> pd.DataFrame:
    """A mention in a text has the number of the passage that holds it whole.

    A mention in a title or caption has none.
    """
    passages = package["passages"][["post_id", "passage_number", "start", "end"]].rename(
        columns={"start": "first", "end": "last"}).astype(
        {"passage_number": "Int64", "first": "Int64", "last": "Int64"})
    mentions = package["mentions"].astype({"passage_number": "Int64"}).merge(
        passages.drop_duplicates(["post_id", "passage_number"]),
        on=["post_id", "passage_number"], how="left")
    in_text, is_there = mentions["field"] == "text", mentions["first"].notna()
    is_inside = (mentions["first"] <= mentions["start"]) & (mentions["end"] <= mentions["last"])
    number = "passage_number is {passage_number}, "
    return pd.concat([
        offenders(mentions, ~in_text & mentions["passage_number"].notna(),
                  number + "expected none in the field {field}"),
        offenders(mentions, in_text & ~is_there, number + "which the post does not have"),
        offenders(mentions, in_text & is_there & ~is_inside,
                  number + "which is {first} to {last} of the text; the mention is {start} to "
                           "{end}")])
