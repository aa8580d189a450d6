"""Rules for whether a capitalised word could be a name, or part of one, where it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ..language.lexicon import (
    ALSO_NAMES,
    CACHED_WORDS,
    FUNCTION_WORDS,
    compounds,
    is_in_dictionary,
    is_ordinary,
    ordinary_words,
)
from ..language.patterns import CAPITAL, ROLE
from .institutions import is_institution, may_be_organisation_in_opening

QUOTATION_MARKS = ("”", "\"", "»")
# A capital with another one or a digit behind it, or with digits before it; in linear time
ABBREVIATION = re.compile(rf"[^\W_{CAPITAL}]*+[{CAPITAL}][^\W_{CAPITAL}\d]*+[{CAPITAL}\d][^\W_]*+|"
                          rf"\d++[{CAPITAL}][^\W_]*+")
SINGLE_LETTER_WORDS = "IÅÖ"
# What a single letter is part of if it is no name: "P.S.", "A-kassan", "Plan B", "a) ", "från A"
LETTER_BEHIND = re.compile(r"\s?\.\s?[A-ZÅÄÖ]\b|[.)](?=\s|$)|-[a-zåäö]|\d")
LETTER_BEFORE = re.compile(
    r"(?:\b[A-ZÅÄÖ]\s?\.\s?|"
    r"\b(?i:alternativ|avdelning|bilaga|del|fas|figur|från|grupp|kategori|klass|"
    r"linje|modell|nivå|plan|punkt|sal|spår|steg|till|typ|vitamin|zon)(?:en|et)?\s)$")
PARTY_BEHIND = re.compile(
    r"-(?:ledar|kongress|politik|parti|topp|märkt|kvinn|styr|regering|minister|riksdag|väljar|"
    r"förslag|distrikt|kandidat)")
ORDINARY_CAPITALS = frozenset(("CV", "HR", "IT", "Internet", "PC", "PDF", "SMS", "TV"))
DEFINITE_ENDINGS = ("en", "n", "et", "t", "na", "erna", "arna", "orna")
# Abstract nouns and plurals name no organisation by themselves
ABSTRACT = re.compile(r"\w{3,}(?:het|else|ande|ende|skap|ning|itet|ism|tion|dom)")
UMLAUT_PLURALS = frozenset(("bönder", "böcker", "händer", "länder", "nätter", "städer"))
PLURAL_ENDING = re.compile(r"(?<=\w{3})(?:er|or|ar|are)$")
# The endings of the present and past tenses, and common verbs without them
VERB_OF_SUBJECT = (
    r"(?!(?:möte|arbete|mer|inte|efter|under|där|när|eller|över|för|här|per|både|hur|fler|ner|"
    r"kvar|er)\b)"
    r"\w{2,}(?:r|de|te)|är|vill|ska|skall|kan|bör|var|fick|gav|tog|sa|blev|gick|stod|kom|höll|"
    r"lät|drog|vann|skrev|satt|steg|sjönk|bjöd|drev|bad|vet|måste|slog")
# Verbs of those who act
ACTS = re.compile(
    r"\s(?:ring|sök|anställ|erbjud|erbjöd|skriv|skrev|säg|sa\b|vill|hjälp|driv|drev|äg|köp|sälj|"
    r"sålde|utbilda|rekrytera|matcha|hyr|bjud|bjöd|delt|ordna|arrangera|lansera|öppna|bygg|betala|"
    r"satsa|kräv|föreslå|föreslog|mena|anse|tyck|hoppas|planera|besluta|varna|kritisera|svara|"
    r"meddela|berätta|vann|starta|bilda|stäng|varsla|leverera)")
AFTER_SUBJECT = re.compile(
    rf"\s+(?:{VERB_OF_SUBJECT})\b|\s+(?:och|samt|i|på|vid)\s+[{CAPITAL}]|\s&\s|,\s[{CAPITAL}]|"
    r",\s+(?:som|vars)\b|:\s[–”-]|\s\(")
LISTED = re.compile(rf",\s[{CAPITAL}]\w+[^.!?\n]*\s(?:och|samt|&)\s[{CAPITAL}]")
GREETINGS = frozenset(("hej", "ja", "jo", "kära", "nej", "tack"))
BEFORE_ROLE = re.compile(rf"\s+{ROLE.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that no decision covers.

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
    begins_sentence: bool
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

    @property
    def follows_quote(self) -> bool:
        """Whether a quotation mark is right before it."""
        return self.text[self.start - 1:self.start] in QUOTATION_MARKS


def stem(word: str) -> str:
    """Return a word in lower case without a genitive ending.

    >>> stem("Almegas")
    'almega'
    """
    return word.lower().removesuffix("s")


def decided_opening(word: Word) -> bool | None:
    """Reject a word that a curator calls ordinary at the beginning of a sentence.

    >>> decided_opening(Word("Visst, sa hon.", 0, "Visst", True, frozenset(["Visst"])))
    False
    """
    return False if word.begins_sentence and word.surface in word.openings else None


def single_letter(word: Word) -> bool | None:
    """Accept a letter that is no word, unless it counts something, or is part of an abbreviation.

    >>> single_letter(Word("Ylva Ek (S) kom.", 9, "S", False))
    True
    >>> [single_letter(Word(text, text.index("B"), "B", False)) for text in ("Plan B", "B-körkort")]
    [False, False]
    """
    if len(word.surface) != 1 or word.surface in SINGLE_LETTER_WORDS:
        return None
    before = word.text[max(0, word.start - 12):word.start]
    if word.text[word.start - 1:word.start] == "(" or PARTY_BEHIND.match(word.text, word.end):
        return True
    return not (LETTER_BEHIND.match(word.text, word.end) or LETTER_BEFORE.search(before))


def ordinary_capitals(word: Word) -> bool | None:
    """Reject an ordinary word that has capitals everywhere.

    >>> ordinary_capitals(Word("Vi köper IT för mer", 9, "IT", False))
    False
    """
    return False if word.surface in ORDINARY_CAPITALS else None


def abbreviation(word: Word) -> bool | None:
    """Accept a word with a second capital or a digit.

    >>> abbreviation(Word("Läs om KFM nu", 7, "KFM", False))
    True
    """
    return True if ABBREVIATION.fullmatch(word.surface) else None


def function_word(word: Word) -> bool | None:
    """Reject a function word that begins a sentence, unless quotation marks enclose it alone.

    >>> function_word(Word("Det snöar.", 0, "Det", True))
    False
    """
    if word.folded not in FUNCTION_WORDS or not (word.begins_sentence or word.follows_quote):
        return None
    return word.follows_quote and word.text[word.end:word.end + 1] in QUOTATION_MARKS


def also_a_name(word: Word) -> bool | None:
    """Accept an ordinary word that is also the name of a well-known organisation.

    >>> also_a_name(Word("Handels säger nej.", 0, "Handels", True))
    True
    """
    is_name = word.begins_sentence and stem(word.folded) in ALSO_NAMES or word.folded in ALSO_NAMES
    return True if is_name else None


def capital_inside_sentence(word: Word) -> bool | None:
    """Accept any word inside a sentence.

    >>> capital_inside_sentence(Word("Vi såg Norrlandia.", 7, "Norrlandia", False))
    True
    """
    return None if word.begins_sentence else True


def name_elsewhere(word: Word) -> bool | None:
    """Accept a word that has a capital inside a sentence of the post, or is a known name.

    >>> name_elsewhere(Word("Blommans vd kom.", 0, "Blommans", True, stems=frozenset(["blomman"])))
    True
    """
    return True if stem(word.folded) in word.stems else None


def institution(word: Word) -> bool | None:
    """Accept a word for an institution.

    >>> institution(Word("Skatteverket ringde.", 0, "Skatteverket", True))
    True
    """
    is_one = is_institution(word.folded) or may_be_organisation_in_opening(word.folded)
    return True if is_one else None


def noun_without_article(word: Word) -> bool | None:
    """Accept a concrete noun without an article that is the subject of its sentence.

    >>> noun_without_article(Word("Vision kräver mer.", 0, "Vision", True))
    True
    >>> noun_without_article(Word("Tålighet krävs.", 0, "Tålighet", True))
    """
    is_subject = (AFTER_SUBJECT.match(word.text, word.end) and is_noun(word.folded)
                  and not is_abstract_or_plural(word.folded))
    return True if is_subject else None


def compound_that_acts(word: Word) -> bool | None:
    """Accept a compound that the dictionary lacks if it acts and is no person.

    >>> compound_that_acts(Word("Jobbfabriken söker folk.", 0, "Jobbfabriken", True))
    True
    >>> compound_that_acts(Word("Jobbkrisen växte.", 0, "Jobbkrisen", True))
    """
    acts = (ACTS.match(word.text, word.end) and not is_in_dictionary(word.folded)
            and not ROLE.fullmatch(word.folded))
    return True if acts else None


def listed_with_names(word: Word) -> bool | None:
    """Accept a word that begins a list of names.

    >>> listed_with_names(Word("Motiv, Skansen och Volvo kom.", 0, "Motiv", True))
    True
    """
    is_listed = LISTED.match(word.text, word.end) and word.folded not in GREETINGS
    return True if is_listed else None


def genitive_before_role(word: Word) -> bool | None:
    """Accept a genitive before a role.

    >>> genitive_before_role(Word("Konsums ordförande kom.", 0, "Konsums", True))
    True
    """
    has_leader = word.surface.endswith("s") and BEFORE_ROLE.match(word.text, word.end)
    return True if has_leader else None


def ordinary_word(word: Word) -> bool:
    """Reject a word of the dictionary, or a compound of such words; accept any other word.

    That a word is in lower case elsewhere proves nothing: names are, too.

    >>> ordinary_word(Word("Glad påsk!", 0, "Glad", True))
    False
    >>> ordinary_word(Word("Spotify växer.", 0, "Spotify", True))
    True
    """
    return not is_ordinary(word.folded)


# In this order; the first rule that accepts (True) or rejects (False) a word decides.
RULES: tuple[Callable[[Word], bool | None], ...] = (
    decided_opening, single_letter, ordinary_capitals, abbreviation, function_word, also_a_name,
    capital_inside_sentence, name_elsewhere, institution, noun_without_article,
    compound_that_acts, listed_with_names, genitive_before_role, ordinary_word)


def may_be_name(word: Word) -> bool:
    """Return whether a capitalised word could be a name, or part of one, where it is.

    >>> may_be_name(Word("Norrlandia vill mer.", 0, "Norrlandia", True))
    True
    """
    return next(answer for rule in RULES if (answer := rule(word)) is not None)


def is_abstract_or_plural(noun: str) -> bool:
    """Return whether a noun is an abstract one or an indefinite plural.

    >>> [is_abstract_or_plural(noun) for noun in ("tålighet", "debatter", "monitor")]
    [True, True, False]
    """
    if noun in UMLAUT_PLURALS or ABSTRACT.fullmatch(noun):
        return True
    singular = PLURAL_ENDING.sub("", noun)
    return singular != noun and any(is_ordinary(singular + ending) for ending in ("", "a", "e"))


@lru_cache(CACHED_WORDS)
def is_noun(word: str) -> bool:
    """Return whether the dictionary has a definite form of a word or of the end of a compound.

    >>> is_noun("vision"), is_noun("kundvision"), is_noun("kräver")
    (True, True, False)
    """
    heads = [word] if is_in_dictionary(word) else [head for _, head in compounds(word)]
    return any(noun + ending in ordinary_words() for head in heads
               for noun in (head, head.removesuffix("s")) for ending in DEFINITE_ENDINGS)
