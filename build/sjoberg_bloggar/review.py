"""List every name-like word that nobody has decided: what keeps the census complete."""

import re
from bisect import bisect
from functools import cache
from typing import NamedTuple

from .lexicon import FUNCTION_WORDS, ordinary_words
from .mentions import Names, is_opening, word_pattern
from .names import CAPITAL, IS_NAME, ROLE
from .parallel import each
from .text import sentences

# A word with a capital anywhere in it; the expression begins with the capital, which is rare.
WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W_]*(?:['’&][^\W_]+)*")
BEFORE_CAPITAL = re.compile(r"(?:[^\W_]+['’&]?)*$")
QUOTES = ("”", "\"", "»")
HAS_CAPITAL = re.compile(rf"[{CAPITAL}]")
ABBREVIATION = re.compile(rf"[^\W_]*[{CAPITAL}][^\W_]*[{CAPITAL}\d][^\W_]*|\d+[{CAPITAL}][^\W_]*")
# Lower-case words that may stand for an authority or another institution itself.
INSTITUTION = re.compile(
    r"(?:regering|riksdag)(?:en)?s?|(?:\w+(?:verket|styrelsen|inspektionen|myndigheten|kansliet|"
    r"departementet|domstolen|ombudsmannen|kassan|kommissionen|(?<!om)rådet|nämnden|förbundet|"
    r"universitetet|högskolan|tinget|banken|polisen|makten))s?|polisen|kronofogden|facket")
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,5}")  # an abbreviation in lower case
# Common nouns that a place's name makes an institution of ("Lunds universitet").
OF_A_PLACE = re.compile(r"(?:universitet|högskola|kommun|stad|landsting|region|tingsrätt|"
                        r"hovrätt|museum|sjukhus|församling|stift|teater|bibliotek)s?\b")
DEFINITE = re.compile(r"(?:[^aeiouyåäö]en|et|an|na)s?$")
# A finite verb: the present and past tenses' endings, and common verbs without them
VERB = re.compile(r"\w{2,}(?:r|de|te)|är|vill|ska|skall|kan|bör|var|fick|gav|tog|sa|blev|gick|stod")
SUBJECT = re.compile(rf"\s+(?:{VERB.pattern})\b|\s+(?:och|samt|&)\s+[{CAPITAL}]|,\s[{CAPITAL}]")
DEFINITE_ENDINGS = ("en", "n", "et", "t", "na", "erna", "arna", "orna")
BEFORE_ORGANISATION = re.compile(
    r"(?:myndigheten|företaget|bolaget|koncernen|organisationen|föreningen|förbundet|facket|"
    r"fackförbundet|partiet|tidningen|stiftelsen|banken|universitetet|byrån|"
    r"(?:vd|ordförande|chef|talesperson|generalsekreterare|direktör)\s+(?:för|på|i|vid))\s+[\"”]?$")

COMPANY_AFTER = re.compile(r"\s+(?:AB|HB|KB|Inc|Ltd|A/S|ASA|Oy)\b")
COMPANY_END = re.compile(r"\b(?:AB|HB|KB|Inc|Ltd)$")
LAST_WORD = re.compile(r"(?<!\w)(\w+)\s$")
BEFORE_PLACE = re.compile(r"\b(?:i|till|från|mot|utanför)\s$")
GENITIVE = re.compile(r":?s\s")


class Candidate(NamedTuple):
    """A name-like word, or run of capitalised words, that is undecided."""

    field: str
    start: int
    surface: str
    sentence: str
    guess: str


class OpenWord(NamedTuple):
    """A word that no decision covers; is_opening: a sentence begins there."""

    start: int
    word: str
    is_opening: bool


def find_candidates(posts: list[dict[str, str]], settled: list[dict[str, list]],
                    words: set[str], names: Names) -> list[list[Candidate]]:
    """Return the undecided name-like words of each post.

    posts are the texts by field, settled the [start, end) spans of them that are decided,
    words all words of the documents. What a word is like depends on all posts: on whether
    it stands in lower case elsewhere, or with a capital inside a sentence.
    """
    def with_capital(i: int) -> dict[str, list]:
        return {field: [found for found in open_words(text, WITH_CAPITAL, settled[i][field])
                        if not (found.is_opening and found.word.lower() in FUNCTION_WORDS
                                and found.word[1:].islower())]
                for field, text in posts[i].items()}

    def candidates(i: int) -> list[Candidate]:
        return [Candidate(field, start, surface, sentence_at(text, start),
                          guess(text, start, surface))
                for field, text in posts[i].items()
                for start, surface in runs(text, name_like(
                    text, capitals[i][field], open_words(text, suspects, settled[i][field]),
                    stems, lower, names.openings))]

    capitals = each(with_capital, range(len(posts)))
    stems = {stem(found.word) for post in capitals for open_ in post.values()
             for found in open_ if not found.is_opening and HAS_CAPITAL.match(found.word)}
    stems |= {stem(name) for name, known in names.known.items()
              if known.organisation_id and len(name) > 3}
    lower = {word for word in words if word.islower()}
    suspects = lower_case_suspects(lower, stems)
    return each(candidates, range(len(posts)))


def lower_case_suspects(words: set[str], stems: set[str]) -> re.Pattern:
    """Return the expression for the words that may be names although in lower case: of
    institutions, or what stands as a name with a capital elsewhere."""
    suspects = {word for word in words if INSTITUTION.fullmatch(word)
                or CONSONANTS.fullmatch(word) and word not in ordinary_words()
                or OF_A_PLACE.fullmatch(word) or len(word) > 3 and stem(word) in stems}
    return word_pattern(dict.fromkeys(suspects, r"(?!\w)"))


def open_words(text: str, pattern: re.Pattern,
               spans: list[tuple[int, int]]) -> list[OpenWord]:
    """Return the words that match outside the spans. A word of which a part is in a span is a
    genitive or a compound of that name."""
    covered = sorted(spans)
    words, position = [], 0
    for m in pattern.finditer(text):
        start, end = m.span()
        if start and text[start - 1] != " ":
            start = word_start(text, start)
        while position < len(covered) and covered[position][1] <= start:
            position += 1
        if position == len(covered) or covered[position][0] >= end:
            words.append(OpenWord(start, text[start:end], is_opening(text, start)))
    return words


def word_start(text: str, inside: int) -> int:
    """Return where the word begins of which inside is an offset ('e' of eBolaget)."""
    if inside and (text[inside - 1].isalnum() or text[inside - 1] in "'’&"):
        return BEFORE_CAPITAL.search(text, max(0, inside - 40), inside).start()
    return inside


def name_like(text: str, capitals: list, suspects: list, stems: set[str], lower: set[str],
              openings: frozenset[str]) -> list[tuple[int, str]]:
    """Return (start, word) for those of the words that could be (part of) a name there."""
    found = [(start, word) for start, word, is_opening_ in capitals
             if is_name_like(word, is_opening_, text, start, stems, lower, openings)]
    found += [(start, word) for start, word, _ in suspects
              if not OF_A_PLACE.fullmatch(word) or INSTITUTION.fullmatch(word)
              or re.search(rf"[{CAPITAL}]\w+s?\s$", text[max(0, start - 40):start])]
    return sorted(found)


def is_name_like(word: str, opening: bool, text: str, start: int, stems: set[str],
                 lower: set[str], openings: frozenset[str]) -> bool:
    """Say whether a word with a capital could be (part of) a name at this place."""
    folded = word.lower()
    if opening and word in openings:
        return False
    if ABBREVIATION.fullmatch(word) or len(word) == 1 and word not in "IÅÖ":
        return True
    if folded in FUNCTION_WORDS and (opening or text[start - 1:start] in QUOTES):
        return False
    if not opening or stem(folded) in stems or INSTITUTION.fullmatch(folded):
        return True
    if SUBJECT.match(text, start + len(word)) and is_noun(folded):
        return True
    return not (folded in lower or folded in ordinary_words() and not DEFINITE.search(folded))


@cache
def is_noun(word: str) -> bool:
    """Say whether a word is a noun without an article, by the list of ordinary words. As the
    subject of a sentence it may be a name: Vision, Handels (as a genitive not even a subject).
    """
    return any(noun + ending in ordinary_words() for noun in (word, word.removesuffix("s"))
               for ending in DEFINITE_ENDINGS)


def stem(word: str) -> str:
    """Return a word in lower case without a genitive ending."""
    return word.lower().removesuffix("s")


def runs(text: str, tokens: list[tuple[int, str]]):
    """Yield (start, surface), neighbouring words that a space or hyphen joins as one."""
    begin = end = None
    for start, token in tokens:
        if begin is not None and text[end:start] in (" ", "-", "- "):
            end = start + len(token)
            continue
        if begin is not None:
            yield begin, text[begin:end]
        begin, end = start, start + len(token)
    if begin is not None:
        yield begin, text[begin:end]


def sentence_at(text: str, offset: int) -> str:
    """Return the sentence of text in which offset lies; none goes beyond a line's end."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    line = text[start:end if end >= 0 else None]
    found = sentences(line)
    first, last = found[max(0, bisect(found, (offset - start, len(line))) - 1)]
    return line[first:last]


def guess(text: str, start: int, surface: str) -> str:
    """Return what the words around say that a name may be, empty where they say nothing."""
    end = start + len(surface)
    before, after = text[max(0, start - 60):start], text[end:end + 10]
    if BEFORE_ORGANISATION.search(before) or COMPANY_AFTER.match(after) \
            or COMPANY_END.search(surface):
        return "organisation"
    if ABBREVIATION.fullmatch(surface) or INSTITUTION.fullmatch(surface.lower()):
        return "organisation"
    word_before = LAST_WORD.search(before)
    if word_before and ROLE.fullmatch(word_before[1]) or IS_NAME.fullmatch(surface):
        return "person"
    if BEFORE_PLACE.search(before):
        return "place"
    if GENITIVE.match(after) or surface.endswith("s"):
        return "organisation or person"
    return ""
