"""Rules on organisations and their names."""

import re

import pandas as pd

from ..registry import Package, offenders, reported, rule
from ..violation import shown
from .counts import count_posts, wrong_counts

KEY = ["organisation_id"]
NUMBER = re.compile(r"\d{6}-\d{4}", re.ASCII)


@rule("organisation-number", "organisations", KEY)
def organisation_number(package: Package) -> pd.DataFrame:
    """An organisationsnummer passes its check digit and is that of a legal person.

    The third digit of a legal person's number is 2 or more.
    """
    rows = package["organisations"].dropna(subset=["organisation_number"])
    return reported((
        (organisation_id, problem) for organisation_id, number
        in zip(rows["organisation_id"], rows["organisation_number"], strict=True)
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


@rule("identifier-status", "organisations", KEY)
def identifier_status(package: Package) -> pd.DataFrame:
    """What is said about an identifier agrees with it.

    organisation_number_status is known if and only if organisation_number is given, and
    wikidata_item is given if and only if wikidata_id is.
    """
    rows = package["organisations"]
    is_known = rows["organisation_number_status"] == "known"
    return pd.concat([
        offenders(rows, is_known != rows["organisation_number"].notna(),
                  "organisation_number_status is {organisation_number_status}, and "
                  "organisation_number is {organisation_number}"),
        offenders(rows, rows["wikidata_item"].notna() != rows["wikidata_id"].notna(),
                  "wikidata_item is {wikidata_item}, and wikidata_id is {wikidata_id}")])


@rule("organisation-unused", "organisations", KEY)
def organisation_unused(package: Package) -> pd.DataFrame:
    """Every organisation is mentioned or employs an author."""
    rows = package["organisations"]
    is_mentioned = rows["organisation_id"].isin(package["mentions"]["organisation_id"].unique())
    is_employer = rows["organisation_id"].isin(package["authorships"]["organisation_id"].unique())
    return offenders(rows, ~(is_mentioned | is_employer),
                     "has no row in mentions and is no author's employer")


@rule("organisation-counts", "organisations", KEY)
def organisation_counts(package: Package) -> pd.DataFrame:
    """The counts and days of an organisation are those of its rows in mentions.

    These are mention_count, post_count, first_mentioned and last_mentioned.
    """
    counts = count_posts(package, "mentions", "organisation_id")
    return wrong_counts(package["organisations"], "organisation_id", counts, {
        "mention_count": "rows", "post_count": "posts", "first_mentioned": "first",
        "last_mentioned": "last"}, "mentions give")


@rule("official-name", "organisations", KEY)
def official_name(package: Package) -> pd.DataFrame:
    """organisation_names has exactly one official name per organisation: organisations.name."""
    names, rows = package["organisation_names"], package["organisations"]
    by_id = names[names["kind"] == "official"].groupby("organisation_id")["name"].agg(list)
    official = [by_id.get(organisation_id, []) for organisation_id in rows["organisation_id"]]
    return reported((
        (organisation_id, f"name is {shown(name)}; of kind official, organisation_names has "
                          f"{', '.join(map(shown, found)) or 'none'}")
        for organisation_id, name, found
        in zip(rows["organisation_id"], rows["name"], official, strict=True)
        if found != [name]), *KEY)


@rule("name-unused", "organisation_names", ["organisation_id", "name"])
def name_unused(package: Package) -> pd.DataFrame:
    """Every name that is not official is the surface of a mention of its organisation."""
    names, mentions = package["organisation_names"], package["mentions"]
    seen = pd.MultiIndex.from_frame(mentions[["organisation_id", "surface"]].drop_duplicates())
    is_seen = pd.MultiIndex.from_frame(names[["organisation_id", "name"]]).isin(seen)
    return offenders(names, (names["kind"] != "official") & ~is_seen,
                     "no mention of the organisation has this name")
