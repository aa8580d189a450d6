"""Find where passages begin: at line ends, and where paragraph breaks were lost.

On the archive page the next paragraph follows the last character without any space. White
space itself proves nothing there. See "The source documents" in docs/guidelines.md.

All functions work on the raw body of a post; a cut is the offset of the first character
of a passage, with the reason for it.
"""

import re

from ..language.lexicon import FUNCTION_WORDS
from ..language.patterns import CAPITAL, ROLE, SMALL, Known
from .signoff import NOTE
from .signs import BULLETS, QUOTES, Signs
from ..language.text import slug

RUN_ON_FILE = re.compile(rf"(.*\.(?:html?|pdf|aspx?|php|docx?|se|nu|com|org))[{CAPITAL}][{SMALL}]")
GLUED_TO_URL = re.compile(rf"(?<=[a-z])[{CAPITAL}][{SMALL}]*$|(?<=[a-z]/)[{CAPITAL}][{SMALL}]+$")
FOOTNOTE = re.compile(rf"\*(?<=[{SMALL}.!?”\"]\*)(?=\s?[{CAPITAL}])")
DIGITS = re.compile(r"\d+")
BEFORE_NUMBER = re.compile(r"(?:^|\n[ \t]*|[.:!?…”\"]\s?)$")
LINE_BREAK = re.compile(r"\n\s*")
NOT_IN_HEADING = re.compile(r"[^\w\s,–-]")
CAPITAL_WORD = re.compile(rf"[{CAPITAL}](?<=[^\W_]\s[{CAPITAL}])[{SMALL}]*(?=\s)")
VERB = re.compile(r"\b(?:är|vill|ska|skall|kan|bör|var|fick|gav|tog|sa|blev|gick|stod|har|"
                  r"\w{2,}(?:[ae]r|de|te))\b")
VERB_BEHIND = re.compile(rf"\s+(?:[{CAPITAL}][{SMALL}]+\s+)?(?:är|har|ska|kan|vill|får|var|blev|"
                         r"fick|\w+(?:ar|er|ade|de|te))\s")
BEFORE_NAME = {"norra", "södra", "västra", "östra", "mellersta", "hela"}  # "i norra Sverige"
LONGEST_HEADING = 12  # words

def find_cuts(body: str, signs: Signs, people: list[str],
              known: Known) -> tuple[dict[int, str], dict[int, str]]:
    """Return {offset: reason} for the passages that begin inside body, and {offset: what is
    doubtful there}.

    people are the full names of those who may sign.
    """
    cuts = {m.end(): "line" for m in LINE_BREAK.finditer(body) if m.end() < len(body)}
    doubts = {}
    addresses = find_addresses(body, signs, people, known)
    inside = {offset for start, end in addresses for offset in range(start + 1, end)}

    def cut(offset: int, reason: str) -> bool:
        if not 0 < offset < len(body) or offset in inside:
            return False
        cuts.setdefault(offset, reason)
        return True

    for start, end in addresses:
        if start and not body[start - 1].isspace() and body[start - 1] not in "(\"”<":
            cut(start, "glued")
        if body[end:end + 1].isalpha() or re.match(rf"/[{CAPITAL}]", body[end:end + 2]):
            cut(end, "glued")
            word = re.match(r"\w*", body[end:end + 40]).group()
            if body[end - 1] == "/" and word and word.lower() not in FUNCTION_WORDS:
                doubts[end] = "whether a paragraph begins here or the address goes on"
    signers = tuple(people)
    for m in signs.glued:
        opens = body[m.end() - 1] in QUOTES and m.end() - 1 not in signs.closing_quotes \
            and not body.startswith(signers, m.end())
        cut(m.end() - 1 if opens else m.end(), "glued")
    for m in signs.glued_to_other:
        if m.group() != "." and body[m.end()].isdigit():
            cut(m.end(), "glued")
        elif m.end() not in inside and m.end() not in cuts:
            doubts[m.end()] = "whether a paragraph begins here"
    for m in FOOTNOTE.finditer(body):
        cut(m.start(), "glued")
    for offset, is_certain in joined_words(body, signs, people, known):
        if is_certain is not None and not cut(offset, "joined") or offset in inside:
            continue
        if not is_certain:
            doubts[offset] = "whether a paragraph begins here"
    for offset, is_certain in joined_abbreviations(body, signs, known):
        if is_certain and cut(offset, "joined"):
            continue
        doubts[offset] = "whether a paragraph begins here"
    for m in list_items(body, signs):
        cut(m.start(), "item")
    for offset in signs.questions:
        cut(offset, "question")
    for offset, is_certain in run_on_headings(body, cuts, known):
        if not is_certain:
            doubts[offset] = "whether a heading runs on into its paragraph here"
        else:
            cut(offset, "joined")
    for offset in [offset for offset, reason in cuts.items() if reason == "joined"]:
        if (start := heading_start(body, offset, cuts)) is not None:
            cut(start, "heading")
    return cuts, doubts


def find_addresses(body: str, signs: Signs, people: list[str],
                   known: Known) -> list[tuple[int, int]]:
    """Return the spans of web and e-mail addresses, without the text run on to them."""
    spans = []
    for m in signs.urls:
        url = m.group().rstrip(".,;:!?")
        path, slash, last = url.rpartition("/")
        glued = GLUED_TO_URL.search(url)
        run_on = RUN_ON_FILE.match(url)
        if slash and last in forms_of(people):
            url = path
        elif run_on:
            url = run_on[1]
        elif glued and known.is_ordinary(glued.group()) and (
                url[glued.start() - 1] != "/" or url.count("/") == 3
                and re.match(r"\s[^\W\d_]", body[m.end():m.end() + 2])):
            url = url[:glued.start()]
        spans.append((m.start(), m.start() + len(url)))
    for m in signs.mails:
        local = m.group().split("@")[0]
        own = next((form for name in people
                    if re.sub("[._+-]", "-", local).endswith(form := slug(name))), local)
        spans.append((m.start() + len(local) - len(own), m.end()))
    return spans


def forms_of(people: list[str]) -> list[str]:
    return [form for name in people for form in (name, name.split()[0])]


def joined_words(body: str, signs: Signs, people: list[str], known: Known):
    """Yield (offset, is certain) where a word runs into a capitalised one ('filterIbland').

    Names such as iPhone, BankID or LinkedIn are written so: what is joined must be words.
    None stands for a capitalised word that may rather be a name than end a passage.
    """
    joined = [m.start() for m in signs.joined if not m["left"]]
    surnames = {name.split()[-1].split("-")[-1] for name in people} if joined else set()
    given = {name.split()[0] for name in people} if joined else set()
    for at in joined:
        left = re.search(r"[^\W_]*$", body[max(0, at - 60):at]).group()
        right = re.match(r"[^\W_]+", body[at:at + 60]).group()
        if left + right in known.names:
            continue
        left = re.search(rf"[{CAPITAL}]?[{SMALL}]+$|\d+$", left).group()
        right = re.match(rf"[{CAPITAL}]+[{SMALL}]*", right).group()
        is_word = right in known.names or right in given or right in ("I", "Å") or \
            not right.isupper() and known.is_ordinary(right)
        before = body[at - len(left) - 1:at - len(left)]
        if left in given and NOTE.match(body, at):
            yield at, True
        elif left in surnames or right in given or left in known.names and is_word \
                or left in given and before == "/":
            yield at, True
        elif left[0].islower() and (len(left) > 2 or len(left) == 2 and known.is_ordinary(left)) \
                or left.isdigit() and (len(left) > 1 or is_word and before.isspace()):
            if is_word or not left.isdigit() and known.is_ordinary(left):
                yield at, is_word
        elif left[0].isupper() and not right.isupper() and known.is_ordinary(left) and is_word:
            yield at, None


def joined_abbreviations(body: str, signs: Signs, known: Known):
    """Yield (offset, is certain) where an abbreviation runs into the next word ('SKLDet')."""
    for m in signs.joined:
        if m["left"] and m.group() not in known.names and m["right"].lower() in FUNCTION_WORDS:
            yield m.start("right"), body[m.start():m.end("left")] in known.names


def list_items(body: str, signs: Signs):
    """Yield the matches where the items of a list begin: bullets, and 1. 2. 3. in order.

    The next number in order may follow the last item's letters ("1. Fler jobb2. Färre köer").
    """
    found = [(m, m.group()[0] not in BULLETS and int(DIGITS.match(m.group())[0]),
              body[max(0, m.start() - 9):m.start()]) for m in signs.items]
    numbers = {number for _, number, before in found
               if number and (BEFORE_NUMBER.search(before) or before[-1:].isalpha())}
    expected = 1
    for m, number, before in found:
        if not number:
            yield m
        elif number in (1, expected) and (number > 1 or 2 in numbers) and (
                BEFORE_NUMBER.search(before) or number > 1 and before[-1:].isalpha()):
            expected = number + 1
            yield m


def run_on_headings(body: str, cuts: dict[int, str], known: Known):
    """Yield (offset, is certain) where a paragraph begins that its heading runs on into with
    a mere space.

    The sign of it is a capital after words without a full stop: certain with a word such as
    Vi, Den or Varför, doubtful with another ordinary word that is no part of a name.
    """
    for start in sorted({0, *cuts}):
        longest = min(len(body), start + LONGEST_HEADING * 20)
        sign = NOT_IN_HEADING.search(body, start, longest)
        for m in CAPITAL_WORD.finditer(body, start, sign.start() if sign else longest):
            head, word = body[start:m.start()], m.group()
            words = head.split()
            if not words:
                continue
            if len(words) > LONGEST_HEADING:
                break
            ends = words[-1].islower() or words[-1] in known.names  # "Läkare Utan Gränser" goes on
            if ends and word.lower() in FUNCTION_WORDS and len(words) > 1:
                yield m.start(), True
                break
            if not word.endswith("s") and VERB_BEHIND.match(body, m.end(), m.end() + 60) \
                    and ends_heading(words) and not VERB.search(head):
                yield m.start(), False
                break
            if words[-1].islower() and known.is_ordinary(word) and not known.words & {
                    word, word.removesuffix("s")}:
                yield m.start(), False


def ends_heading(words: list[str]) -> bool:
    """Say whether a heading may end with these words, and no name that follows goes with
    the last of them."""
    return len(words) > 1 and words[-1].islower() and words[-1] not in FUNCTION_WORDS \
        and words[-1] not in BEFORE_NAME and not ROLE.fullmatch(words[-1])


def heading_start(body: str, end: int, cuts: dict[int, str]) -> int | None:
    """Return where the heading before a joined word begins, None if it is no heading.

    A heading has no full stop; it begins where the sentence before it ends.
    """
    start = max((offset for offset in cuts if offset < end), default=0)
    ends = [m.end() for m in re.finditer(r"(?<!\d)[.!?…][\"”)]?\s+", body[start:end])]
    if not ends or len(body[start + ends[-1]:end].split()) > LONGEST_HEADING:
        return None
    return start + ends[-1]
