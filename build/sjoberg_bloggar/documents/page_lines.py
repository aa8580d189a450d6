"""Rules for lines that may not belong to a post: names of days, bylines, menus, tags, comments.

The rules say which lines to ask about; only a curator decides. The white space of their lines is
squeezed.
"""

import re
from collections.abc import Callable

from ..language.lexicon import ordinary_words
from ..language.patterns import (
    ANY_NAME,
    CAPITAL,
    FULL_NAME,
    ITEM_MARKS,
    NAME,
    SMALL,
    URL,
    WHOLE_MAIL,
    any_of,
)
from ..language.text import ends_sentence, sentences
from .dates import stamp_of

# Words
LONGEST_SHORT_LINE, LONGEST_SUBJECT, LONGEST_WELCOME = 12, 2, 100
LONGEST_USUAL_TITLE = 20  # the longest of the blog has 13
LONGEST_USUAL_WORD = 20  # characters, on average
JOINED = re.compile(rf"[{SMALL}]{{2}}[.!?][{CAPITAL}][{SMALL}]+\s")
# What begins in lower case (not "iPhone") or like an item
FRAGMENT = re.compile(rf"[{SMALL}](?![{SMALL}]?[{CAPITAL}])|[{ITEM_MARKS}*]|"
                      r"\d{1,2}[.)]\s|\W*$")
PICTURE_CREDIT = re.compile(r"(?:foto|bild|illustration|film|video|text och (?:foto|bild))\s*:",
                            re.IGNORECASE)
SIGNED_OR_NOTE = re.compile(any_of(rf"""
/.*
{NAME}(?:\s*[,&]\s.*|\s+och\s.*)?
(?:P\.?\s?S\.?|D\.?\s?S\.?|Ps|Not|Fakta|Foto|Bild\w*)\b.*
\*.*"""))
BY = re.compile(rf"(?:(?:(?:skriv(?:en|et)|publicera[dt]|posta[dt]|upplag[dt]) )?av|text|skribent|"
                rf"författare|bloggare)\s*:?\s+(?-i:{NAME}).*", re.IGNORECASE)
PLATFORM = r"(?:facebook|twitter|linkedin|instagram|youtube|whatsapp|e-?post|mejl|mail|rss)"
LABELLED = any_of(r"""
(?:etikett(?:er)?|tagg(?:ar)?|tags?|kategori(?:er)?|ämnen?|ämnesord|nyckelord|permalänk)\s*:.*
(?:arkivera[dt]|publicera[dt]|posta[dt]) (?:i|under)\s*:?.*
(?:dela(?: på| via)?|relatera[dt]e?|kontakt(?:person)?|kontakta oss|presskontakt)\s*:.*
(?:(?:sid|innehålls)?ansvarig|ansvarig utgivare|(?:webb)?redaktör)\s*:.*
lästid\b.*
\d+ min(?:uters?)? läs(?:ning|tid)
etiketter|taggar|kategorier|permalänk|bloggarkiv""")
COMMENTS = any_of(r"""
kommentar(?:er)?(?:\W*\d+\W*)?
(?:\d+|inga|en) (?:kommentar(?:er)?|svar|delningar)(?: (?:på|till|om) .*)?
kommentera(?: inlägget| artikeln)?
(?:lämna|skriv|lägg till)(?: en| din)? kommentar
senaste kommentarer(?:na)?""")
COMMENTER = (rf"(?!(?:hon|han|jag|vi|de|man|så)\b)(?-i:{ANY_NAME}) "
             r"(?:säger|skriver|skrev)\s*:")
SHARING = any_of(rf"""
(?:dela|tipsa|gilla|tweeta|twittra|skriv ut|mejla)(?:\s+(?:sidan|inlägget|artikeln|detta|det här))?
(?:dela|tipsa)(?:\s+(?:på|via|med|till|en vän|andra|sidan|inlägget|{PLATFORM}|och))+
{PLATFORM}(?:\W+{PLATFORM})*""")
MENU = any_of(r"""
kontakt(?:a oss)?|press|arkiv|svara|meny|sök|hem|start(?:sidan?)?|snabblänkar|genvägar|logga in
om (?:oss|bloggen|webbplatsen|cookies|kakor)|cookies|kakor|webbkarta
tillgänglighet(?:sredogörelse)?|other languages|lättläst|teckenspråk|english
(?:upp )?till toppen|tillbaka(?: till .*)?|till (?:bloggen|startsidan|alla inlägg|innehållet)
(?:nästa|föregående)(?: inlägg| sida)?(?:\W.*)?|sida \d+(?: av \d+)?
(?:äldre|nyare|tidigare|senaste|fler|alla|relaterade|liknande) (?:blogg)?inlägg(?:en)?
(?:äldre|nyare|tidigare|senaste|fler|alla|relaterade|liknande) (?:artiklar|nyheter)
(?:läs|visa|ladda) (?:mer|fler|vidare|alla)(?: inlägg)?|läs (?:också|även)\W*
(?:prenumerera|rss|copyright|besöksadress|postadress|organisationsnummer)\b.*|.*©.*|öppettider
följ (?:oss|mig|bloggen)\b.*
(?:var|hjälpte|hittade|fick)\b.*\b(?:informationen|sidan|innehållet)\b.*\?|ja\W+nej
senast (?:granskad|ändrad|uppdaterad)\b.*
januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
(?:\w+ )?(?:19|20)\d\d \(\d+\)""")
END_MARKS = r"(?:\.{3}|[^\w.!?])*"
OF_PAGE = re.compile(rf"[\W_]*?(?:{LABELLED}|{COMMENTS}|{COMMENTER}|{SHARING}|{MENU}){END_MARKS}",
                     re.IGNORECASE)
# What may follow right after the text of a post; the words of a menu may end a text as well.
AFTER_TEXT = re.compile(rf"(?:{LABELLED}|{COMMENTS}|{SHARING}){END_MARKS}", re.IGNORECASE)


def word_count(line: str) -> int:
    """Return the number of words of a line whose white space is squeezed."""
    return line.count(" ") + bool(line)


def has_few_words(line: str) -> bool:
    """Return whether a line is as short as a title or a name: in words, and in characters.

    >>> has_few_words("Ett steg framåt"), has_few_words("Ek-" * 100)
    (True, False)
    """
    return (word_count(line) <= LONGEST_SHORT_LINE
            and len(line) <= LONGEST_SHORT_LINE * LONGEST_USUAL_WORD)


def may_be_post(line: str) -> bool:
    """Return whether a line above the first post may be the text of a post without a date.

    Such a line is longer than a welcome, or its sentences are run together.

    >>> may_be_post("En dag  Det snöar.Vi har det bra."), may_be_post("Välkommen till bloggen!")
    (True, False)
    """
    return len(line.split()) > LONGEST_WELCOME or bool(JOINED.search(line))


def dated_or_signed(line: str) -> bool:
    """Return whether a line is only the day of the week, the time or the writer of a post.

    >>> [dated_or_signed(line) for line in ("onsdag", "kl. 14:30", "Av Eva Ek", "En onsdag")]
    [True, True, True, False]
    """
    return stamp_of(line)[1] == len(line) or bool(BY.fullmatch(line))


def of_page(line: str) -> bool:
    """Return whether a line is an entry of a menu, or is about tags, comments or sharing.

    >>> [of_page(line) for line in ("Etiketter: jobb", "Kommentarer (3)", "Dela", "• Kontakt")]
    [True, True, True, True]
    """
    return has_few_words(line) and bool(OF_PAGE.fullmatch(line))


def name_alone(line: str) -> bool:
    """Return whether a line is the name of a person.

    >>> name_alone("Eva Ek"), name_alone("Gott Nytt År")
    (True, False)
    """
    m = FULL_NAME.match(line)
    is_name = bool(m) and (m.end() == len(line) or line[m.end()] == ",")
    return is_name and not all(word.lower() in ordinary_words() for word in line.split())


def sentence(line: str) -> bool:
    """Return whether a line is a sentence with a full stop, or several, or longer than a title.

    >>> sentence("Vi har öppnat."), sentence("Vad gör vi nu?")
    (True, False)
    """
    has_stop = line.endswith(".") and not line.endswith("..")
    return has_stop or len(sentences(line)) > 2 or word_count(line) > LONGEST_USUAL_TITLE


def fragment(line: str) -> bool:
    """Return whether a line begins like an item, or within a sentence, or goes on in the next line.

    >>> [fragment(line) for line in ("• lyssna", "1. Lyssna", "och lyssna", "Vi ska:", "1000 jobb")]
    [True, True, True, True, False]
    """
    return bool(FRAGMENT.match(line)) or line[-1:] in ",:;"


def picture_or_address(line: str) -> bool:
    """Return whether a line names a photographer or is an address.

    >>> picture_or_address("Foto: Eva Ek"), picture_or_address("www.myndigheten.se")
    (True, True)
    """
    return bool(PICTURE_CREDIT.match(line) or WHOLE_MAIL.search(line) or URL.search(line))


# What may appear where a title is expected
NO_TITLE: tuple[Callable[[str], bool], ...] = (
    dated_or_signed, of_page, name_alone, sentence, fragment, picture_or_address)


def may_be_no_title(line: str, below: str) -> bool:
    """Return whether a line may be something other than a title; below is the next line.

    >>> may_be_no_title("Ledarskap", "Ett steg framåt"), may_be_no_title("Ledarskap", "Hej alla!")
    (True, False)
    """
    return any(rule(line) for rule in NO_TITLE) or is_above_title(line, below)


def is_above_title(line: str, below: str) -> bool:
    """Return whether a line may be the subject above a title: a word or two above a short line."""
    return (word_count(line) <= LONGEST_SUBJECT and bool(below) and has_few_words(below)
            and not ends_sentence(below) and not FULL_NAME.search(below)
            and not SIGNED_OR_NOTE.fullmatch(below))


def is_short(line: str) -> bool:
    """Return whether a line is a few words that do not end like a sentence."""
    return word_count(line) <= LONGEST_SHORT_LINE and not ends_sentence(line)
