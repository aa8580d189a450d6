"""Answers about who wrote a post, in which role and for whom, as rows for the curation."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..curation.model import Row
from ..model import Post
from .answers import ABOUT_AUTHORS, AS_IT_IS, AUTHORS, WRITERS
from .name_answers import new_organisation, organisation_of
from .new_rows import Answers, Decision


@dataclass(frozen=True, slots=True)
class Writer:
    """An author of a post as the curation will have it.

    Attributes:
        organisation_id: The employer; empty if nobody said.
    """

    name: str
    role: str
    organisation_id: str


def decide_authors(row: Row, answers: Answers) -> list[Decision]:
    """Return the decisions about a post's authors, from every row of the sheet about them.

    The curation has all authors of a post or none. So what the sheet does not say of them is taken
    from the post as it is.
    """
    post = answers.post(row)
    rows = [each for each in answers.rows if each["post_id"] == post.post_id
            and (each["answer"] in AUTHORS
                 or each["answer"] == AS_IT_IS and each["topic"] in ABOUT_AUTHORS)]
    rows.sort(key=lambda each: each["answer"] not in WRITERS)  # first who, then in which role
    require_one_answer(rows)
    require_all_answered(post, rows, answers)
    writers = [Writer(each.author.name, each.role or "", each.organisation_id)
               for each in post.authorships]
    for each in rows:
        writers = EDITS[each["answer"]](writers, each, answers)
    for writer in writers:
        require_complete(writer, rows[0])
    reason = "; ".join(dict.fromkeys(each["reason"] for each in rows))
    known = answers.blog.curation.about(post.post_id).authorships
    if len(known) > len(writers):
        raise row.error(f"{known[0].path.name}, line {known[-1].line}, has decided more authors of "
                        "this post", "take this answer back, or correct that row")
    return [*(found for each in rows for found in new_organisation(each, answers)),
            *(authorship(post, at, writer, reason, row) for at, writer in enumerate(writers, 1))]


def require_one_answer(rows: list[Row]) -> None:
    """Raise InputError if rows about one post name different authors."""
    first, *others = [row for row in rows if row["answer"] in WRITERS] or [None]
    for row in others:
        if any(row[column] != first[column] for column in ("answer", "persons")):
            raise row.error(f"row {first.line} of this sheet names other authors of this post",
                            "keep one of the two answers")


def require_all_answered(post: Post, rows: list[Row], answers: Answers) -> None:
    """Raise InputError if something else is asked about the authors that would be decided too.

    An answer that names the authors may give roles and employers as well.
    """
    filled = {topic for row in rows for topic, column in (
        ("authors", "persons"), ("role", "roles"), ("employer", "organisation_id")) if row[column]}
    given = {(row["topic"], row["name"]) for row in rows}
    for question in answers.blog.questions:
        if (question.post_id == post.post_id and question.topic in ABOUT_AUTHORS
                and question.topic not in filled
                and (question.topic, question.surface) not in given):
            raise rows[0].error(
                f"{question.topic} '{question.surface}' is asked about the same post, and the "
                "curation has all about its authors or nothing", "answer that row as well")


def require_complete(writer: Writer, row: Row) -> None:
    """Raise InputError for an author with a single name or without an employer."""
    if len(writer.name.split()) < 2:
        raise row.error(f"'{writer.name}' is no full name",
                        "give the given name and the family name in persons")
    if not writer.organisation_id:
        raise row.error(f"nothing says for whom {writer.name} works",
                        "give the employer in organisation_id")


def authorship(post: Post, position: int, writer: Writer, reason: str, row: Row) -> Decision:
    """Return the decision about one author of a post."""
    return Decision("authorships", {
        "post_id": post.post_id, "position": str(position), "name": writer.name,
        "role": writer.role, "organisation_id": writer.organisation_id, "reason": reason}, row)


def name_authors(writers: list[Writer], row: Row, answers: Answers) -> list[Writer]:
    """Return the authors that a row names; what it leaves open is as the post has it."""
    names = split(row["persons"])
    if not names:
        raise row.error("persons is empty", "give the full names of the authors")
    known = {writer.name: writer for writer in writers}
    employers = [organisation_of(organisation_id, row, answers)
                 for organisation_id in split(row["organisation_id"])]
    if not employers and row["organisation_kind"]:
        employers = [organisation_of("", row, answers)]
    roles = row["roles"].split(";") if row["roles"] else []
    for column, cells in (("roles", roles), ("organisation_id", employers)):
        if len(cells) not in (0, len(names)) and not (column == "organisation_id"
                                                      and len(cells) == 1):
            raise row.error(f"{column} has {len(cells)} parts, persons has {len(names)}",
                            "write one per person, with a semicolon between")
    found = []
    for at, name in enumerate(names):
        writer = known.get(name, Writer(name, "", the_hosts_employer(name, answers)))
        if roles:
            writer = replace(writer, role=roles[at].strip())
        if employers:
            writer = replace(writer, organisation_id=employers[at % len(employers)])
        found.append(writer)
    return found


def the_hosts_employer(name: str, answers: Answers) -> str:
    """Return the employer of a person whom authors.csv has, else an empty string."""
    return next((row["organisation_id"] for row in answers.blog.curation["authors"]
                 if row["name"] == name), "")


def name_host(_: list[Writer], row: Row, answers: Answers) -> list[Writer]:
    """Return the host as the only author."""
    host = next(author for author in answers.blog.curation["authors"]
                if author["is_host"] == "yes")
    return [Writer(host["name"], row["roles"], host["organisation_id"])]


def keep(writers: list[Writer], _: Row, __: Answers) -> list[Writer]:
    """Return the authors as they are."""
    return writers


def give_role(writers: list[Writer], row: Row, _: Answers) -> list[Writer]:
    """Return the authors with the role of one of them."""
    if not row["roles"]:
        raise row.error("roles is empty", "give the role, or answer no role")
    return change(writers, row, lambda writer: replace(writer, role=row["roles"]))


def take_role(writers: list[Writer], row: Row, _: Answers) -> list[Writer]:
    """Return the authors, one of them without a role."""
    return change(writers, row, lambda writer: replace(writer, role=""))


def give_employer(writers: list[Writer], row: Row, answers: Answers) -> list[Writer]:
    """Return the authors with the employer of one of them; if none is given, the one asked about."""
    organisation_id = organisation_of(row["organisation_id"] or (
        row["guess"] if row["topic"] == "employer" and not row["organisation_kind"] else ""),
        row, answers)
    return change(writers, row, lambda writer: replace(writer, organisation_id=organisation_id))


def change(writers: list[Writer], row: Row, new: Callable[[Writer], Writer]) -> list[Writer]:
    """Return the authors with one of them changed: who is named, or the only one."""
    wanted = split(row["persons"]) or [
        writer.name for writer in writers
        if writer.name == row["name"] or row["sentence"].startswith(writer.name)] or [row["name"]]
    if not row["persons"] and len(writers) == 1:
        wanted = [writers[0].name]
    if unknown := [name for name in wanted if name not in {writer.name for writer in writers}]:
        raise row.error(f"'{unknown[0]}' is no author of this post",
                        "give in persons whom the answer is about: "
                        + "; ".join(writer.name for writer in writers))
    return [new(writer) if writer.name in wanted else writer for writer in writers]


def split(cell: str) -> list[str]:
    """Return the parts of a cell between semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


EDITS: dict[str, Callable[[list[Writer], Row, Answers], list[Writer]]] = {
    "authors": name_authors, "host": name_host, AS_IT_IS: keep, "role": give_role,
    "no role": take_role, "employer": give_employer}
