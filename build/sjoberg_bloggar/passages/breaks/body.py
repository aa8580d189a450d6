"""The body of a post as the rules for breaks see it, and how they are applied to it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...language.patterns import CAPITAL, MAIL, SMALL, URL
from ...language.text import REMOVED_MAIL, slug
from ..context import KnownWords

# The capital comes first: re skips to one, which saves a twentieth of a large build.
SMALL_THEN_CAPITAL = re.compile(rf"[{CAPITAL}](?<=[{SMALL}0-9].)")
QUOTES = "\"”“»"
ADDRESS_OF_FILE = re.compile(
    rf"(.*\.(?:html?|pdf|aspx?|php|docx?|se|nu|com|org))\.?[{CAPITAL}][{SMALL}]")
WORD_RUN_ON_TO_ADDRESS = re.compile(
    rf"(?<=[a-z])[{CAPITAL}][{SMALL}]*$|(?<=[a-z]/)[{CAPITAL}][{SMALL}]+$")
# What follows the number or letter of a list item: 1. 2) a. b)
TEXT_FOLLOWS = rf"(?:\s+(?=[^\W\d_]|[\"”])|(?=[{CAPITAL}][{SMALL}]))"
AFTER_MARK = re.compile(
    rf"[.)](?:(?:(?<=\d.)(?<!\d\d\d.)|(?<=[a-hA-H]\.)(?<![^\W_][A-H]\.)){TEXT_FOLLOWS}|"
    r"(?<=[a-hA-H]\))\s?(?=[^\W\d_]|[\"”]))")
SECOND_MARKS = ("2.", "2)", "b.", "b)", "B.", "B)")  # every list has one of them
NUMBER_OR_LETTER = re.compile(r"\d+$|[a-hA-H]$")
MARK_MAY_FOLLOW = re.compile(r"(?:^|\n[ \t]*|[.:!?…”\"]\s?)$")
LONGEST_BEFORE_MARK = 9  # characters before a mark that tell whether it is one


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a word runs into a capitalised one.

    Attributes:
        offset: Where the right word begins.
        left: The end of the left word: small letters, perhaps after a capital; or digits.
        right: The beginning of the right word: capitals, and the small letters after them.
        before: The character before left, or an empty string.
    """

    offset: int
    left: str
    right: str
    before: str


@dataclass(frozen=True, slots=True)
class ListMark:
    """The number or letter of a list item: from start to end, where the text of the item begins.

    Attributes:
        number: The number, or the place of the letter in the alphabet.
    """

    start: int
    end: int
    number: int
    is_letter: bool


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a rule finds that a passage begins, or may begin.

    Attributes:
        doubt: What a curator must decide about it; empty if the rule is certain.
        is_made: Whether the passage begins there unless a curator decides otherwise.
    """

    offset: int
    doubt: str = ""
    is_made: bool = True


@dataclass(frozen=True)
class Body:
    """The body of a post, white space as in the document, and what is known about its words.

    Attributes:
        signers: The full names of those who may sign.
    """

    text: str
    signers: tuple[str, ...] = ()
    known: KnownWords = KnownWords()

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """The spans of web and e-mail addresses, without text that runs on from them."""
        spans = [(m.start(), m.start() + len(self._without_text(m.group(), m.end())))
                 for m in URL.finditer(self.text)]
        for m in MAIL.finditer(self.text) if "@" in self.text or REMOVED_MAIL in self.text else ():
            local = m.group().split("@")[0]
            own = next((form for name in self.signers
                        if re.sub("[._+-]", "-", local).endswith(form := slug(name))), local)
            spans.append((m.start() + len(local) - len(own), m.end()))
        return spans

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
    def marks(self) -> list[ListMark]:
        """The numbers, then the letters of list items, in order within each list.

        >>> [each.start for each in Body("Mål:1.Fler jobb2.Färre köer").marks]
        [4, 15]
        >>> [each.start for each in Body("Mål: a) fler jobbb) färre köer").marks]
        [5, 17]
        """
        numbers, letters = [], []
        if not any(second in self.text for second in SECOND_MARKS):
            return []
        for m in AFTER_MARK.finditer(self.text):
            mark = NUMBER_OR_LETTER.search(self.text, max(0, m.start() - 2), m.start())
            is_letter = mark.group().isalpha()
            number = int(mark.group(), 36) - 9 if is_letter else int(mark.group())
            before = self.text[max(0, mark.start() - LONGEST_BEFORE_MARK):mark.start()]
            if MARK_MAY_FOLLOW.search(before) or number > 1 and before[-1:].isalpha():
                marks = letters if is_letter else numbers
                marks.append(ListMark(mark.start(), m.end(), number, is_letter))
        return [*in_order(numbers), *in_order(letters)]

    @cached_property
    def closing_quotes(self) -> set[int]:
        """The offsets of the quotation marks that close a quotation.

        ” opens and closes alike. White space before a mark shows that it opens, anything but a
        letter after it that it closes. A mark that is run together on both sides is the opposite of
        the mark before it.

        >>> sorted(Body("Han sa ”ja”.”Nej”").closing_quotes)
        [10, 16]
        """
        closing, is_open = set(), False
        for at in (m.start() for m in re.finditer(f"[{QUOTES}]", self.text)):
            if is_open:
                closing.add(at)
            opens = at == 0 or self.text[at - 1].isspace() or self.text[at - 1] == "("
            is_open = opens or self.text[at + 1:at + 2].isalnum() and not is_open
        return closing

    @cached_property
    def given_names(self) -> set[str]:
        """The given names of those who may sign."""
        return {name.split()[0] for name in self.signers}

    @cached_property
    def family_names(self) -> set[str]:
        """The last parts of the family names of those who may sign."""
        return {name.split()[-1].split("-")[-1] for name in self.signers}

    def _without_text(self, address: str, end: int) -> str:
        """Return a web address without text that runs on from it up to end."""
        address = address.rstrip(".,;:!?")
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


def in_order(marks: list[ListMark]) -> Iterator[ListMark]:
    """Yield the marks that are in order from 1 on, if there are at least two."""
    expected = 1 if any(each.number == 2 for each in marks) else None
    for each in marks:
        if expected and each.number in (1, expected):
            expected = each.number + 1
            yield each


BreakRule = Callable[[Body, dict[int, str]], Iterator[Break]]


def find_breaks(body: Body, rules: Iterable[BreakRule]) -> tuple[dict[int, str], dict[int, str]]:
    """Return where passages begin inside a body, and what is doubtful.

    No passage begins inside an address. Of several rules that break at one place, the first counts.
    A rule that is not certain raises a doubt. Each rule gets the breaks that were found so far.

    Returns:
        The names of the rules by the offsets of the breaks, and the doubts by offset.
    """
    breaks, doubts = {}, {}
    in_addresses = {offset for start, end in body.addresses for offset in range(start + 1, end)}
    for rule in rules:
        for found in rule(body, breaks):
            if found.offset in in_addresses or not 0 < found.offset < len(body.text):
                continue
            if found.is_made:
                breaks.setdefault(found.offset, rule.__name__)
            if found.doubt:
                doubts[found.offset] = found.doubt
    return breaks, doubts


def mark(rule: BreakRule, text: str, *signers: str) -> str:
    """Return a text with | where a rule breaks and ? where it doubts, for the rules' examples."""
    breaks, doubts = find_breaks(Body(text, signers), [rule])
    marks = {at: "|" * (at in breaks) + "?" * (at in doubts) for at in {*breaks, *doubts}}
    return "".join(marks.get(at, "") + character for at, character in enumerate(text))
