"""What is new: the documents that a published package does not have."""

import json
from pathlib import Path

from ..errors import InputError
from ..model import Blog, Question
from ..publish.descriptor import sha256


def new_documents(blog: Blog, package: Path) -> dict[str, list[str]]:
    """Return the documents whose bytes are not among a package's sources, with their posts.

    Args:
        blog: The blog.
        package: The folder of the package; if it has no descriptor, all documents are new.
    """
    known = published_hashes(package / "datapackage.json")
    found = {path.name: [] for path in blog.documents if sha256(path) not in known}
    for post in blog.posts:
        for source in post.sources:
            if source.document in found:
                found[source.document].append(post.post_id)
    return found


def published_hashes(descriptor: Path) -> set[str]:
    """Return the hashes of the documents that a package was built from."""
    try:
        described = json.loads(descriptor.read_text("utf-8"))
        return {source["hash"] for source in described["sources"]}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(descriptor, None, f"is no descriptor that can be read ({error})",
                         "build the dataset, or leave --new out") from None


def questions_about_new(blog: Blog, documents: dict[str, list[str]]) -> list[Question]:
    """Return the questions about the posts that new documents have."""
    posts = {post_id for found in documents.values() for post_id in found}
    return [question for question in blog.questions if question.post_id in posts]


def as_lines(documents: dict[str, list[str]]) -> str:
    """Return a line for each new document, with its posts."""
    if not documents:
        return "No document is new: the published package has them all.\n"
    return "".join(f"New: {name} ({', '.join(posts) or 'no post'})\n"
                   for name, posts in documents.items())
