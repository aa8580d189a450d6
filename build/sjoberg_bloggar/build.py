"""The pipeline: from documents and decisions to everything that the tables are made of."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from .check import check_package
from .curation.files import read_curation
from .curation.model import Curation
from .documents.furniture import require_agreement, require_lines
from .documents.ledger import accounts, removals_by_document, require_published_line_ends
from .documents.read import read_documents
from .documents.split import merge, read_section, split
from .errors import InputError
from .language.lexicon import vocabulary
from .mentions.matching import find_mentions
from .mentions.names import compile_names
from .model import Author, Blog, Post
from .package.layout import DESCRIPTOR
from .package.schemas import read_schemas
from .passages.context import parsing_context
from .passages.parse import parse_post
from .processes.executors import apply
from .publish.about import read_metadata
from .publish.atomic import not_of_the_package, publish
from .publish.files import write_package
from .publish.tables import make_tables
from .review.questions import questions_about
from .review.unused import require_used

Progress = Callable[[int, int], None]


def read_blog(sources: Path, curation: Path | Curation, executor: Executor | None = None,
              progress: Progress | None = None) -> Blog:
    """Return the blog that documents and decisions make.

    Args:
        sources: The folder of the documents.
        curation: The folder of the decisions, or the decisions.
        executor: A concurrent.futures.Executor that maps the steps over the posts, or None to do
            it in this process.
        progress: Called with the number of parsed posts and of all posts.

    Raises:
        InputError: Bad input, or a decision that matches nothing, unless the decisions were made
            for other documents.
    """
    if not isinstance(curation, Curation):
        curation = read_curation(curation)
    require_agreement(curation["page_furniture"])
    documents, notices = read_documents(sources)
    sections = chain.from_iterable(map(split, documents))
    raw_posts = merge(apply(read_section, list(sections), curation["page_furniture"], executor))
    is_own = was_made_for(curation, raw_posts)

    words = vocabulary(document.text for document in documents)
    posts = apply(parse_post, raw_posts, parsing_context(curation, words), executor, progress)
    people = people_of(posts)
    names = compile_names(curation, people)
    # In this process: to send posts to workers and back takes longer than this step does.
    posts = apply(find_mentions, posts, names)
    questions = chain.from_iterable(apply(questions_about, posts, names, executor))

    removals = removals_by_document(documents, curation["removals"], is_own)
    notices += (notice for post in posts for notice in post.notices)
    blog = Blog(documents=tuple(document.path for document in documents), posts=tuple(posts),
                people=tuple(people), curation=curation, is_own=is_own,
                accounts=accounts(documents, posts, removals), removals=removals,
                questions=tuple(questions), notices=tuple(notices))
    if is_own:
        require_used(blog)
        require_lines(curation["page_furniture"], documents)
    return blog


def was_made_for(curation: Curation, posts: Iterable) -> bool:
    """Return whether decisions were made for posts: they know most of the decided ones.

    Raises:
        InputError: They were, and a decision is about a post that is not there.
    """
    post_ids = {post.post_id for post in posts}
    is_own = 2 * len(post_ids & curation.by_post.keys()) > len(curation.by_post)
    for post_id, decisions in curation.by_post.items() if is_own else ():
        if post_id not in post_ids:
            row = next(chain.from_iterable(decisions.values()))
            raise row.error(f"no document has the post {post_id}", "correct the row or remove it")
    return is_own


def people_of(posts: Iterable[Post]) -> list[Author]:
    """Return each author once, in the order in which they wrote for the last time."""
    writers = [person for post in posts for person in sorted(post.people)]
    return list(dict.fromkeys(reversed(writers)))[::-1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published.

    Attributes:
        tables: The number of rows by table.
        has_changed: Whether the published files changed.
        foreign_files: Files beside the tables that are not part of the package.
    """

    tables: dict[str, int]
    has_changed: bool
    foreign_files: list[str]


def build_dataset(project: Path, output: Path) -> Outcome:
    """Read and publish the blog of a clone, even if something is undecided.

    Raises:
        InputError: See read_blog and publish_blog.
    """
    blog = read_blog(project / "build/sources", project / "build/curation")
    return publish_blog(blog, project, output)


def publish_blog(blog: Blog, project: Path, output: Path) -> Outcome:
    """Make the tables of a blog, check them and publish them, all or nothing.

    Args:
        blog: The blog.
        project: A clone of this repository, or what an installed program has of it.
        output: The folder for the package.

    Raises:
        InputError: Bad input, or a folder that cannot be written to.
    """
    require_published_line_ends(blog.documents, output / DESCRIPTOR)
    schemas = read_schemas(project / "schema")
    metadata = read_metadata(project / "build/metadata.toml")
    tables = make_tables(blog, schemas)

    def write_and_check(folder: Path) -> None:
        write_package(folder, blog, tables, project / "schema", schemas, metadata)
        require_sound(folder)

    has_changed = publish(output, write_and_check)
    return Outcome({name: table.num_rows for name, table in tables.items()}, has_changed,
                   not_of_the_package(output))


def require_sound(folder: Path) -> None:
    """Raise InputError if the package in a folder breaks a rule."""
    if violations := check_package(folder, complete=True):
        raise InputError("the new package", None, f"it breaks the rule {violations[0]}",
                         "correct what the curation says of it; if that is right, the program "
                         "is wrong; nothing was published")
