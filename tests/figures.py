"""What pandas counts in the published tables, against which the explorer's figures are compared."""

import pandas as pd
import pytest


@pytest.fixture(scope="session")
def frames(built) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_parquet(path) for path in (built / "dataset").glob("*.parquet")}


@pytest.fixture(scope="session")
def named(frames) -> pd.DataFrame:
    """The mentions with who (the speaker, else the author, else all authors of the post; missing in
    titles and captions), side (host, guest, title), kind of passage and month."""
    rows = frames["mentions"].merge(frames["passages"].drop(columns=["start", "end", "text"]),
                                    on=["post_id", "passage_number"], how="left")
    rows = rows.merge(frames["posts"][["post_id", "published", "byline"]], on="post_id")
    authors = frames["authors"].set_index("author_id")
    who = rows["speaker"].fillna(rows["author_id"].map(authors["name"]))
    rows["who"] = who.fillna(rows["byline"].str.replace("; ", ", ")).where(
        rows["field"] == "text")
    host = authors.query("is_host")["name"].item()
    rows["side"] = [{host: "host"}.get(name, "guest") if isinstance(name, str) else "title"
                    for name in rows["who"]]
    rows["month"] = rows["published"].astype(str).str[:7]
    return rows
