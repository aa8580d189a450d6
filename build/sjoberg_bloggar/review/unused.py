"""Report decisions that match nothing: they may be misspelt, or what they are about is gone."""

from collections.abc import Collection, Iterable, Iterator

from ..curation.columns import variants_in
from ..curation.model import Curation, Row
from ..language.lexicon import LETTERS
from ..language.text import bare
from ..model import Blog, Post


def require_used(blog: Blog) -> None:
    """Raise InputError for a curated name, organisation or author that no post has.

    Official names need not be in the posts. An organisation about which there is a question may
    be used.
    """
    unused = [*unused_organisations(blog), *unused_names(blog.curation, blog.posts),
              *unused_authors(blog)]
    if unused:
        raise unused[0].error("what this row is about is in no post", "correct it or remove it")
    for row in unnamed_speakers(blog.curation, blog.posts):
        raise row.error(f"the post does not name '{row['speaker']}'", "write the name that it has")


def unused_organisations(blog: Blog) -> list[Row]:
    """Return the rows of organisations that are neither mentioned nor an author's employer.

    The host's employer counts, whether the host wrote or not.
    """
    used = {row["organisation_id"] for row in blog.curation["authors"] if row["is_host"] == "yes"}
    used |= {question.guess for question in blog.questions if question.topic == "occurrence"}
    used |= {name.organisation_id for post in blog.posts for name in post.mentions}
    used |= {each.organisation_id for post in blog.posts for each in post.authorships}
    return [row for row in blog.curation["organisations"] if row["organisation_id"] not in used]


def unused_names(curation: Curation, posts: Collection[Post]) -> list[Row]:
    """Return the rows of names that were seen nowhere.

    White space does not count: a post may have a no-break space in a name.
    """
    seen = {bare(name.surface) for post in posts for name in post.names
            if name.rule != "address"}
    organisations = {row["organisation_id"] for row in curation["organisations"]}
    openings = {row["name"] for row in curation["other_names"] if row["holds"] == "opening"}
    seen |= {bare(word) for word in openings - absent_words(openings, posts)}
    return [*(row for row in curation["organisation_names"]
              if row["kind"] != "official" and row["organisation_id"] in organisations
              and bare(row["name"]) not in seen),
            *(row for row in curation["other_names"] if bare(row["name"]) not in seen)]


def unused_authors(blog: Blog) -> list[Row]:
    """Return the rows of authors who wrote nothing, or with a variant that no post has.

    The host is needed, whether the host wrote or not.
    """
    authors = blog.curation["authors"]
    variants = {row["author_id"]: set(variants_in(row)) for row in authors}
    absent = absent_words(set().union(*variants.values()), blog.posts)
    writers = {person.author_id for person in blog.people} | {
        row["author_id"] for row in authors if row["is_host"] == "yes"}
    return [row for row in authors
            if row["author_id"] not in writers or variants[row["author_id"]] & absent]


def unnamed_speakers(curation: Curation, posts: Iterable[Post]) -> Iterator[Row]:
    """Yield the rows of speakers whose post lacks a word of their names."""
    for post in posts:
        rows = curation.about(post.post_id)["speakers"]
        words = {form for word in LETTERS.findall("\n".join(post.texts.values()) if rows else "")
                 for form in (word, word.removesuffix("s"))}
        yield from (row for row in rows if not words.issuperset(LETTERS.findall(row["speaker"])))


def absent_words(words: set[str], posts: Iterable[Post]) -> set[str]:
    """Return the words that are in no title, caption or text."""
    for post in posts:
        text = "\n".join(post.texts.values())
        words = {word for word in words if word not in text}
    return words
