"""Rules for lines that may be no part of a post: names of days, bylines, menus, tags, comments.

No line is taken for one without a curator's decision; the rules say which lines to ask about.
"""

import re
from collections.abc import Callable

from ..language.addresses import WHOLE_MAIL
from ..language.lexicon import LETTERS, ordinary_words
from ..language.patterns import CAPITAL, FULL_NAME, NAME, QUALIFIER, ROLE, SMALL, TOKEN
from ..language.text import sentences, squeeze
from .dates import stamp_of

# Words
LONGEST_LINE, LONGEST_MENU_LINE, LONGEST_SUBJECT, LONGEST_WELCOME = 12, 4, 2, 100
JOINED = re.compile(rf"[{SMALL}]{{2}}[.!?][{CAPITAL}][{SMALL}]+\s")
ITEM = re.compile(r"\s*[•▪·●■]\s*\S")
TEXT_END = re.compile(r"[.!?…:;][\"”»)]*$")
SIGNED_OR_NOTE = re.compile(
    rf"/.*|{NAME}(?:\s*[,&]\s.*|\s+och\s.*)?|(?:P\.?\s?S\.?|D\.?\s?S\.?|Ps|Not|Fakta|Foto|Bild\w*)\b.*|\*.*")
SIGNED_BEHIND_TEXT = re.compile(rf"[.!?…\"”]\s?/?\s?(?:{NAME}|{TOKEN})$")
BY = re.compile(rf"(?:text|av|skriv(?:en|et) av|publicera[dt] av|posta[dt] av|upplag[dt] av|skribent|"
                rf"författare|bloggare)\s*:?\s+(?-i:{NAME}).*", re.IGNORECASE)
PLATFORM = r"(?:facebook|twitter|linkedin|instagram|youtube|whatsapp|e-?post|mejl|mail|rss)"
LABEL = (r"(?:etikett(?:er)?|tagg(?:ar)?|tags?|kategori(?:er)?|ämnen?|ämnesord|nyckelord|arkivera[dt] "
         r"(?:i|under)|publicera[dt] (?:i|under)|posta[dt] (?:i|under)|dela(?: på| via)?|lästid|"
         r"relatera[dt]e?|permalänk|kontakt(?:person|a oss)?|ansvarig(?: utgivare)?|(?:sid|innehålls)ansvarig|"
         r"(?:webb)?redaktör|presskontakt)\s*:.*|lästid\b.*|\d+ min(?:uters?)? läs(?:ning|tid)|"
         r"(?:etiketter|taggar|kategorier|permalänk|bloggarkiv)")
COMMENT = (r"kommentar(?:er)?(?:\W*\d+\W*)?|(?:\d+|inga|en) (?:kommentar(?:er)?|svar|delningar)(?: "
           r"(?:på|till|om) .*)?|kommentera(?: inlägget| artikeln)?|(?:lämna|skriv|lägg till)"
           r"(?: en| din)? kommentar|svara|"
           rf"(?!(?:hon|han|jag|vi|de|man|så)\b)(?-i:{NAME}|{TOKEN}) (?:säger|skriver|skrev)\s*:")
SHARE = (rf"(?:dela|tipsa|gilla|tweeta|twittra|skriv ut|skriv ut sidan|mejla)(?:\s+(?:det här|detta|den "
         rf"här|inlägget|sidan|artikeln|på|via|med|till|en vän|andra|{PLATFORM}|och))*|"
         rf"{PLATFORM}(?:\W+{PLATFORM})*")
MENU = (r"kontakt(?:a oss)?|om (?:oss|bloggen|webbplatsen|cookies|kakor)|(?:upp )?till toppen|(?:tillbaka )?"
        r"till (?:bloggen|startsidan|alla inlägg|innehållet)|tillbaka(?: till .*)?|start(?:sidan?)?|hem|meny|sök|"
        r"(?:nästa|föregående)(?: inlägg| sida)?(?:\W.*)?|(?:äldre|nyare|tidigare|senaste|fler|alla|"
        r"relaterade|liknande) (?:inlägg(?:en)?|artiklar|nyheter|blogginlägg)|(?:läs|visa|ladda) "
        r"(?:mer|fler|vidare|alla)(?: inlägg)?|läs (?:också|även|vidare)\W*|sida \d+(?: av \d+)?|prenumerera\b.*|"
        r"rss\b.*|följ (?:oss|mig|bloggen)\b.*|other languages|lättläst|teckenspråk|english|"
        r"(?:var|hjälpte|hittade|fick)\b.*\b(?:informationen|sidan|innehållet|du)\b.*\?|ja\W+nej|"
        r"senaste? (?:kommentar(?:er|erna)?|granskad|ändrad|uppdaterad)\b.*|webbkarta|cookies|kakor|tillgänglighet(?:sredogörelse)?|logga in|arkiv|snabblänkar|"
        r"genvägar|press|copyright\b.*|.*©.*|öppettider|besöksadress\b.*|postadress\b.*|"
        r"organisationsnummer\b.*|januari|februari|mars|april|maj|juni|juli|augusti|september|"
        r"oktober|november|december|(?:\w+ )?(?:19|20)\d\d \(\d+\)")
OF_PAGE = re.compile(rf"[\W_]*?(?:{LABEL}|{COMMENT}|{SHARE}|{MENU})[\W_]*", re.IGNORECASE)


def may_be_post(line: str) -> bool:
    """Return whether a line above the first post may be the text of a post that lacks its date.

    It is longer than a welcome, or its sentences are run together.

    >>> may_be_post("En dag  Det snöar.Vi har det bra."), may_be_post("Välkommen till bloggen!")
    (True, False)
    """
    return len(line.split()) > LONGEST_WELCOME or bool(JOINED.search(line))


def dated_or_signed(line: str) -> bool:
    """Return whether a line has the day of the week, the time or the writer of a post only.

    >>> [dated_or_signed(line) for line in ("onsdag", "kl. 14:30", "Av Eva Ek", "En onsdag")]
    [True, True, True, False]
    """
    return stamp_of(line)[1] == len(line) or bool(BY.fullmatch(line))


def of_page(line: str) -> bool:
    """Return whether a line has the words of a menu, or of tags, comments or links to share.

    >>> [of_page(line) for line in ("Etiketter: jobb", "Kommentarer (3)", "Dela", "• Kontakt")]
    [True, True, True, True]
    """
    return len(line.split()) <= LONGEST_LINE and bool(OF_PAGE.fullmatch(line))


def name_alone(line: str) -> bool:
    """Return whether a line is the name of a person.

    >>> name_alone("Eva Ek"), name_alone("Gott Nytt År")
    (True, False)
    """
    is_name = re.fullmatch(rf"{NAME}(?:,.*)?", line)
    return bool(is_name) and not all(word.lower() in ordinary_words() for word in line.split())


def sentence(line: str) -> bool:
    """Return whether a line ends with a full stop, or has more than one sentence.

    >>> sentence("Vi har öppnat."), sentence("Vad gör vi nu?")
    (True, False)
    """
    return line.endswith(".") and not line.endswith("..") or len(sentences(line)) > 2


# What may stand where a title is expected, and between the title and the text
NO_TITLE: tuple[Callable[[str], bool], ...] = (dated_or_signed, of_page, name_alone, sentence)
BELOW_TITLE: tuple[Callable[[str], bool], ...] = (dated_or_signed, of_page)


def may_be_no_title(line: str, below: str) -> bool:
    """Return whether a line may be something else than the title of a post; below is the next line.

    >>> may_be_no_title("Ledarskap", "Ett steg framåt"), may_be_no_title("Ledarskap", "Hej alla!")
    (True, False)
    """
    return any(rule(squeeze(line)) for rule in NO_TITLE) or is_above_title(line, squeeze(below))


def is_above_title(line: str, below: str) -> bool:
    """Return whether a line may be the subject above a title: a word or two above a short line."""
    return (len(line.split()) <= LONGEST_SUBJECT and 0 < len(below.split()) <= LONGEST_LINE
            and not TEXT_END.search(below) and not FULL_NAME.search(below)
            and not SIGNED_OR_NOTE.fullmatch(below))


def may_be_above_text(line: str) -> bool:
    """Return whether a line between title and text may belong to the page."""
    return any(rule(squeeze(line)) for rule in BELOW_TITLE)


def page_ends(lines: list[str], is_post_page: bool) -> list[int]:
    """Return the indexes of the lines with which the end of the page may begin.

    Args:
        lines: The lines of a post's text that are not blank.
        is_post_page: Whether the post is on a page of its own.

    >>> page_ends(["Det var bra.", "/Eva", "Dela", "Eva Ek säger:", "Tack!"], True)
    [2, 3]
    >>> page_ends(["Vi ska vila.", "• Karriär", "• Upphandling"], False)
    [1, 2]
    """
    found = {at for at, line in enumerate(lines) if at and of_page(squeeze(line))}
    rest = range(start_of_rest(lines), len(lines))
    if len(rest) > is_post_page:  # whether the last line is a caption is asked elsewhere
        found |= set(rest)
    return sorted(at for at in found if not is_in_list(lines, at))


def start_of_rest(lines: list[str]) -> int:
    """Return the index of the first of the last lines that end no text and sign nothing."""
    at = len(lines)
    while at > 1 and is_unexplained(squeeze(lines[at - 1])):
        at -= 1
    return at


def is_in_list(lines: list[str], at: int) -> bool:
    """Return whether a line is an item of a list below a line that ends with a colon.

    >>> is_in_list(["Vi ska:", "• lyssna", "• dela"], 2)
    True
    """
    above = at
    while above and ITEM.match(lines[above]):
        above -= 1
    return above < at and lines[above].rstrip().endswith(":")


def is_unexplained(line: str) -> bool:
    """Return whether a short line neither ends a text nor signs it."""
    if len(line.split()) > (LONGEST_MENU_LINE if ITEM.match(line) else LONGEST_LINE):
        return False
    if TEXT_END.search(line) or WHOLE_MAIL.search(line) or "://" in line or "www." in line:
        return False
    return not (SIGNED_OR_NOTE.fullmatch(line) or ROLE.match(line) or QUALIFIER.match(line)
                or SIGNED_BEHIND_TEXT.search(line) or is_given_name(line))


def is_given_name(line: str) -> bool:
    """Return whether a line may be the given name or the place with which a post is signed."""
    words = LETTERS.findall(line)
    return 0 < len(words) <= 2 and line[:1].isupper() and any(
        word.lower() not in ordinary_words() for word in words)
