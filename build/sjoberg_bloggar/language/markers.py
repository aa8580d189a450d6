"""What stands in the documents where words were removed on request, and its account.

build/curation/removals.csv has a row for each document and removal; what the words were is
recorded nowhere. How to remove words: docs/personal-data.md.
"""

import re

from ..curation.files import Row
from ..errors import InputError

# A name's marker counts as a person's name, so that who wrote what is still recognised.
REMOVED_NAME = "[namn borttaget]"
REMOVED_MAIL = "[e-post borttagen]"
MARKERS = {"name": REMOVED_NAME, "e-mail": REMOVED_MAIL, "other": "[uppgift borttagen]"}


def markers_in(text: str) -> dict[str, int]:
    """Return how often the marker of each kind stands in a text, of those that do."""
    return {kind: text.count(marker) for kind, marker in MARKERS.items() if marker in text}


def removals(markers: dict[str, dict[str, int]], rows: list[Row],
             is_own: bool) -> dict[str, list[dict]]:
    """Return what was removed from each document: kind, places, characters and reason.

    markers are those in the documents, rows those of removals.csv; is_own says whether these
    are about all the documents. Raises InputError where the two do not agree.
    """
    found = {document: [] for document in markers}
    for row in rows:
        if row["document"] in found:
            found[row["document"]].append(removal(row))
        elif is_own:
            raise row.error(f"there is no document '{row['document']}'", "correct the row")
    for document, removed in found.items():
        for kind, marker in MARKERS.items():
            given = markers[document].get(kind, 0)
            recorded = sum(r["places"] for r in removed if r["kind"] == kind)
            if given != recorded:
                raise InputError(document, None, f"'{marker}' stands here {given} times, but by "
                                 f"removals.csv {recorded} times",
                                 "remove words with 'sjoberg-bloggar remove', or correct the row")
    return found


def removal(row: Row) -> dict:
    if row["kind"] not in MARKERS:
        raise row.error(f"the kind is '{row['kind']}'", f"write one of {', '.join(MARKERS)}")
    for column in ("places", "characters"):
        if not re.fullmatch("[0-9]+", row[column]):
            raise row.error(f"{column} is '{row[column]}'", "write a whole number")
    return {"kind": row["kind"], "places": int(row["places"]),
            "characters": int(row["characters"]), "reason": row["reason"]}
