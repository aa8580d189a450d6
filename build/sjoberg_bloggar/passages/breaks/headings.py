"""Rules for breaks between a heading and the text around it."""

import re
from collections.abc import Iterator

from ...language.lexicon import FUNCTION_WORDS, MAY_BE_FINITE_VERB, is_finite_verb
from ...language.patterns import CAPITAL, ROLE, SMALL
from .body import Body, Break, mark  # noqa: F401  (for the examples)

MAY_RUN_ON = "whether a heading runs on into its paragraph here"
LONGEST_HEADING = 12  # words
LONGEST_HEADING_WORD = 20  # characters, on average, of the words of a heading
NOT_IN_HEADING = re.compile(r"[^\w\s,–-]")
CAPITAL_WORD = re.compile(rf"[{CAPITAL}](?<=[^\W_]\s[{CAPITAL}])[{SMALL}]*(?=\s)")
VERB_AFTER = re.compile(rf"\s+(?:[{CAPITAL}][{SMALL}]+\s+)?(?:är|har|ska|kan|vill|får|var|blev|"
                        r"fick|\w+(?:ar|er|ade|de|te))\s")
BEFORE_PLACE = {"norra", "södra", "västra", "östra", "mellersta", "hela"}  # "i norra Sverige"
WORK_WITH_TITLE = re.compile(
    r"\w*(?:tidning|tidskrift|bok|rapport|artikel|artikl|film|podd|poddavsnitt|programm?|serie|"
    r"kampanj|projekt|seminari|konferens|utställning|roman|skrift|broschyr|text|krönika|krönik|"
    r"blogg|inlägg|låt|sång|pjäs|dokumentär|initiativ|mässa|tema|rubrik|titel|titl|motto|app|"
    r"tjänst|sajt|webbplats|sida|nätverk|förening|grupp|parti|magasin|brev|utredning|studie|"
    r"undersökning|enkät|strategi|satsning|kurs|utbildning|budskap|paroll|devis|dagbok|metod|"
    r"modell|organisation|verktyg|fråga|frågan)(?:en|n|et|t|an|erna|arna|na)")
SENTENCE_BEFORE_HEADING = re.compile(r"(?<!\d)[.!?…][\"”)]?\s++")
JOINED_WORD_RULES = {"signatures_joined_to_words", "words_joined_to_people",
                     "names_joined_to_words", "joined_words", "joined_abbreviations",
                     "headings_joined_by_spaces"}


def headings_joined_by_spaces(body: Body, found: dict[int, str]) -> Iterator[Break]:
    """Break after a heading that only a space separates from its paragraph, or ask.

    What shows it is a capital after a few words without punctuation. It is certain if the word is
    one such as Vi, Den or Varför, unless a finite verb precedes it, or the word for a work, whose
    title it may begin. It is doubtful if the word is another one that begins a sentence.

    >>> mark(headings_joined_by_spaces, "Ett steg framåt Den nya planen är klar.")
    'Ett steg framåt |Den nya planen är klar.'
    >>> mark(headings_joined_by_spaces, "I går skrev tidningen Vi om jobben.")
    'I går skrev tidningen ?Vi om jobben.'
    >>> mark(headings_joined_by_spaces, "Bättre stöd Kunder får hjälp.")
    'Bättre stöd ?Kunder får hjälp.'
    """
    for start in sorted({0, *found}):
        yield from heading_ends(body, start)


def heading_ends(body: Body, start: int) -> Iterator[Break]:
    """Yield the places where the heading that may begin at start ends."""
    longest = min(len(body.text), start + LONGEST_HEADING * LONGEST_HEADING_WORD)
    boundary = NOT_IN_HEADING.search(body.text, start, longest)
    for m in CAPITAL_WORD.finditer(body.text, start, boundary.start() if boundary else longest):
        words = body.text[start:m.start()].split()
        if len(words) > LONGEST_HEADING:
            return
        if not words:
            continue
        doubtful = Break(m.start(), MAY_RUN_ON, is_made=False)
        if begins_with_function_word(body, words, m.group()):
            yield doubtful if may_go_on(words) else Break(m.start())
            return
        if begins_with_subject(body, words, m):
            yield doubtful
            return
        if begins_with_ordinary_word(body, words, m.group()):
            yield doubtful


def begins_with_function_word(body: Body, words: list[str], word: str) -> bool:
    """Return whether a heading of these words ends before a function word with a capital.

    After a capitalised word it may belong to a name (Läkare Utan Gränser).
    """
    ends = words[-1].islower() or words[-1] in body.known.names
    return ends and word.lower() in FUNCTION_WORDS and len(words) > 1


def may_go_on(words: list[str]) -> bool:
    """Return whether a sentence may go on with a title or name after these words.

    >>> may_go_on("Läs i rapporten".split()), may_go_on("En väg in".split())
    (True, False)
    """
    return any(map(is_finite_verb, words)) or bool(WORK_WITH_TITLE.fullmatch(words[-1]))


def begins_with_subject(body: Body, words: list[str], m: re.Match) -> bool:
    """Return whether a heading without a verb ends before a word that a verb follows.

    It does not if that word may be a name that goes with the last word of the heading, as in "i
    norra Sverige" or "chefen Eva".
    """
    last = words[-1]
    return (not m.group().endswith("s")
            and bool(VERB_AFTER.match(body.text, m.end(), m.end() + 60))
            and len(words) > 1 and last.islower() and last not in FUNCTION_WORDS
            and last not in BEFORE_PLACE and not ROLE.fullmatch(last)
            and not MAY_BE_FINITE_VERB.search(" ".join(words)))


def begins_with_ordinary_word(body: Body, words: list[str], word: str) -> bool:
    """Return whether a capitalised ordinary word, not part of a name, follows small letters."""
    return (words[-1].islower() and body.known.is_ordinary(word)
            and not body.known.parts & {word, word.removesuffix("s")})


def headings_before_joined_words(body: Body, found: dict[int, str]) -> Iterator[Break]:
    """Break before the heading that a joined word ends; it begins where a sentence ends.

    >>> body = Body("Nu är det klart. Ett steg framåtIdag börjar vi.")
    >>> [place.offset for place in headings_before_joined_words(body, {32: "joined_words"})]
    [17]
    """
    for end in [offset for offset, rule in found.items() if rule in JOINED_WORD_RULES]:
        start = max((offset for offset in found if offset < end), default=0)
        ends = [m.end() for m in SENTENCE_BEFORE_HEADING.finditer(body.text, start, end)]
        if ends and len(body.text[ends[-1]:end].split()) <= LONGEST_HEADING:
            yield Break(ends[-1])
