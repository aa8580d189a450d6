"""Rules for breaks where a word runs into a capitalised one ("filterIbland").

Names such as iPhone or LinkedIn are written like this too, so what is joined must be words or the
names of people.
"""

import re
from collections.abc import Iterator

from ...language.lexicon import FUNCTION_WORDS
from ...language.patterns import CAPITAL, SMALL
from ..signoffs import NOTE
from .body import Body, Break, Joint, mark  # noqa: F401  (for the examples)
from .sentences import MAY_BEGIN

ABBREVIATION_JOINED = re.compile(
    rf"(?P<left>[{CAPITAL}](?<!\w.)[{CAPITAL}]+)(?P<right>[{CAPITAL}][{SMALL}]+)\b")
POSTSCRIPT = re.compile(r"P\.\s?S\.?[!:]?(?=\s|[^\W_])|P[Ss](?:[.!:]\s?(?=[^\W_])|(?<=PS)(?=\s))")
ENDS_TEXT = re.compile(rf"(?:[.!?…\"”)]|(?:^|[\s/\W])[{CAPITAL}][{SMALL}]+)\s*$")


def is_word(body: Body, joint: Joint) -> bool:
    """Return whether the right side of a joint is a word or name that may begin a text."""
    right = joint.right
    return right in body.known.names or right in body.given_names or right in ("I", "Å") \
        or not right.isupper() and body.known.is_ordinary(right)


def signatures_joined_to_words(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break after a given name that signs: with a slash before it or a note after it.

    >>> mark(signatures_joined_to_words, "Trevlig helg!/EvaBKA fick ett pris.", "Eva Ek")
    'Trevlig helg!/Eva|BKA fick ett pris.'
    >>> mark(signatures_joined_to_words, "Trevlig helg! EvaPS. Läs mer.", "Eva Ek")
    'Trevlig helg! Eva|PS. Läs mer.'
    """
    yield from (Break(joint.offset) for joint in body.joints if joint.left in body.given_names
                and (joint.before == "/" or NOTE.match(body.text, joint.offset)))


def postscripts(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before PS or P.S. after a name or the end of a sentence.

    >>> mark(postscripts, "Trevlig helg! /Eva PS! Läs mer i mitt PS.")
    'Trevlig helg! /Eva |PS! Läs mer i mitt PS.'
    >>> mark(postscripts, "Eva EkP.S. Läs mer.")
    'Eva Ek|P.S. Läs mer.'
    """
    yield from (Break(m.start()) for m in POSTSCRIPT.finditer(body.text)
                if ENDS_TEXT.search(body.text[max(0, m.start() - 40):m.start()]))


def words_joined_to_people(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break after a family name, or before a given name, of someone who may sign.

    >>> mark(words_joined_to_people, "så blev det braEva Ek", "Eva Ek")
    'så blev det bra|Eva Ek'
    """
    yield from (Break(joint.offset) for joint in body.joints
                if joint.left in body.family_names or joint.right in body.given_names)


def names_joined_to_words(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break where a known name runs into a word."""
    yield from (Break(joint.offset) for joint in body.joints
                if joint.left in body.known.names and is_word(body, joint))


def joined_words(body: Body, found: dict[int, str]) -> Iterator[Break]:
    """Break where a word or number runs into a word; ask unless both are ordinary words.

    >>> mark(joined_words, "med föräldrafilterIbland frågar någon")
    'med föräldrafilter|Ibland frågar någon'
    >>> mark(joined_words, "vårt nya systemKarsk är här")
    'vårt nya system|?Karsk är här'
    """
    for joint in body.joints:
        if joint.offset not in found and ends_passage(body, joint):
            if is_word(body, joint):
                yield Break(joint.offset)
            elif not joint.left.isdigit() and body.known.is_ordinary(joint.left):
                yield Break(joint.offset, MAY_BEGIN)


def ends_passage(body: Body, joint: Joint) -> bool:
    """Return whether a passage may end with the left side of a joint."""
    left = joint.left
    if left.isdigit():
        return len(left) > 1 or is_word(body, joint) and joint.before.isspace()
    return left[0].islower() and (
        len(left) > 2 or len(left) == 2 and body.known.is_ordinary(left))


def joined_capitalised_words(body: Body, found: dict[int, str]) -> Iterator[Break]:
    """Ask where two capitalised ordinary words run together: they may be a name.

    >>> mark(joined_capitalised_words, "Se vår nya FramtidIdag i TV")
    'Se vår nya Framtid?Idag i TV'
    """
    for joint in body.joints:
        if joint.offset not in found and joint.left[0].isupper() and not joint.right.isupper() \
                and body.known.is_ordinary(joint.left) and is_word(body, joint):
            yield Break(joint.offset, MAY_BEGIN, is_made=False)


def joined_abbreviations(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break where a known abbreviation runs into a function word; ask if it is not known.

    >>> mark(joined_abbreviations, "Vi träffade XYZDet var bra.")
    'Vi träffade XYZ?Det var bra.'
    """
    for m in ABBREVIATION_JOINED.finditer(body.text):
        if m.group() not in body.known.names and m["right"].lower() in FUNCTION_WORDS:
            is_known = m["left"] in body.known.names
            yield Break(m.start("right"), "" if is_known else MAY_BEGIN, is_known)
