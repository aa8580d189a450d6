"""CITATION.bib and metadata/posts.bib: how to cite the dataset and each post, in BibTeX.

The entries are of types that BibTeX and biblatex both know, or take for @misc. Titles are in double
braces, because some styles change the case of others.
"""

from collections import defaultdict

from ...package import Package, rows_of
from .facts import creator

ESCAPED = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%",
                         "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_", "~": r"\textasciitilde{}",
                         "^": r"\textasciicircum{}"})


def citation_bib(package: Package) -> str:
    """Return CITATION.bib."""
    descriptor = package.descriptor
    maker = escaped(creator(descriptor))
    return entry("dataset", f"{descriptor['name']}-{descriptor['version']}", {
        "author": f"{{{maker}}}",  # in braces it is not taken for a person's name
        "title": f"{{{escaped(descriptor['title'])}}}",
        "year": descriptor["released"][:4],
        "date": descriptor["released"],
        "version": descriptor["version"],
        "publisher": maker,
    })


def posts_bib(package: Package) -> str:
    """Return metadata/posts.bib: one entry per post."""
    blog = package.descriptor["blog"]
    where = escaped(f"{blog['title']}, {blog['publisher']}")
    authors = author_lists(package)
    return "\n".join(
        entry("misc", post_id, {
            "author": " and ".join(authors[post_id]),
            "title": f"{{{escaped(title)}}}",
            "year": str(published)[:4],
            "date": str(published),
            "howpublished": where,
            "langid": "swedish",
            "url": url if isinstance(url, str) else None,
        })
        for post_id, title, published, url
        in rows_of(package["posts"], "post_id", "title", "published", "url"))


def author_lists(package: Package) -> dict[str, list[str]]:
    """Return the authors of each post in their order, in BibTeX's form, by post_id."""
    names = {author_id: f"{escaped(family_name)}, {escaped(given_name)}"
             for author_id, family_name, given_name
             in rows_of(package["authors"], "author_id", "family_name", "given_name")}
    found = defaultdict(list)
    for post_id, _, author_id in sorted(
            rows_of(package["authorships"], "post_id", "position", "author_id")):
        if author_id in names:
            found[post_id].append(names[author_id])
    return found


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
