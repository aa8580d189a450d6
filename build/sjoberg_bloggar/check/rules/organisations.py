"""Rules on organisations and their names."""

import re

from ...package import Package, rows_of
from ...package.counts import count_posts
from ..registry import Offenders, grouped, offenders, rule
from ..violation import is_missing, shown
from .counts import wrong_counts

KEY = ["organisation_id"]
ORGANISATION_NUMBER = re.compile(r"\d{6}-\d{4}", re.ASCII)


@rule("organisation-number", "organisations")
def organisation_number(package: Package) -> Offenders:
    """An organisationsnummer passes its check digit and is that of a legal person.

    The third digit of a legal person's number is 2 or more.
    """
    for organisation_id, number in rows_of(package["organisations"], *KEY, "organisation_number"):
        if not is_missing(number) and ORGANISATION_NUMBER.fullmatch(number) and (
                problem := wrong_number(number)):
            yield organisation_id, problem


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


@rule("identifier-status", "organisations")
def identifier_status(package: Package) -> Offenders:
    """What is said about an identifier agrees with it.

    organisation_number_status is known if and only if organisation_number is given, and
    wikidata_item is given if and only if wikidata_id is.
    """
    rows = package["organisations"]
    is_known = rows["organisation_number_status"] == "known"
    yield from offenders(rows, KEY, is_known != rows["organisation_number"].notna(),
                         "organisation_number_status is {organisation_number_status}, and "
                         "organisation_number is {organisation_number}")
    yield from offenders(rows, KEY, rows["wikidata_item"].notna() != rows["wikidata_id"].notna(),
                         "wikidata_item is {wikidata_item}, and wikidata_id is {wikidata_id}")


@rule("organisation-unused", "organisations")
def organisation_unused(package: Package) -> Offenders:
    """Every organisation is mentioned or employs an author."""
    rows = package["organisations"]
    used = {organisation_id for table in ("mentions", "authorships")
            for organisation_id in package[table]["organisation_id"].tolist()}
    return offenders(rows, KEY, [each not in used for each in rows["organisation_id"]],
                     "has no row in mentions and is not an author's employer")


@rule("organisation-counts", "organisations")
def organisation_counts(package: Package) -> Offenders:
    """The counts and days of an organisation are those of its rows in mentions.

    These are mention_count, post_count, first_mentioned and last_mentioned.
    """
    counts = count_posts("organisation_id", package["mentions"], package["posts"])
    return wrong_counts(package["organisations"], "organisation_id", counts, {
        "mention_count": "rows", "post_count": "posts", "first_mentioned": "first",
        "last_mentioned": "last"}, "mentions give")


@rule("official-name", "organisations")
def official_name(package: Package) -> Offenders:
    """organisation_names has exactly one official name per organisation: organisations.name."""
    names = package["organisation_names"]
    official = grouped(names[names["kind"] == "official"], "organisation_id", "name")
    for organisation_id, name in rows_of(package["organisations"], *KEY, "name"):
        found = official.get(organisation_id, [])
        if found != [name]:
            yield organisation_id, (
                f"name is {shown(name)}; of kind official, organisation_names has "
                f"{', '.join(map(shown, found)) or 'none'}")


@rule("name-unused", "organisation_names")
def name_unused(package: Package) -> Offenders:
    """Every name that is not official is the surface of a mention of its organisation."""
    names = package["organisation_names"]
    seen = set(rows_of(package["mentions"], "organisation_id", "surface"))
    is_unused = [kind != "official" and tuple(name) not in seen
                 for *name, kind in rows_of(names, "organisation_id", "name", "kind")]
    return offenders(names, ["organisation_id", "name"], is_unused,
                     "no mention of the organisation has this name")
