"""Rules for breaks at line ends, at sentence ends and around addresses."""

import re
from collections.abc import Iterator

from ...language.lexicon import FUNCTION_WORDS
from ...language.patterns import BULLETS, CAPITAL, SMALL
from ...language.text import REMOVED_NAME
from .body import QUOTES, Body, Break, mark  # noqa: F401  (for the examples)

LINE_BREAK = re.compile(r"\n\s*")
PASSAGE_OPENS = (rf"(?:[\"”»(]|[*/–—-]\s?)*(?:[{CAPITAL}]|\d{{1,2}}\.\s|https?://|www\.)|"
                 rf"[{BULLETS}]|{re.escape(REMOVED_NAME)}")
# The end of a sentence, a colon, a quotation mark or a bracket with the next word run together
# with it. Initials (P.S., J.P. Ek), abbreviations, numbers of list items and smileys are not.
SENTENCE_JOINED = re.compile(
    rf"[.!?…:;)\"”»%](?=\S)(?:(?<=[\w)%*\"”».!?…][.!?…:;])(?<!\bbl\.a\.)(?<!\bt\.ex\.)"
    rf"(?<!\b[{CAPITAL}]\.)(?!(?<=[PD]\.)S\b)(?<!PS[.!:])(?<!\bPs[.!:])(?<![{SMALL}]\d\.)"
    r"(?!(?<=[:;])[()])"
    rf"[\"”»]?(?={PASSAGE_OPENS})|(?:(?<=\w[)\"”»])|(?<=\d%)|(?<=\d\s%))(?=[{CAPITAL}][{SMALL}]))")
# The end of a sentence with a number or a small letter run together with it. Addresses, names of
# files, abbreviations and times are not.
NUMBER_OR_SMALL_JOINED = re.compile(
    rf"[.!?…](?<=[{SMALL}]{{3}}.)(?=\d\d|\d\s[{SMALL}]|[{SMALL}](?:[\w-]{{5}}|[{CAPITAL}]|-))")
FOOTNOTE = re.compile(rf"\*(?<=[{SMALL}.!?”\"]\*)(?=\s?[{CAPITAL}])")
MAY_BEGIN = "whether a paragraph begins here"


def line_breaks(body: Body, _: dict[int, str]) -> Iterator[Break]:
    r"""Break at every line end.

    >>> mark(line_breaks, "Hej!\n\nIdag snöar det.")
    'Hej!\n\n|Idag snöar det.'
    """
    yield from (Break(m.end()) for m in LINE_BREAK.finditer(body.text))


def text_joined_to_addresses(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break where text and an address run together.

    A word after a final slash may belong to the address.

    >>> mark(text_joined_to_addresses, "Läs på www.af.se/Hejdå!")
    'Läs på www.af.se/Hejdå!'
    >>> mark(text_joined_to_addresses, "Läs mer:http://www.af.se/jobb.htmlVi ses.")
    'Läs mer:|http://www.af.se/jobb.html|Vi ses.'
    """
    text = body.text
    for start, end in body.addresses:
        if start and not text[start - 1].isspace() and text[start - 1] not in "(\"”<":
            yield Break(start)
        if text[end:end + 1].isalpha() or re.match(rf"/[{CAPITAL}]", text[end:end + 2]):
            word = re.match(r"\w*", text[end:end + 40]).group()
            belongs = text[end - 1] == "/" and word and word.lower() not in FUNCTION_WORDS
            yield Break(end, f"{MAY_BEGIN} or the address goes on" if belongs else "")


def joined_sentences(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break where a sentence's end runs into a capital, a bullet, a number or an address.

    >>> mark(joined_sentences, "Trevlig läsning!Den 20 januari var jag i Lund, bl.a. för P.S.")
    'Trevlig läsning!|Den 20 januari var jag i Lund, bl.a. för P.S.'
    >>> mark(joined_sentences, "Så sa hon.”Vi vill mer.” Det var bra.")
    'Så sa hon.|”Vi vill mer.” Det var bra.'
    """
    text = body.text
    after_marks = {item.end for item in body.marks}
    for end in (m.end() for m in SENTENCE_JOINED.finditer(text)):
        opens_quotation = (text[end - 1] in QUOTES and end - 1 not in body.closing_quotes
                           and not text.startswith(body.signers, end))
        if end not in after_marks:
            yield Break(end - 1 if opens_quotation else end)


def sentences_joined_to_numbers(body: Body, found: dict[int, str]) -> Iterator[Break]:
    """Break where a question or exclamation runs into a number; ask where another sentence does.

    Ask as well where a sentence runs into a small letter.

    >>> mark(sentences_joined_to_numbers, "Det var bra!2016 blir bättre.Därför:svårare.svårare än")
    'Det var bra!|2016 blir bättre.Därför:svårare.?svårare än'
    """
    for m in NUMBER_OR_SMALL_JOINED.finditer(body.text):
        if m.group() != "." and body.text[m.end()].isdigit():
            yield Break(m.end())
        elif m.end() not in found:
            yield Break(m.end(), MAY_BEGIN, is_made=False)


def footnotes(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before a footnote that is run together with the text.

    >>> mark(footnotes, "Vi är nöjda.*Enligt en enkät.")
    'Vi är nöjda.|*Enligt en enkät.'
    """
    yield from (Break(m.start()) for m in FOOTNOTE.finditer(body.text))
