"""Find the signs in the body of a post that a passage may begin there.

What they mean may depend on who signs the post, which cuts.py decides; where they are does not.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..hints import find_rare
from ..language.markers import REMOVED_MAIL, REMOVED_NAME
from ..language.patterns import CAPITAL, SMALL
from ..language.text import places_of

# Each expression begins with what is rare in a text, so that re can skip to it.
URL = re.compile(r"(?:https?://|www\.)[^\s\"”<>()]+")
MAIL = re.compile(r"[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*?"
                  r"\.(?:se|nu|com|org|net|eu|no|dk|fi)(?![a-z0-9-])|" + re.escape(REMOVED_MAIL))
OPENS = rf"(?:[\"”»(]|[*/–—-]\s?)*(?:[{CAPITAL}]|\d{{1,2}}\.\s|https?://|www\.)|•|{re.escape(REMOVED_NAME)}"
# A sentence's end, a colon, a quotation mark or bracket with the next word run together with
# it; initials (P.S., J.P. Ek), abbreviations, numbers of list items and smileys are not.
GLUED = re.compile(
    rf"[.!?…:;)\"”»%](?=\S)(?:(?<=[\w)%*\"”».!?…][.!?…:;])(?<!\bbl\.a\.)(?<!\bt\.ex\.)"
    rf"(?<!\b[{CAPITAL}]\.)(?!(?<=[PD]\.)S\b)(?<![{SMALL}]\d\.)(?!(?<=[:;])[()])"
    rf"[\"”»]?(?={OPENS})|(?:(?<=\w[)\"”»])|(?<=\d%)|(?<=\d\s%))(?=[{CAPITAL}][{SMALL}]))")
QUOTES = "\"”“»"
# A sentence's end with a number or a small letter run together with it; addresses, names of
# files, abbreviations and times are not.
GLUED_TO_OTHER = re.compile(
    rf"[.!?…](?<=[{SMALL}]{{3}}.)(?=\d\d|\d\s[{SMALL}]|[{SMALL}](?:[\w-]{{5}}|[{CAPITAL}]|-))")
# A capital behind a small letter or digit; or an abbreviation, left, run together with a word
JOINED = re.compile(
    rf"[{CAPITAL}](?:(?<=[{SMALL}0-9].)|"
    rf"(?<!\w.)(?P<left>[{CAPITAL}]+)(?P<right>[{CAPITAL}][{SMALL}]+)\b)")
BULLETS = "•▪◦‣●■·"
ITEM = re.compile(rf"[{BULLETS}\d](?:(?<=[{BULLETS}])\s+|(?<=•)"
                  r"|(?<=\d)(?<!\d\d)\d?[.)]\s+(?=[^\W\d_]|[\"”]))")
QUESTION = re.compile(r"[–-]\s[^?\n]{0,500}\?")
# The expressions that rarely match, each with its hint
RARE = [(GLUED_TO_OTHER, rf"[{SMALL}][.!?…](?:\pN|[{SMALL}])"),
        (JOINED, rf"[{SMALL}0-9][{CAPITAL}]|[{CAPITAL}]{{2}}[{SMALL}]"),
        (ITEM, rf"[{BULLETS}]|\pN[.)](?:\s|[^\x00-\x7f])")]


class Signs(NamedTuple):
    """The signs in a body that a passage may begin there, whoever may sign it."""

    urls: list[re.Match]
    mails: list[re.Match]
    glued: list[re.Match]
    closing_quotes: set[int]
    questions: list[int]
    glued_to_other: list[re.Match]
    joined: list[re.Match]
    items: list[re.Match]

    def depend_on_people(self, body: str) -> bool:
        """Say whether it matters for find_cuts who may sign."""
        return bool(self.urls or self.mails or self.joined
                    or any(body[m.end() - 1] in QUOTES for m in self.glued))


def find_signs(bodies: list[str]) -> Iterator[Signs]:
    """Yield the signs in each body."""
    import pyarrow as pa

    for body, rare in zip(bodies, find_rare(bodies, pa.array(bodies, pa.string()), RARE)):
        questions = [at for at in places_of("–-", body)
                     if body[max(0, at - 9):at].rstrip()[-1:] in ".:!?…" and QUESTION.match(body, at)]
        has_url = "://" in body or "www." in body
        has_mail = "@" in body or REMOVED_MAIL in body
        yield Signs(list(URL.finditer(body)) if has_url else [],
                    list(MAIL.finditer(body)) if has_mail else [],
                    list(GLUED.finditer(body)), closing_quotes(body), questions, *rare)


def closing_quotes(body: str) -> set[int]:
    """Return the offsets of the quotation marks that close a quotation where the text is run
    together: those of which the mark before opens one.

    ” opens and closes alike. White space before a mark says that it opens, anything but a
    letter after it that it closes; run together on both sides it is the opposite of the
    mark before it.
    """
    closing, opened = set(), False
    for at in places_of(QUOTES, body):
        if opened:
            closing.add(at)
        if at == 0 or body[at - 1].isspace() or body[at - 1] == "(":
            opened = True
        elif not body[at + 1:at + 2].isalnum():
            opened = False
        else:
            opened = not opened
    return closing
