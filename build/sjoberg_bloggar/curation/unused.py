"""Tell what was curated of no post: it may be misspelt, or no longer there."""

from ..passages.authors import Author
from ..blog import Questions
from .files import Row
from ..mentions.find import FIELDS


def require_used(curated: dict[str, list[Row]], tables: dict, people: list[Author],
                 names_seen: set[str], questions: Questions) -> None:
    """Raise InputError for a curated name, organisation or author that no post has (any more).

    Official names need not stand in the posts. An organisation about which there is a question
    may be used.
    """
    variants = {row["author_id"]: {variant.strip() for variant in row["name_variants"].split(";")}
                for row in curated["authors"]}
    openings = {row["name"] for row in curated["other_names"] if row["holds"] == "opening"}
    absent = absent_words(openings.union(*variants.values()), tables["posts"])
    authors = {person.author_id for person in people}
    used = {question.guess for question in questions if question.topic == "occurrence"}
    used |= {organisation_id for name in ("mentions", "authorships")
             for organisation_id in tables[name]["organisation_id"].unique().to_pylist()}
    known = {row["organisation_id"] for row in curated["organisations"]}
    unused = [row for row in curated["organisations"] if row["organisation_id"] not in used]
    unused += [row for row in curated["organisation_names"]
               if row["kind"] != "official" and row["organisation_id"] in known
               and row["name"] not in names_seen]
    unused += [row for row in curated["other_names"] if row["name"] not in names_seen
               and (row["holds"] != "opening" or row["name"] in absent)]
    unused += [row for row in curated["authors"]
               if row["author_id"] not in authors or variants[row["author_id"]] & absent]
    if unused:
        raise unused[0].error("what this row is about is in no post", "correct it or remove it")


def absent_words(words: set[str], posts) -> set[str]:
    """Return those of the words that stand in no title, caption or text of a table of posts."""
    for batch in posts.select(FIELDS).to_batches():
        text = "\n".join(value for column in batch.columns for value in column.to_pylist() if value)
        words = {word for word in words if word not in text}
    return words
