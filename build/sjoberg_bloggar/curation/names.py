"""The curated names, of organisations and others."""

from .model import Curation, Row

REMEDY = "keep one row that holds 'each', and decide in occurrences.csv"


def known_names(curation: Curation) -> dict[str, Row]:
    """Return the rows of the names that may occur anywhere, by name.

    The names of an organisation that is not curated itself are left out.

    Raises:
        InputError: A name is given twice.
    """
    organisations = {None, *(row["organisation_id"] for row in curation["organisations"])}
    known = {}
    for row in (*curation["organisation_names"], *curation["other_names"]):
        if row.values.get("organisation_id") not in organisations or row["holds"] == "opening":
            continue
        if row["name"] in known:
            raise row.repeats(known[row["name"]], f"the name '{row['name']}' is given", REMEDY)
        known[row["name"]] = row
    return known
