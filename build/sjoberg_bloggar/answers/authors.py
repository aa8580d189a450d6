"""Answers about who wrote a post, in which role and for whom."""

import re
from collections.abc import Iterator

from ..curation.model import Row
from ..language.lexicon import FUNCTION_WORDS
from ..model import Blog, Post
from ..passages.context import the_host
from .choices import WRITERS, bad_cell
from .names import new_organisation, organisation_of
from .rows import Answers, NewRow, new_row

# The topics about a post's authors, and the column with which an answer to one settles another
TOPICS_OF_AUTHORS = {"authors": "persons", "role": "roles", "employer": "organisation_id"}
Writer = dict[str, str]  # the cells name, role and organisation_id of authorships.csv


def decide_authors(row: Row, answers: Answers) -> list[NewRow]:
    """Return the rows about a post's authors, from every row of the sheet about them.

    The curation has all authors of a post or none. So what the sheet does not say of them is taken
    from the post as it is.
    """
    post = answers.post(row)
    rows = [each for each in answers.rows
            if each["post_id"] == row["post_id"] and each["topic"] in TOPICS_OF_AUTHORS]
    rows.sort(key=lambda each: each["answer"] not in WRITERS)  # first who, then in which role
    require_one_answer(rows)
    require_all_answered(post, rows, answers)
    writers = [{"name": each.author.name, "role": each.role or "",
                "organisation_id": each.organisation_id} for each in post.authorships]
    for each in rows:
        writers = edited(writers, each, answers)
    known = answers.curation.about(post.post_id)["authorships"]
    if len(known) > len(writers):
        raise row.error(f"{known[-1].name_in_messages} has decided more authors of this post",
                        "take this answer back, or correct that row")
    reason = "; ".join(dict.fromkeys(each["reason"] for each in rows))
    return [*(found for each in rows for found in new_organisation(each)),
            *(new_row("authorships", row, post_id=post.post_id, position=str(position),
                      reason=reason, **writer) for position, writer in enumerate(writers, 1))]


def require_one_answer(rows: list[Row]) -> None:
    """Raise InputError if rows about one post name different authors."""
    naming = [row for row in rows if row["answer"] in WRITERS]
    for row in naming[1:]:
        if any(row[column] != naming[0][column] for column in ("answer", "persons")):
            raise row.error(f"row {naming[0].line} of this sheet names other authors of this post",
                            "keep one of the two answers")


def require_all_answered(post: Post, rows: list[Row], answers: Answers) -> None:
    """Raise InputError if something else is asked about the authors that would be decided too.

    An answer that names the authors may give roles and employers as well.
    """
    filled = {topic for row in rows for topic, column in TOPICS_OF_AUTHORS.items() if row[column]}
    given = {(row["topic"], row["name"]) for row in rows}
    for question in answers.blog.questions:
        if (question.post_id == post.post_id and question.topic in TOPICS_OF_AUTHORS
                and question.topic not in filled
                and (question.topic, question.surface) not in given):
            raise rows[0].error(
                f"{question.topic} '{question.surface}' is asked about the same post, and the "
                "curation has all about its authors or nothing", "answer that row as well")


def edited(writers: list[Writer], row: Row, answers: Answers) -> list[Writer]:
    """Return the authors of a post as a row wants them."""
    match row["answer"]:
        case "authors":
            return named_authors(writers, row, answers)
        case "host":
            host = the_host(answers.curation)
            return [{"name": host["name"], "role": row["roles"],
                     "organisation_id": host["organisation_id"]}]
        case "role" if not row["roles"]:
            raise bad_cell(row, "roles", "give the role, or answer no role")
        case "role" | "no role":
            return changed(writers, row, role=row["roles"])
        case "employer":
            return changed(writers, row, organisation_id=organisation_of(row, answers))
    return writers  # as it is


def changed(writers: list[Writer], row: Row, **cells: str) -> list[Writer]:
    """Return the authors with other cells of those whom a row names, or of the only one."""
    names = [writer["name"] for writer in writers]
    wanted = split_cell(row["persons"]) or [
        name for name in names if len(names) == 1 or name == row["name"]
        or row["sentence"].startswith(name)] or [row["name"]]
    if unknown := [name for name in wanted if name not in names]:
        raise row.error(f"'{unknown[0]}' is not an author of this post",
                        f"give in persons whom the answer is about: {'; '.join(names)}")
    return [writer | cells if writer["name"] in wanted else writer for writer in writers]


def named_authors(writers: list[Writer], row: Row, answers: Answers) -> list[Writer]:
    """Return the authors that a row names; what it leaves open is as the post has it."""
    names = split_cell(row["persons"])
    if not names:
        raise bad_cell(row, "persons", "give the full names of the authors")
    given = split_cell(row["organisation_id"]) or [""] * bool(row["organisation_kind"])
    employers = [organisation_of(row, answers, organisation_id) for organisation_id in given]
    roles = [role.strip() for role in row["roles"].split(";")] if row["roles"] else []
    for column, count, allowed in (("roles", len(roles), (0, len(names))),
                                   ("organisation_id", len(employers), (0, 1, len(names)))):
        if count not in allowed:
            raise row.error(f"{column} has {count} parts, persons has {len(names)}",
                            "write one per person, with a semicolon between")
    known = {author["name"]: {"organisation_id": author["organisation_id"]}
             for author in answers.curation["authors"]}
    known |= {writer["name"]: writer for writer in writers}
    found = [{"role": "", "organisation_id": ""} | known.get(name, {}) | {"name": name}
             for name in names]
    for at, writer in enumerate(found):
        if roles:
            writer["role"] = roles[at]
        if employers:
            writer["organisation_id"] = employers[at % len(employers)]
    return found


def roles_in_other_words(rows: list[NewRow], blog: Blog) -> Iterator[str]:
    """Yield a notice for each author whose role has no word with which a word of the post begins.

    A role need not be in the post to the letter: endings and misspellings are mended.
    """
    posts = {post.post_id: post for post in blog.posts}
    for row in rows:
        words = {*re.findall(r"\w+", row["role"].lower())} - FUNCTION_WORDS
        text = "\n".join(posts[row["post_id"]].texts.values()).lower()
        if words and not any(re.search(rf"\b{word}", text) for word in words):
            yield (f"{row.source.path}:{row.line}: the post does not have the role "
                   f"'{row['role']}' of {row['name']}; a role is worded as in the post")


def split_cell(cell: str) -> list[str]:
    """Return the parts of a cell between semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]
