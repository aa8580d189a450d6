"""Generated documents: post pages and archive pages with everything that makes them hard.

    post_pages(), archive_pages()    the text of one document
    corpora()                        several documents, some posts in two of them
    any_text()                       text without the shape of a document
"""

import unicodedata

from hypothesis import strategies as st

from sjoberg_bloggar.language.characters import unfit_characters

MONTHS = ("januari februari mars april maj juni juli augusti september oktober november "
          "december").split()
NAMES = ["Mikael Sjöberg", "Eva-Lisa Höglund", "Karin Ek", "Per von Ödla", "Åsa Ö Berg",
         "Günther Mårder", "Éva Ünal", "Eva Unal", "Mikael Ek", "Karin Ek Direktör"]
ORGANISATIONS = ["Arbetsförmedlingen", "Af", "AF", "Arbetsförmedlingens", "EU-kommissionen", "EU",
                 "regeringen", "Almega", "Saco", "Kommunal", "NAV:s", "Allianspartierna", "SKL",
                 "Kriminalvården", "arbetsförmedlingens", "Norrverket", "HSB", "Expo"]
WORDS = ("vi jag och att i på den Det är arbete jobb människor Idag idag skriver bloggen gäst "
         "krönika min Trevlig läsning chef direktör vd för från bjudit in Framåt Vägen filter "
         "Ibland 2016 1 300 000 iPhone BankID e-post P.S. Fotnot Bild kommun Lunds").split()
SIGNS = [".", "!", "?", "…", ":", ";", ",", "\"", "”", "“", "»", "«", "'", "’", "(", ")", "[", "]",
         "/", "•", "–", "—", "-", "&", "@", "=", "+", "%", ":)", "...", "?!", ".”", "”.",
         "1.", "2.", "3)", "P.S.", "D.S.", "*Fotnot", "Foto:", "/Mikael", "/ Karin Ek"]
ADDRESSES = ["www.arbetsformedlingen.se", "https://www.svt.se/a", "mikael.sjoberg@af.se", "a@b",
             "http://www.x.se/Mikael", "karin.ek@arbetsformedlingen.se", "svt.se", "www.", "https://"]
SPACES = [" ", " ", " ", " ", "  ", "\u00a0", "\t", "", "\u2009"]
# Without what is refused: unseen characters, markup, what is garbled and what it may be composed of
LETTERS = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"],
                        exclude_characters="ÂÃâ√├\u0302\u0303\ufffd*_`<&[").filter(
                            lambda letter: not any(unfit_characters(letter)))

token = st.one_of(st.sampled_from(WORDS), st.sampled_from(NAMES), st.sampled_from(ORGANISATIONS),
                  st.sampled_from(SIGNS), st.sampled_from(ADDRESSES),
                  st.text(LETTERS, min_size=1, max_size=4))


@st.composite
def run_of_words(draw, min_size=1, max_size=15) -> str:
    """Words, names, signs and addresses in one line, some of them run together."""
    tokens = draw(st.lists(token, min_size=min_size, max_size=max_size))
    return "".join(piece for t in tokens for piece in (t, draw(st.sampled_from(SPACES))))


def with_a_word(line: str) -> str:
    """Return a line that holds a word and so is neither empty nor a date."""
    return f"Ord {' '.join(line.split())}"


titles = run_of_words(1, 8).map(with_a_word)
captions = st.one_of(st.just(""), run_of_words(1, 8).map(with_a_word),
                     st.sampled_from(NAMES).map(lambda name: f"{name}, regiondirektör Syd"))
signatures = st.one_of(st.just(""), st.sampled_from(NAMES),
                       st.sampled_from(NAMES).map(lambda name: f"/{name}"),
                       st.sampled_from(NAMES).map(lambda name: f"{name}, chef i Lund"))
presentations = st.one_of(
    st.just(""), st.sampled_from(NAMES).map(
        lambda name: f"Idag skriver {name}, regiondirektör Syd, på bloggen. Trevlig läsning!"),
    st.sampled_from(NAMES).map(lambda name: f"Jag har bjudit in {name} att gästblogga. /Mikael"))
paragraphs = st.one_of(run_of_words(), run_of_words().map(with_a_word),
                       st.sampled_from(["Framåt", "1. Först", "2. Sedan", "• En punkt", "- Fråga?",
                                        "”Citat”", "P.S. Mer.", "*En not"]))


@st.composite
def dates(draw) -> str:
    """A date that exists, as it is written in the documents."""
    return (f"{draw(st.integers(1, 28))} {draw(st.sampled_from(MONTHS))} "
            f"{draw(st.integers(1000, 2999))}")


@st.composite
def posts(draw) -> dict:
    """The parts of a post: date, title, caption, paragraphs."""
    body = [draw(presentations), *draw(st.lists(paragraphs, min_size=1, max_size=6)),
            draw(signatures)]
    body = [part.strip() for part in body if part.strip()]
    return {"date": draw(dates()), "title": draw(titles), "caption": draw(captions),
            "body": body or ["Text."]}


@st.composite
def page_of(draw, post: dict) -> str:
    """A post page of a post: blank lines between paragraphs, the caption first or last."""
    gap = st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n", "\n  \n"])
    body = "".join(part + draw(gap) for part in post["body"])
    head = f"{post['date']}\n\n{post['title']}\n{draw(gap)}"
    if post["caption"] and draw(st.booleans()):
        return f"{head}{post['caption']}\n\n{body}"
    return head + body + (f"\n{post['caption']}\n" if post["caption"] else "")


@st.composite
def entry_of(draw, post: dict) -> str:
    """A post as on an archive page: paragraphs run together, the title perhaps, too."""
    glue = st.sampled_from(["", "", " ", "\u00a0", "  ", "\n"])
    body = "".join(part + draw(glue) for part in post["body"])
    head = f" • {post['date']}\n\n  {post['title']}"
    if draw(st.booleans()):
        return f"{head}  {body}\n"
    caption = f"  {post['caption']}\n" if post["caption"] else ""
    return f"{head}\n\n\n{caption}  {body}\n"


def distinct(found: list[dict]) -> list[dict]:
    """Number the titles, so that no two posts are the same."""
    return [{**post, "title": f"{post['title']} nr {i}"} for i, post in enumerate(found)]


def post_pages():
    return posts().flatmap(page_of)


@st.composite
def archive_of(draw, found: list[dict]) -> str:
    furniture = draw(st.sampled_from(["", "Meny\n • Kontakt\n\nVälkommen!\n", "Meny\n"]))
    return (furniture or "Arbetsförmedlingen\n") + "".join(draw(entry_of(p)) for p in found)


def archive_pages():
    return st.lists(posts(), min_size=1, max_size=4).map(distinct).flatmap(archive_of)


@st.composite
def corpora(draw) -> list[str]:
    """The texts of some documents: an archive page, and pages of posts that may stand there."""
    found = distinct(draw(st.lists(posts(), min_size=1, max_size=4)))
    pages = [draw(page_of(post)) for post in found if draw(st.booleans())]
    archived = [post for post in found if draw(st.booleans())]
    return [*pages, *([draw(archive_of(archived))] if archived or not pages else [])] \
        if archived or pages else [draw(page_of(found[0]))]


def any_text():
    """Text that may look a little like a document, and line ends and Unicode of all kinds."""
    pieces = st.one_of(run_of_words(), dates(), dates().map(lambda d: f" • {d}"),
                       st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\ufeff", "\x00", "31 februari 2017",
                                        "1 juli", "•", "e\u0301", "\u2028", "\x85"]),
                       st.text(max_size=5))
    return st.lists(pieces, max_size=12).map("\n".join)


def encoded(texts):
    """The bytes of texts: UTF-8 with or without a mark, composed or not, all line ends; now
    and then another encoding."""
    def encode(text: str, form: str, end: str, encoding: str) -> bytes:
        text = unicodedata.normalize(form, text).replace("\n", end)
        return text.encode(encoding, "surrogatepass" if "utf" in encoding else "replace")

    return st.builds(encode, texts, st.sampled_from(["NFC", "NFD"]),
                     st.sampled_from(["\n", "\r\n", "\r"]),
                     st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1"]))
