"""Finite verbs, by which a sentence is told from a heading."""

import re
from collections.abc import Iterable

from .lexicon import FUNCTION_WORDS, ordinary_words, words_in

# Present and past tenses of common verbs that their endings do not tell
COMMON_VERBS = words_in("""
    bad bar ber bjöd blev bor borde bröt bör drack drev drog dör fanns fann fick finns for får föll gav
    ger gick gjorde går gör hade hann har heter hette hoppas höll hörs kallas kallades kan kom krävs
    kunde känns lade ler lyckas lär lät låg minns mår mås måste möts når sa sade satt ser ska skall sker
    skrev skulle slog sov stod står syns såg säger tar tog tror trivs vann vet vill ville är åt
    ökar behövs ses
""")
# What may be a finite verb by its ending alone
MAY_BE_FINITE_VERB = re.compile(r"\b(?:är|vill|ska|skall|kan|bör|var|fick|gav|tog|sa|blev|gick|stod|har|"
                                r"\w{2,}(?:[ae]r|de|te))\b")


def has_finite_verb(words: Iterable[str]) -> bool:
    """Return whether one of the words is a verb in the present or past tense.

    >>> has_finite_verb("I går skrev tidningen".split())
    True
    >>> has_finite_verb("Öppna dörrar i november".split())
    False
    """
    return any(map(is_finite_verb, words))


def is_finite_verb(word: str) -> bool:
    """Return whether a word is a common verb, or its infinitive is in the dictionary.

    >>> [is_finite_verb(word) for word in ("jobbar", "vänder", "läste", "arbetade", "svar", "arbete")]
    [True, True, True, True, False, False]
    """
    if word in COMMON_VERBS:
        return True
    if word in FUNCTION_WORDS:
        return False
    stem = re.sub(r"(?<=\w\w)(?:r|dde|de|te)$", "", word)
    infinitives = {stem, stem.removesuffix("e") + "a"} if stem != word else set()
    return any(form[-1] == "a" and form in ordinary_words() for form in infinitives)
