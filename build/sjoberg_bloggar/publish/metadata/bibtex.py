"""CITATION.bib and metadata/posts.bib: how to cite the dataset and each post, in BibTeX."""

from collections.abc import Iterable

from .facts import creator

ESCAPED = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%",
                         "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}",
                         "^": r"\textasciicircum{}"})


def citation_bib(descriptor: dict, schemas: dict[str, dict]) -> str:
    """Return CITATION.bib."""
    year, month, _ = descriptor["released"].split("-")
    return entry("dataset", descriptor["name"].replace("-", "_"), {
        "author": f"{{{escaped(creator(descriptor))}}}",
        "title": escaped(descriptor["title"]),
        "year": year,
        "month": month,
        "version": descriptor["version"],
        "publisher": f"{{{escaped(creator(descriptor))}}}",
    })


def posts_bib(posts: Iterable[dict], blog: dict) -> str:
    """Return metadata/posts.bib: an entry per post.

    Args:
        posts: The rows of the table posts.
        blog: What the descriptor says about the blog.
    """
    return "\n".join(post_entry(post, blog) for post in posts)


def post_entry(post: dict, blog: dict) -> str:
    """Return the entry of a post."""
    year, month, day = str(post["published"]).split("-")
    authors = " and ".join(f"{{{escaped(name)}}}" for name in post["byline"].split("; "))
    return entry("online", post["post_id"], {
        "author": authors,
        "title": escaped(post["title"]),
        "date": f"{year}-{month}-{day}",
        "year": year,
        "organization": f"{escaped(blog['title'])}, {escaped(blog['publisher'])}",
        "langid": "swedish",
        **({"url": post["url"]} if post["url"] else {}),
    })


def entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """Return an entry.

    >>> print(entry("online", "a-b", {"title": "Hej"}), end="")
    @online{a-b,
      title = {Hej},
    }
    """
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def escaped(text: str) -> str:
    r"""Return text with the characters escaped that mean something in TeX.

    >>> print(escaped("100 % & mer"))
    100 \% \& mer
    """
    return text.translate(ESCAPED)
