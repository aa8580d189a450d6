"""Who names which organisation, from the rows of the tables."""

from collections import Counter, defaultdict

LONGEST_LABEL = 25


def agency(tables: dict[str, list[dict]]) -> dict:
    """Return the organisation whose blog it is: the host's employer."""
    host = next(row["author_id"] for row in tables["authors"] if row["is_host"])
    employer = next(row["organisation_id"] for row in tables["authorships"]
                    if row["author_id"] == host)
    return next(row for row in tables["organisations"] if row["organisation_id"] == employer)


def named_by(tables: dict[str, list[dict]], agency: str) -> list[dict]:
    """Return the mentions of other organisations than the agency, each with the label of its
    organisation, the names of its writers, and by: "host", "guest" or "neutral" (in a title
    or caption, which has no writer of its own)."""
    names_of = labels(tables)
    people = {row["author_id"]: row for row in tables["authors"]}
    passages = {(row["post_id"], row["passage_number"]): row["author_id"]
                for row in tables["passages"]}
    bylines = {row["post_id"]: row["byline"] for row in tables["posts"]}
    named = []
    for mention in tables["mentions"]:
        if mention["organisation_id"] == agency:
            continue
        writer = passages.get((mention["post_id"], mention["passage_number"]))
        if mention["field"] != "text":
            by, names = "neutral", None
        elif writer:
            by, names = "host" if people[writer]["is_host"] else "guest", people[writer]["name"]
        else:
            by, names = "guest", bylines[mention["post_id"]].replace("; ", ", ")
        named.append({"organisation": names_of[mention["organisation_id"]], "by": by,
                      "writer": names, "post_id": mention["post_id"]})
    return named


def labels(tables: dict[str, list[dict]]) -> dict[str, str]:
    """Return a short name by organisation_id: the official one up to a comma, or where that
    is long the proper name that the posts use most."""
    proper = {(row["organisation_id"], row["name"]) for row in tables["organisation_names"]
              if row["kind"] in ("official", "short", "abbreviation")}
    used = defaultdict(Counter)
    for row in tables["mentions"]:
        if (row["organisation_id"], row["surface"]) in proper:
            used[row["organisation_id"]][row["surface"]] += 1
    names = {}
    for row in tables["organisations"]:
        name, counts = row["name"].split(",")[0].removesuffix(" AB"), used[row["organisation_id"]]
        names[row["organisation_id"]] = name if len(name) <= LONGEST_LABEL else min(
            counts, key=lambda surface: (-counts[surface], len(surface), surface), default=name)
    return names
