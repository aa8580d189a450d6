"""Words that may be names, and words by which institutions are known, although common nouns."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..language.lexicon import ALSO_NAMES, is_in_dictionary, words_in
from ..language.patterns import CAPITAL

# A capital with another one or a digit behind it, or with digits before it; in linear time
ABBREVIATION = re.compile(rf"[^\W_{CAPITAL}]*+[{CAPITAL}][^\W_{CAPITAL}\d]*+[{CAPITAL}\d][^\W_]*+|"
                          rf"\d++[{CAPITAL}][^\W_]*+")
INSTITUTION = re.compile(
    r"(?:regering|riksdag)(?:en)?s?|(?:\w+(?:verket|styrelsen|inspektionen|myndigheten|kansliet|"
    r"departementet|domstolen|ombudsmannen|kassan|kommissionen|(?<!om)rådet|nämnden|förbundet|"
    r"facket|partiet|universitetet|högskolan|tinget|banken|polisen|makten)|"
    r"(?:tings|hov|kammar|förvaltnings|läns)rätten)s?|(?:polisen|kronofogden|facket|tullen)s?")
# Ordinary words that end like one
NO_INSTITUTION = words_in("""
    databanken elevrådet elverket folkhögskolan förrådet hantverket idébanken internetbanken
    kommunalrådet konstverket kraftverket kunskapsbanken kärnkraftverket köpmakten läroverket
    matkassan mästerverket nätverket oppositionspartiet ordförrådet platsbanken ramverket
    regelverket regeringspartiet reningsverket snabbkassan statskassan statsmakten statsrådet
    stormakten sågverket underverket vanmakten vattenkraftverket vattenverket världsmakten
    övermakten
""")
# Ends of compounds that name organisations, in lower case too if the dictionary lacks the compound
ORGANISATION_ENDING = re.compile(
    r"\w{3,}(?:akademie?n|alliansen|bladet|bolaget|demokraterna|fonden|förmedlingen|främjandet|"
    r"institutet|kammaren|kollegiet|kompaniet|korset|kuriren|lotteriet|missionen|museet|samfundet|"
    r"spararna|stiftelsen|sällskapet|teatern|trafiken|unionen)s?")
# Further ones, where a sentence begins
ORGANISATION_IN_OPENING = re.compile(
    r"\w{3,}(?:arbetarna|armén|bevakningen|bolagen|byrån|centralen|entreprenörerna|föreningen|"
    r"företagen|företagarna|förbunden|givarna|grossisten|handeln|industrierna|ingenjörerna|jouren|"
    r"koncernen|kontoret|kyrkan|kåren|leverantörerna|läkarna|magasinet|männen|mästarna|nytt|operan|"
    r"organisationen|posten|radion|revisionen|rörelsen|svenskan|tidningen|värnet|ägarna)s?")
LIKE_ORGANISATION = words_in("""
    aktieägarna arbetsgivarna detaljhandeln dotterbolaget fackföreningen huvudkontoret
    hälsocentralen långivarna medarbetarna moderbolaget rådgivarna småföretagen uppdragsgivarna
    vårdcentralen
""")
# Common nouns that the name of a place makes an institution of ("Lunds universitet")
OF_A_PLACE = re.compile(r"(?:universitet|högskola|kommun|stad|landsting|region|tingsrätt|"
                        r"hovrätt|museum|sjukhus|församling|stift|teater|bibliotek)s?\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several, that may be a name and that no decision covers.

    Attributes:
        text: The text that has it.
        start: Where it begins.
        surface: The word.
        begins_sentence: Whether a sentence begins with it.
        openings: Words that a curator calls ordinary ones at the beginning of a sentence.
        stems: The stems of words that have a capital inside a sentence of the post, or are names.
    """

    text: str
    start: int
    surface: str
    begins_sentence: bool = False
    openings: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.surface)

    @property
    def folded(self) -> str:
        """The word in lower case."""
        return self.surface.lower()

    def before(self, length: int) -> str:
        """Return the characters before the word, so many at most."""
        return self.text[max(0, self.start - length):self.start]


Rule = tuple[bool, Callable[[Word], object]]  # whether a word may be a name if the rule holds


def verdict(rules: tuple[Rule, ...], word: Word, default: bool) -> bool:
    """Return what the first rule that holds for a word says of it, or a default if none does."""
    return next((may_be_name for may_be_name, holds in rules if holds(word)), default)


def stem(word: str) -> str:
    """Return a word in lower case without a genitive ending.

    >>> stem("Almegas")
    'almega'
    """
    return word.lower().removesuffix("s")


def is_also_a_name(word: str) -> bool:
    """Return whether a lower-case word, or the word without a genitive ending, is also a name.

    >>> is_also_a_name("handels"), is_also_a_name("glad")
    (True, False)
    """
    return word in ALSO_NAMES or stem(word) in ALSO_NAMES


def is_institution(word: str) -> bool:
    """Return whether a lower-case word may be the name of an authority or another institution.

    >>> [is_institution(word) for word in ("skolverkets", "nätverket", "området")]
    [True, False, False]
    """
    return bool(INSTITUTION.fullmatch(word)) and word.removesuffix("s") not in NO_INSTITUTION


def may_be_organisation(word: str) -> bool:
    """Return whether a compound that the dictionary lacks ends like an organisation's name.

    >>> [may_be_organisation(word) for word in ("golffrämjandet", "golfbolaget", "golfresan")]
    [True, True, False]
    """
    return bool(ORGANISATION_ENDING.fullmatch(word)) and not is_in_dictionary(word)


def may_be_organisation_in_opening(word: str) -> bool:
    """Return whether a word that begins a sentence ends like an organisation's name.

    >>> [may_be_organisation_in_opening(word) for word in ("byggföretagen", "arbetsgivarna")]
    [True, False]
    """
    ends_so = ORGANISATION_IN_OPENING.fullmatch(word) or ORGANISATION_ENDING.fullmatch(word)
    return bool(ends_so) and word.removesuffix("s") not in LIKE_ORGANISATION
