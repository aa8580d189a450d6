"""Whether a capitalised word could be a name, or part of one, where it is."""

import re

from ..language.lexicon import (
    FUNCTION_WORDS,
    compounds,
    is_in_dictionary,
    is_ordinary,
    ordinary_words,
)
from ..language.patterns import CAPITAL, ROLE
from ..mentions.names import stem
from .institutions import is_institution, may_be_organisation_in_opening
from .words import Word, WordRule, abbreviation, also_a_name, is_letter

QUOTATION_MARKS = ("”", "\"", "»")
# What a single letter is part of if it is not a name: "P.S.", "A-kassan", "Plan B", "a) ", "från A"
LETTER_AFTER = re.compile(r"\s?\.\s?[A-ZÅÄÖ]\b|[.)](?=\s|$)|-[a-zåäö]|\d")
LETTER_BEFORE = re.compile(
    r"(?:\b[A-ZÅÄÖ]\s?\.\s?|"
    r"\b(?i:alternativ|avdelning|bilaga|del|fas|figur|från|grupp|kategori|klass|"
    r"linje|modell|nivå|plan|punkt|sal|spår|steg|till|typ|vitamin|zon)(?:en|et)?\s)$")
PARTY_AFTER = re.compile(
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


def follows_quote(word: Word) -> bool:
    """Return whether a quotation mark is right before a word."""
    return word.before(1) in QUOTATION_MARKS


def is_concrete_noun(word: str) -> bool:
    """Return whether a word is a noun in the singular, and no abstract one.

    The dictionary has a definite form of it, or of the end of a compound.

    >>> words = ("vision", "kundvision", "kräver", "böcker", "tålighet")
    >>> [word for word in words if is_concrete_noun(word)]
    ['vision', 'kundvision']
    """
    singular = PLURAL_ENDING.sub("", word)
    is_plural = word in UMLAUT_PLURALS or singular != word and any(
        is_ordinary(singular + ending) for ending in ("", "a", "e"))
    if is_plural or ABSTRACT.fullmatch(word):
        return False
    heads = [word] if is_in_dictionary(word) else [head for _, head in compounds(word)]
    return any(noun + ending in ordinary_words() for head in heads
               for noun in (head, head.removesuffix("s")) for ending in DEFINITE_ENDINGS)


def letter_of_party(word: Word) -> bool:
    """Return whether a letter is that of a party.

    >>> letter_of_party(Word("Ylva Ek (S) kom.", 9, "S")), letter_of_party(Word("Plan B", 5, "B"))
    (True, False)
    """
    return is_letter(word) and (word.before(1) == "("
                                or bool(PARTY_AFTER.match(word.text, word.end)))


def counting_letter(word: Word) -> bool:
    """Return whether a letter counts something, or is part of an abbreviation.

    >>> [counting_letter(Word(text, text.index("B"), "B")) for text in ("Plan B", "B-körkort")]
    [True, True]
    """
    return is_letter(word) and bool(LETTER_AFTER.match(word.text, word.end)
                                    or LETTER_BEFORE.search(word.before(12)))


def ordinary_capitals(word: Word) -> bool:
    """Return whether a word is an ordinary one that has capitals everywhere.

    >>> ordinary_capitals(Word("Vi köper IT för mer", 9, "IT"))
    True
    """
    return word.surface in ORDINARY_CAPITALS


def function_word_in_quotes(word: Word) -> bool:
    """Return whether quotation marks enclose a function word alone.

    >>> function_word_in_quotes(Word("Hon läste ”Vi”.", 11, "Vi"))
    True
    """
    return word.folded in FUNCTION_WORDS and follows_quote(word) \
        and word.text[word.end:word.end + 1] in QUOTATION_MARKS


def function_word(word: Word) -> bool:
    """Return whether a function word begins a sentence or a quotation.

    >>> function_word(Word("Det snöar.", 0, "Det", True))
    True
    """
    return word.folded in FUNCTION_WORDS and (word.begins_sentence or follows_quote(word))


def inside_sentence(word: Word) -> bool:
    """Return whether a word is inside a sentence.

    >>> inside_sentence(Word("Vi såg Norrlandia.", 7, "Norrlandia"))
    True
    """
    return not word.begins_sentence


def name_elsewhere(word: Word) -> bool:
    """Return whether a word has a capital inside a sentence of the post, or is a known name.

    >>> name_elsewhere(Word("Blommans vd kom.", 0, "Blommans", True, stems=frozenset(["blomman"])))
    True
    """
    return stem(word.surface) in word.stems


def institution(word: Word) -> bool:
    """Return whether a word is one for an institution.

    >>> institution(Word("Skatteverket ringde.", 0, "Skatteverket", True))
    True
    """
    return is_institution(word.folded) or may_be_organisation_in_opening(word.folded)


def noun_without_article(word: Word) -> bool:
    """Return whether a concrete noun without an article is the subject of its sentence.

    >>> texts = ("Vision kräver mer.", "Tålighet krävs.")
    >>> [noun_without_article(Word(text, 0, text.split()[0], True)) for text in texts]
    [True, False]
    """
    return bool(AFTER_SUBJECT.match(word.text, word.end)) and is_concrete_noun(word.folded)


def compound_that_acts(word: Word) -> bool:
    """Return whether a compound that the dictionary lacks acts and is not a person.

    >>> texts = ("Jobbfabriken söker folk.", "Jobbkrisen växte.")
    >>> [compound_that_acts(Word(text, 0, text.split()[0], True)) for text in texts]
    [True, False]
    """
    return bool(ACTS.match(word.text, word.end)) and not is_in_dictionary(word.folded) \
        and not ROLE.fullmatch(word.folded)


def listed_with_names(word: Word) -> bool:
    """Return whether a word begins a list of names.

    >>> listed_with_names(Word("Motiv, Skansen och Volvo kom.", 0, "Motiv", True))
    True
    """
    return bool(LISTED.match(word.text, word.end)) and word.folded not in GREETINGS


def genitive_before_role(word: Word) -> bool:
    """Return whether a word is a genitive before a role.

    >>> genitive_before_role(Word("Konsums ordförande kom.", 0, "Konsums", True))
    True
    """
    return word.surface.endswith("s") and bool(BEFORE_ROLE.match(word.text, word.end))


def ordinary_word(word: Word) -> bool:
    """Return whether a word is in the dictionary, or a compound of words that are.

    That a word is in lower case elsewhere proves nothing: names are, too.

    >>> ordinary_word(Word("Glad påsk!", 0, "Glad", True))
    True
    """
    return is_ordinary(word.folded)


# In this order; the first rule that holds decides whether the word may be a name.
CAPITALISED_RULES: tuple[WordRule[bool], ...] = (
    (True, letter_of_party), (False, counting_letter),
    (False, ordinary_capitals), (True, abbreviation), (True, function_word_in_quotes),
    (False, function_word), (True, also_a_name), (True, inside_sentence), (True, name_elsewhere),
    (True, institution), (True, noun_without_article), (True, compound_that_acts),
    (True, listed_with_names), (True, genitive_before_role), (False, ordinary_word))
