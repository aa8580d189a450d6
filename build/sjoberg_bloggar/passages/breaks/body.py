"""The body of a post as the rules for breaks see it."""

import re
from dataclasses import dataclass
from functools import cached_property

from ...language.addresses import MAIL, URL
from ...language.markers import REMOVED_MAIL
from ...language.patterns import CAPITAL, SMALL
from ...language.text import slug
from ..context import KnownWords
from .marks import ListMark, letters_in_order, numbers_in_order

# The capital comes first: re skips to one, which saves a twentieth of a large build.
SMALL_THEN_CAPITAL = re.compile(rf"[{CAPITAL}](?<=[{SMALL}0-9].)")
BULLETS = "•▪◦‣●■·"
SYMBOLS = "→➔➜➢►▶▸✓✔☑✅○◆◇☐❖"  # of list items, and of other things
QUOTES = "\"”“»"
ADDRESS_OF_FILE = re.compile(
    rf"(.*\.(?:html?|pdf|aspx?|php|docx?|se|nu|com|org))\.?[{CAPITAL}][{SMALL}]")
WORD_RUN_ON_TO_ADDRESS = re.compile(
    rf"(?<=[a-z])[{CAPITAL}][{SMALL}]*$|(?<=[a-z]/)[{CAPITAL}][{SMALL}]+$")


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a word runs into a capitalised one.

    Attributes:
        offset: Where the right word begins.
        left: The end of the left word: small letters, with a capital at most before them; or digits.
        right: The beginning of the right word: capitals, and the small letters after them.
        before: The character before left, or an empty string.
    """

    offset: int
    left: str
    right: str
    before: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a rule finds that a passage begins, or may begin.

    Attributes:
        offset: Where in the body.
        is_break: Whether a passage begins there.
        doubt: What a curator must decide about it; empty if the rule is certain.
    """

    offset: int
    is_break: bool = True
    doubt: str = ""


@dataclass(frozen=True)
class Body:
    """The body of a post, and what is known of its words.

    Attributes:
        text: The text, white space as in the document.
        signers: The full names of those who may sign.
        known: What is known of words.
    """

    text: str
    signers: tuple[str, ...] = ()
    known: KnownWords = KnownWords()

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """The spans of web and e-mail addresses, without text that is run on to them."""
        return [*self._web_addresses(), *self._mail_addresses()]

    @cached_property
    def protected(self) -> set[int]:
        """The offsets inside addresses, where no passage begins."""
        return {offset for start, end in self.addresses for offset in range(start + 1, end)}

    @cached_property
    def joints(self) -> list[Joint]:
        """The places where a word runs into a capitalised one, except in known names (BankID)."""
        joints = []
        for m in SMALL_THEN_CAPITAL.finditer(self.text):
            at = m.start()
            left = re.search(r"[^\W_]*$", self.text[max(0, at - 60):at]).group()
            right = re.match(r"[^\W_]+", self.text[at:at + 60]).group()
            if left + right in self.known.names:
                continue
            left = re.search(rf"[{CAPITAL}]?[{SMALL}]+$|\d+$", left).group()
            right = re.match(rf"[{CAPITAL}]+[{SMALL}]*", right).group()
            before = self.text[max(0, at - len(left) - 1):at - len(left)]
            joints.append(Joint(at, left, right, before))
        return joints

    @cached_property
    def numbers(self) -> list[ListMark]:
        """The numbers of list items, in order within each list."""
        return numbers_in_order(self.text)

    @cached_property
    def letters(self) -> list[ListMark]:
        """The letters of list items, in order within each list."""
        return letters_in_order(self.text)

    @cached_property
    def given_names(self) -> set[str]:
        """The given names of those who may sign."""
        return {name.split()[0] for name in self.signers}

    @cached_property
    def family_names(self) -> set[str]:
        """The last parts of the family names of those who may sign."""
        return {name.split()[-1].split("-")[-1] for name in self.signers}

    def _web_addresses(self) -> list[tuple[int, int]]:
        spans = []
        for m in URL.finditer(self.text):
            address = m.group().rstrip(".,;:!?")
            spans.append((m.start(), m.start() + len(self._without_text(address, m.end()))))
        return spans

    def _without_text(self, address: str, end: int) -> str:
        """Return a web address without text that is run on to it; end is that of both."""
        path, slash, last = address.rpartition("/")
        if slash and any(last in (name, name.split()[0]) for name in self.signers):
            return path
        if file := ADDRESS_OF_FILE.match(address):
            return file[1]
        word = WORD_RUN_ON_TO_ADDRESS.search(address)
        if word and self.known.is_ordinary(word.group()) and (
                address[word.start() - 1] != "/" or address.count("/") == 3
                and re.match(r"\s[^\W\d_]", self.text[end:end + 2])):
            return address[:word.start()]
        return address

    def _mail_addresses(self) -> list[tuple[int, int]]:
        if "@" not in self.text and REMOVED_MAIL not in self.text:
            return []
        spans = []
        for m in MAIL.finditer(self.text):
            local = m.group().split("@")[0]
            own = next((form for name in self.signers
                        if re.sub("[._+-]", "-", local).endswith(form := slug(name))), local)
            spans.append((m.start() + len(local) - len(own), m.end()))
        return spans
