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
from .words import (
    ABBREVIATION,
    Rule,
    Word,
    is_also_a_name,
    is_institution,
    may_be_organisation_in_opening,
    stem,
    verdict,
)

QUOTATION_MARKS = ("”", "\"", "»")
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


def is_letter(word: Word) -> bool:
    """Return whether a word is a single letter that is no word by itself."""
    return len(word.surface) == 1 and word.surface not in SINGLE_LETTER_WORDS


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


# In this order; the first rule that holds decides whether the word may be a name.
RULES: tuple[Rule, ...] = (
    # A curator calls it an ordinary word at the beginning of a sentence.
    (False, lambda word: word.begins_sentence and word.surface in word.openings),
    # A letter is that of a party: "Ylva Ek (S)", "V-ledaren".
    (True, lambda word: is_letter(word) and (
        word.before(1) == "(" or PARTY_BEHIND.match(word.text, word.end))),
    # A letter counts something, or is part of an abbreviation: "Plan B", "B-körkort", "P.S."
    (False, lambda word: is_letter(word) and (
        LETTER_BEHIND.match(word.text, word.end) or LETTER_BEFORE.search(word.before(12)))),
    # An ordinary word has capitals everywhere: "IT".
    (False, lambda word: word.surface in ORDINARY_CAPITALS),
    # Any other letter, and a word with a second capital or a digit: "KFM", "Grupp8"
    (True, lambda word: is_letter(word) or ABBREVIATION.fullmatch(word.surface)),
    # Quotation marks enclose a function word alone: "Hon läste ”Vi”."
    (True, lambda word: word.folded in FUNCTION_WORDS and follows_quote(word)
     and word.text[word.end:word.end + 1] in QUOTATION_MARKS),
    # A function word begins a sentence or a quotation.
    (False, lambda word: word.folded in FUNCTION_WORDS and (
        word.begins_sentence or follows_quote(word))),
    # An ordinary word is also the name of a well-known organisation: "Handels".
    (True, lambda word: is_also_a_name(word.folded)),
    # Any other word inside a sentence
    (True, lambda word: not word.begins_sentence),
    # It has a capital inside a sentence of the post, or is a known name.
    (True, lambda word: stem(word.surface) in word.stems),
    # It is a word for an institution: "Skatteverket".
    (True, lambda word: is_institution(word.folded) or may_be_organisation_in_opening(word.folded)),
    # A noun without an article is the subject of its sentence: "Vision kräver mer."
    (True, lambda word: AFTER_SUBJECT.match(word.text, word.end) and is_concrete_noun(word.folded)),
    # A compound that the dictionary lacks acts, and is no person: "Jobbfabriken söker folk."
    (True, lambda word: ACTS.match(word.text, word.end) and not is_in_dictionary(word.folded)
     and not ROLE.fullmatch(word.folded)),
    # It begins a list of names: "Motiv, Skansen och Volvo kom."
    (True, lambda word: LISTED.match(word.text, word.end) and word.folded not in GREETINGS),
    # It is a genitive before a role: "Konsums ordförande kom."
    (True, lambda word: word.surface.endswith("s") and BEFORE_ROLE.match(word.text, word.end)),
    # It is in the dictionary, or a compound of words that are. That a word is in lower case
    # elsewhere proves nothing: names are, too.
    (False, lambda word: is_ordinary(word.folded)),
)


def may_be_name(word: Word) -> bool:
    """Return whether a capitalised word could be a name, or part of one, where it is.

    >>> texts = ("Norrlandia vill mer.", "Vision kräver mer.", "Jobbfabriken söker folk.",
    ...          "Motiv, Skansen och Volvo kom.", "Konsums ordförande kom.", "Skatteverket ringde.",
    ...          "Tålighet krävs.", "Jobbkrisen växte.", "Glad påsk!", "Det snöar.")
    >>> words = [Word(text, 0, text.split()[0].strip(","), True) for text in texts]
    >>> [word.surface for word in words if may_be_name(word)]
    ['Norrlandia', 'Vision', 'Jobbfabriken', 'Motiv', 'Konsums', 'Skatteverket']
    >>> [may_be_name(Word(text, 5, text[5:])) for text in ("Plan B", "Vår  IT", "Hos  KFM")]
    [False, False, True]
    """
    return verdict(RULES, word, default=True)
