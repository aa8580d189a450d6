"""The evidence for who wrote a post: caption, introduction and signatures."""

from dataclasses import dataclass

from ..language.text import begins_with
from .context import ParsingContext
from .division import Division
from .introductions import Introduction
from .signoffs import sign_off


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The evidence for who wrote a post.

    Attributes:
        title: The title.
        caption: The caption, or an empty string.
        introduction: How the host introduces the text, or None.
        kinds: The kinds of the passages.
        texts: The texts of the passages.
        signed: The full names in the signatures.
        unknown: Given names in the signatures of whom the full name is not known.
    """

    title: str
    caption: str
    introduction: Introduction | None
    kinds: list[str]
    texts: list[str]
    signed: list[str]
    unknown: list[str]

    @property
    def presented(self) -> list[str]:
        """The names that the introduction presents."""
        return self.introduction.names if self.introduction else []

    @property
    def intro(self) -> str:
        """The text of the introduction."""
        return " ".join(self.of_kind("intro"))

    def of_kind(self, kind: str) -> list[str]:
        """Return the texts of the passages of a kind."""
        return [text for text, found in zip(self.texts, self.kinds, strict=True) if found == kind]


def witnesses_of(title: str, caption: str, division: Division,
                 context: ParsingContext) -> Witnesses:
    """Return the evidence for who wrote a post with this title, caption and passages."""
    introduction, texts = division.introduction, division.texts
    kinds = [kind for kind, _ in division.kinds]
    presented = introduction.names if introduction else []
    signed, unknown = signed_names(division.of_kind("signature"), presented, context)
    return Witnesses(title, caption, introduction, kinds, texts, signed, unknown)


def signed_names(signatures: list[str], presented: list[str],
                 context: ParsingContext) -> tuple[list[str], list[str]]:
    """Return the full names in signatures, and the given names of whom it is not known.

    A given name is completed from the people who are known.
    """
    full, unknown = {}, {}
    for signature in signatures:
        signed = sign_off(signature, context.known)
        for name in signed.names if signed else ():
            if " " in name:
                full[name.title() if name.isupper() else name] = None
            elif known := completed(name, [*presented, *context.authors, context.host.name]):
                full[known] = None
            elif signed.way.is_explicit:
                unknown[name] = None
    return list(full), list(unknown)


def completed(given: str, names: list[str]) -> str:
    """Return the first of names that begins with a given name, or an empty string.

    >>> completed("Eva", ["Bo Alm", "Eva Ek"])
    'Eva Ek'
    """
    return next((name for name in names if begins_with(given, name.split()[0])), "")
