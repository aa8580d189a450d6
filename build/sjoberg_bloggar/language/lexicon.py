"""Swedish words: function words, ordinary words, and words that are names as well."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import dropwhile
from pathlib import Path

LETTERS = re.compile(r"[^\W\d_]+")


def words_in(text: str) -> frozenset[str]:
    """Return the words of a list, which white space separates."""
    return frozenset(text.split())


# Words of the closed classes. With a capital, such a word begins a sentence.
FUNCTION_WORDS = words_in("""
    aldrig all alla allt alltid andra annan annat antingen att av bara bland båda både de den
    denna deras dess dessa dessutom det detta dig din dina dit ditt dock du där däremot därför
    då efter eftersom egen eget egna eller elva en endast enligt er ett fast fastän fem fler
    flera från fyra få för förr förut genast genom han hans har hela hem hemma hennes hit hon
    hos hundra hur hurdan här i ibland idag igår imorgon inga ingen inget innan inne inom inte
    jag ju just kan kanske man med medan mellan men mig min mina mitt mot mycket många nej ni
    nio nog noll nu nyss när nästa någon något några och också ofta om oss på redan samma samt
    samtidigt sedan sen sex sina sju ska som somliga strax så sådan sådana sådant sådär såhär
    såväl till tio tolv tre trots tusen två under upp ur utan ute utifrån vad var varför
    varifrån varje varken vars vart vem vems vi via vid vilka vilkas vilken vilket vissa väl vår
    våra vårt än är även åt åtta över
""")

# Abbreviations of ordinary words.
SHORT_FORMS = words_in("""
    ang bl ca dvs etc ev ex exkl fl forts fr inkl jfr kl kr mfl mkr mkt mm mnkr nr obs osv pga
    resp st tel tex tkr tom tv
""")

# Present and past tenses of common verbs whose endings do not show it
COMMON_VERBS = words_in("""
    bad bar ber bjöd blev bor borde bröt bör drack drev drog dör fanns fann fick finns for får
    föll gav ger gick gjorde går gör hade hann har heter hette hoppas höll hörs kallas kallades
    kan kom krävs kunde känns lade ler lyckas lär lät låg minns mår mås måste möts når sa sade
    satt ser ska skall sker skrev skulle slog sov stod står syns såg säger tar tog tror trivs
    vann vet vill ville är åt ökar behövs ses
""")
# What may be a finite verb by its ending alone
MAY_BE_FINITE_VERB = re.compile(r"\b(?:är|vill|ska|skall|kan|bör|var|fick|gav|tog|sa|blev|gick|"
                                r"stod|har|\w{2,}(?:[ae]r|de|te))\b")

CACHED_WORDS = 2 ** 16
LONGEST_COMPOUND = 40  # letters; longer words count as none, which keeps the time small
SHORTEST_PART = 4  # letters of a part of a compound
SHORT_PARTS = words_in("""
    arv bad ben bil bok dag dags del dit fel fri hav hel hem hud hus hög jul kön kör lag lek lov
    läs låg lön man mat mer mus mål ned när ord ort rad råd rör sak sex sju sjö små sol syn sök
    tal tid tids tre typ ung upp val väg vän vår års
""")
SHORTEST_SHORT_PART = 3  # letters
SHORTEST_COMPOUND = 8  # letters; shorter ones are in the dictionary, or names ("Samhall")
# Endings that the first part of a compound has lost ("arbets-": arbete, "föräldra-": föräldrar)
STEM_ENDINGS = ("a", "e", "r")
# Regular endings: of an inflected form, and of the form that the dictionary has
INFLECTIONS = re.compile(r"(?<=\w{5})(?:en|et|ens|erna|arna|orna|na|e)$|"
                         r"(?<=\w{6})(?:n|er|ar|or|t|ts|d|da|de|r|re|ren|rna)$")
NUMERAL = re.compile(r"(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)"
                     r"(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)?")
LEMMA_ENDINGS = ("", "a", "e")


def word_list(name: str) -> frozenset[str]:
    """Return the lines of a list next to this module, without the first ones, its sources."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(dropwhile(lambda line: line.startswith("#"), lines))


ALSO_NAMES, ONLY_NAMES = word_list("also_names"), word_list("only_names")
FIRST_NAMES = word_list("first_names")  # the most frequent ones in Sweden
PLACES, PLACES_ABROAD = word_list("places"), word_list("abroad")


@cache
def ordinary_words() -> frozenset[str]:
    """Return the ordinary words of Swedish in lower case; only what parses a post needs them."""
    return word_list("ordinary_words")


@lru_cache(CACHED_WORDS)
def is_ordinary(word: str) -> bool:
    """Return whether a lower-case word is in the dictionary, or a compound of words that are.

    >>> [is_ordinary(word) for word in ("arbete", "arbetsmetodernas", "spotify", "moderaterna")]
    [True, True, False, False]
    """
    plain = word.removesuffix("s")
    is_place = plain.capitalize() in PLACES and plain not in ordinary_words()
    if word in ONLY_NAMES or plain in ONLY_NAMES or is_place:
        return False
    return is_in_dictionary(word) or bool(NUMERAL.fullmatch(word)) or any(compounds(word))


def compounds(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read a word as a compound: its first part, and the word at its end.

    >>> list(compounds("arbetsmetoder"))
    [('arbets', 'metoder')]
    """
    if SHORTEST_COMPOUND <= len(word.removesuffix("s")) <= LONGEST_COMPOUND:
        for at in range(SHORTEST_SHORT_PART, len(word) - SHORTEST_SHORT_PART + 1):
            first, head = word[:at], word[at:]
            is_end = len(head) >= SHORTEST_PART or head in SHORT_PARTS
            if is_end and is_first_part(first) and is_in_dictionary(head):
                yield first, head


@lru_cache(CACHED_WORDS)
def is_in_dictionary(word: str) -> bool:
    """Return whether the dictionary has a word, or another regular form of it.

    >>> [is_in_dictionary(word) for word in ("arbetes", "förmedlarna", "arbets")]
    [True, True, False]
    """
    m = INFLECTIONS.search(word)
    return (word in ordinary_words() or word.removesuffix("s") in ordinary_words()
            or bool(m) and any(word[:m.start()] + ending in ordinary_words()
                               for ending in LEMMA_ENDINGS))


@lru_cache(CACHED_WORDS)
def is_first_part(part: str) -> bool:
    """Return whether letters may be the first part of a compound: words, or stems of words.

    >>> [is_first_part(part) for part in ("arbets", "långtids", "spotif")]
    [True, True, False]
    """
    plain = part.removesuffix("s")
    if plain.capitalize() in PLACES:
        return False
    if len(plain) < SHORTEST_PART:
        return part in SHORT_PARTS
    return (not {part, plain, part.removesuffix("e")}.isdisjoint(ordinary_words())
            or any(plain + ending in ordinary_words() for ending in STEM_ENDINGS)
            or any(is_first_part(part[:at]) and is_first_part(part[at:])
                   for at in range(SHORTEST_SHORT_PART, len(part) - SHORTEST_SHORT_PART)))


def is_finite_verb(word: str) -> bool:
    """Return whether a word is a common verb, or its infinitive is in the dictionary.

    >>> [is_finite_verb(word) for word in ("vänder", "läste", "arbetade", "svar", "arbete")]
    [True, True, True, False, False]
    """
    if word in COMMON_VERBS:
        return True
    if word in FUNCTION_WORDS:
        return False
    stem = re.sub(r"(?<=\w\w)(?:r|dde|de|te)$", "", word)
    infinitives = {stem, stem.removesuffix("e") + "a"} if stem != word else set()
    return any(form[-1] == "a" and form in ordinary_words() for form in infinitives)


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Return the distinct words of texts, as written, without those in addresses.

    >>> sorted(vocabulary(["Läs mer på www.af.se", "Läs 3 sidor"]))
    ['Läs', 'mer', 'på', 'sidor']
    """
    tokens = {token for text in texts for token in text.split()}
    return frozenset(word for token in tokens
                     if "@" not in token and "//" not in token and "www." not in token
                     for word in LETTERS.findall(token))
