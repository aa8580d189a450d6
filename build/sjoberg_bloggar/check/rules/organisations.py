"""Rules on organisations and their names."""

import re

import pandas as pd

from ..registry import Tables, offenders, reported, rule
from ..violation import shown
from .counts import count_posts, wrong_counts

KEY = ["organisation_id"]
NUMBER = re.compile(r"\d{6}-\d{4}")


@rule("organisation-number", "organisations", KEY)
def organisation_number(tables: Tables) -> pd.DataFrame:
    """An organisationsnummer passes its check digit and is that of a legal person: its third digit
    is 2 or more.
    """
    numbers = tables["organisations"].dropna(subset=["organisation_number"])
    return reported((
        (organisation_id, problem) for organisation_id, number
        in zip(numbers["organisation_id"], numbers["organisation_number"], strict=True)
        if NUMBER.fullmatch(number) and (problem := wrong_number(number))), *KEY)


def wrong_number(number: str) -> str:
    """Return what is wrong with an organisationsnummer, or an empty string.

    >>> wrong_number("202100-2115")
    '202100-2115 ends in 5, its check digit would be 4'
    """
    digits = [int(digit) for digit in number if digit != "-"]
    # Luhn: every other digit is doubled, and counted by its own digits.
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    expected = -(doubled + sum(digits[-3::-2])) % 10
    if digits[-1] != expected:
        return f"{number} ends in {digits[-1]}, its check digit would be {expected}"
    if digits[2] < 2:
        return (f"{number} has the third digit {digits[2]}, which a legal person's number does not "
                "have")
    return ""


@rule("organisation-unused", "organisations", KEY)
def organisation_unused(tables: Tables) -> pd.DataFrame:
    """Every organisation is mentioned or employs an author."""
    used = {*tables["mentions"]["organisation_id"], *tables["authorships"]["organisation_id"]}
    rows = tables["organisations"]
    return offenders(rows, ~rows["organisation_id"].isin(used),
                     "has no row in mentions and is no author's employer")


@rule("organisation-counts", "organisations", KEY)
def organisation_counts(tables: Tables) -> pd.DataFrame:
    """mention_count, post_count, first_mentioned and last_mentioned of an organisation are those of
    its rows in mentions.
    """
    counts = count_posts(tables, "mentions", "organisation_id")
    return wrong_counts(tables["organisations"], "organisation_id", counts, {
        "mention_count": "rows", "post_count": "posts", "first_mentioned": "first",
        "last_mentioned": "last"}, "mentions give")


@rule("official-name", "organisations", KEY)
def official_name(tables: Tables) -> pd.DataFrame:
    """organisation_names has exactly one official name of every organisation: organisations.name."""
    names = tables["organisation_names"]
    official = names[names["kind"] == "official"].groupby("organisation_id")["name"].agg(list)
    return reported((
        (organisation_id, f"name is {shown(name)}; of kind official, organisation_names has "
                          f"{', '.join(map(shown, official.get(organisation_id, []))) or 'none'}")
        for organisation_id, name in zip(tables["organisations"]["organisation_id"],
                                         tables["organisations"]["name"], strict=True)
        if official.get(organisation_id, []) != [name]), *KEY)


@rule("name-unused", "organisation_names", ["organisation_id", "name"])
def name_unused(tables: Tables) -> pd.DataFrame:
    """Every name in organisation_names that is not official is the surface of a mention of its
    organisation.
    """
    seen = tables["mentions"][["organisation_id", "surface"]].drop_duplicates()
    names = tables["organisation_names"].merge(
        seen, left_on=["organisation_id", "name"], right_on=["organisation_id", "surface"],
        how="left")
    return offenders(names, (names["kind"] != "official") & names["surface"].isna(),
                     "no mention of the organisation has this name")
