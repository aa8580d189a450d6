"""Who names which organisation, from the tables."""

import pandas as pd

LONGEST_LABEL = 25  # characters


def agency(tables: dict[str, pd.DataFrame]) -> pd.Series:
    """Return the row of the organisation whose blog it is: the host's employer."""
    authors, authorships = tables["authors"], tables["authorships"]
    host = authors.loc[authors["is_host"], "author_id"].iloc[0]
    employer = authorships.loc[authorships["author_id"] == host, "organisation_id"].iloc[0]
    return tables["organisations"].set_index("organisation_id", drop=False).loc[employer]


def named_by(tables: dict[str, pd.DataFrame], agency_id: str) -> pd.DataFrame:
    """Return the mentions of other organisations than the agency.

    Returns:
        A data frame with the columns post_id, organisation (its label), writer (the names of who
        wrote it or, in a passage with a speaker, said it; missing in a title or caption) and by:
        "host", "guest" for anyone else, or "neutral" for a title or caption.
    """
    mentions = tables["mentions"][tables["mentions"]["organisation_id"] != agency_id]
    found = mentions.merge(
        tables["passages"][["post_id", "passage_number", "author_id", "speaker"]],
        on=["post_id", "passage_number"], how="left").merge(
        tables["authors"][["author_id", "name", "is_host"]], on="author_id", how="left").merge(
        tables["posts"][["post_id", "byline"]], on="post_id")
    in_text = found["field"] == "text"
    is_host = found["is_host"].astype("boolean").fillna(False) & found["speaker"].isna()
    together = found["byline"].str.replace("; ", ", ")
    return pd.DataFrame({
        "post_id": found["post_id"],
        "organisation": found["organisation_id"].map(labels(tables)),
        "writer": found["speaker"].fillna(found["name"]).fillna(together).where(in_text),
        "by": is_host.map({True: "host", False: "guest"}).where(in_text, "neutral")})


def labels(tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    """Return a short name by organisation_id.

    It is the official name up to a comma, or, if that is long, the proper name that the posts use
    most.
    """
    names = tables["organisation_names"]
    proper = names[names["kind"].isin(["official", "short", "abbreviation"])]
    used = tables["mentions"].merge(proper, left_on=["organisation_id", "surface"],
                                    right_on=["organisation_id", "name"])
    counts = used.groupby(["organisation_id", "surface"]).size().rename("count").reset_index()
    counts["length"] = counts["surface"].str.len()
    most_used = counts.sort_values(["count", "length", "surface"], ascending=[False, True, True]
                                   ).drop_duplicates("organisation_id").set_index(
        "organisation_id")["surface"]
    found = {}
    for organisation_id, name in zip(tables["organisations"]["organisation_id"],
                                     tables["organisations"]["name"], strict=True):
        label = name.split(",")[0]
        found[organisation_id] = label if len(label) <= LONGEST_LABEL \
            else most_used.get(organisation_id, label)
    return found
