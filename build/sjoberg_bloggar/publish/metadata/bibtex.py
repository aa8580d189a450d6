"""CITATION.bib and metadata/posts.bib: how to cite the dataset and each post, in BibTeX.

The entries are of types that BibTeX and biblatex both know, or take for @misc. Titles are in double
braces, because some styles change the case of others.
"""

from .facts import Contents, creator

ESCAPED = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%",
                         "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}",
                         "^": r"\textasciicircum{}"})


def citation_bib(contents: Contents) -> str:
    """Return CITATION.bib."""
    descriptor = contents.descriptor
    maker = escaped(creator(descriptor))
    return entry("dataset", f"{descriptor['name']}-{descriptor['version']}", {
        "author": f"{{{maker}}}",  # in braces it is no person's name
        "title": f"{{{escaped(descriptor['title'])}}}",
        "year": descriptor["released"][:4],
        "date": descriptor["released"],
        "version": descriptor["version"],
        "publisher": maker,
    })


def posts_bib(contents: Contents) -> str:
    """Return metadata/posts.bib: one entry per post."""
    blog, posts = contents.descriptor["blog"], contents.tables["posts"]
    where = escaped(f"{blog['title']}, {blog['publisher']}")
    authors = author_lists(contents)
    return "\n".join(
        entry("misc", post_id, {
            "author": authors.get(post_id),
            "title": f"{{{escaped(title)}}}",
            "year": str(published)[:4],
            "date": str(published),
            "howpublished": where,
            "langid": "swedish",
            "url": url if isinstance(url, str) else None,
        })
        for post_id, title, published, url
        in zip(posts["post_id"], posts["title"], posts["published"], posts["url"], strict=True))


def author_lists(contents: Contents) -> dict[str, str]:
    """Return the authors of each post in BibTeX's form, by post_id."""
    written = contents.tables["authorships"].merge(contents.tables["authors"], on="author_id")
    names = written["family_name"].map(escaped) + ", " + written["given_name"].map(escaped)
    in_order = written.assign(bibtex=names).sort_values(["post_id", "position"])
    return in_order.groupby("post_id")["bibtex"].agg(" and ".join).to_dict()


def entry(kind: str, key: str, fields: dict[str, str | None]) -> str:
    """Return an entry of the fields that have a value.

    >>> print(entry("misc", "a-b", {"title": "Hej", "url": None}), end="")
    @misc{a-b,
      title = {Hej},
    }
    """
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def escaped(text: str) -> str:
    r"""Return text with the characters escaped that mean something in TeX.

    >>> print(escaped("100 % & mer"))
    100 \% \& mer
    """
    return text.translate(ESCAPED)
