"""The pipeline: from documents and decisions to everything that the tables are made of."""

from collections.abc import Callable, Iterable
from pathlib import Path

from .curation.read import Curation, read_curation, require_posts
from .curation.unused import require_used
from .documents.ledger import accounts, removals_by_document
from .documents.merge import merge
from .documents.read import find_documents, read_document
from .documents.split import count_characters, split
from .executors import each
from .language.lexicon import vocabulary
from .mentions.matching import find_mentions
from .mentions.names import compile_names
from .model import Author, Blog, Post
from .passages.context import parsing_context
from .passages.parse import parse_post
from .review.candidates import capitalised_stems, review_context
from .review.questions import questions_about

Progress = Callable[[int, int], None]


def read_blog(sources: Path, curation_folder: Path, executor=None,
              progress: Progress | None = None) -> Blog:
    """Return the blog that documents and decisions make.

    Args:
        sources: The folder of the documents.
        curation_folder: The folder of the decisions.
        executor: A concurrent.futures.Executor that maps the steps over the posts, or None to do
            it in this process.
        progress: Called with the number of parsed posts and of all posts.

    Raises:
        InputError: Bad input, or a decision that matches nothing, unless the decisions were made
            for other documents.
    """
    curation = read_curation(curation_folder)
    paths, other_files = find_documents(sources)
    documents = [read_document(path) for path in paths]
    pages = {document.name: split(document) for document in documents}
    raw_posts = merge([post for posts, _ in pages.values() for post in posts])
    is_own = was_made_for(curation, raw_posts)

    words = vocabulary(document.text for document in documents)
    posts = each(parse_post, raw_posts, parsing_context(curation, words), executor, progress)
    people = people_of(posts)
    names = compile_names(curation, people)
    posts = each(find_mentions, posts, names, executor)
    review = review_context(each(capitalised_stems, posts, names, executor), names, words)
    questions = [question for found in each(questions_about, posts, review, executor)
                 for question in found]
    if is_own:
        require_used(curation, posts, people, questions)
    removals = removals_by_document(documents, curation["removals"], is_own)
    furniture = {name: count_characters(text) for name, (_, text) in pages.items()}
    return Blog(tuple(paths), tuple(posts), tuple(people), curation, is_own,
                accounts(documents, furniture, posts, removals), removals, tuple(questions),
                tuple(notices(other_files, posts)))


def was_made_for(curation: Curation, posts: Iterable) -> bool:
    """Return whether decisions were made for posts: they know most of the decided ones.

    Raises:
        InputError: They were, and a decision is about a post that is not there.
    """
    post_ids = {post.post_id for post in posts}
    is_own = 2 * len(post_ids & curation.by_post.keys()) > len(curation.by_post)
    if is_own:
        require_posts(curation, post_ids)
    return is_own


def people_of(posts: Iterable[Post]) -> list[Author]:
    """Return each author once, in the order in which they wrote for the last time."""
    found = {}
    for post in posts:
        for person in sorted(post.people):
            found.pop(person, None)
            found[person] = None
    return list(found)


def notices(other_files: list[Path], posts: list[Post]) -> list[str]:
    """Return what a maintainer should look at."""
    return [*(f"{path.name} is no document (*.txt) and was left out" for path in other_files),
            *(notice for post in posts for notice in post.notices)]
