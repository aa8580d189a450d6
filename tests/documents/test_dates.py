"""Dates in other spellings: refused or asked about, and left alone in running text."""

from pathlib import Path

import pytest

from sjoberg_bloggar.documents.dates import IS_DATE, IS_TEXT, MAY_BE_DATE, dates_post
from sjoberg_bloggar.documents.split import read_section, split
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.model import Document

TEXT = "Vi har arbetat hela våren med det nya kontoret i Mora."
DATES = """
• onsdag 3 maj 2019
• 3 maj, 2019
• 2019-05-03
• Den 2 maj 2019
• 2:a maj 2019
• 2 maj 2019 kl. 14.30
2 maj 2019 kl. 14.30
2 maj -19
• 2 maj ’19
• 2 maj 19
• 2 maj
2/5 2019
• 2/5-19
• 2/5 19
• 2.5.2019
• 2019/05/02
• 20190502
• 190502
• maj 2, 2019
• May 2, 2019
• 2 sept. 2019
• 2maj 2019
• ons 2 maj 2019
• Onsdagen den 2 maj 2019
onsdag den 2 maj år 2019
• 2019-05-02T14:30
14.30 2 maj 2019
• 2019, 3 maj
• 3e maj 2019
• 3/maj/2019
• 3 maj 2019 kl 14
Publicerad: 2 maj 2019
Publicerad 2 maj 2019 av Mikael Sjöberg
Av Mikael Sjöberg, 2 maj 2019
• maj 2019
• vecka 18, 2019
• andra maj 2019
* 2 maj 2019
- 2 maj 2019
· 2 maj 2019
• 2–3 maj 2019
[2 maj 2019]
• 17 juin, 2016
• 2 maj 2019 Min titel
• 2 maj 2019 – Min titel
Trevlig helg!/Mikael• 2 maj 2019
Trevlig helg!/Mikael• 2 maj 2019 Nästa titel
""".strip().split("\n")
DOUBTFUL = """
2:a maj
onsdag den 2 maj
2 maj 2019 | Mikael Sjöberg | 3 kommentarer
Mikael Sjöberg, 2 maj 2019
2 maj 2019 Min titel
2 maj 2019: Min titel
2019-05-03 Min titel
Stockholm den 2 maj 2019
Trevlig helg!/Mikael 2 maj 2019 Nästa titel
• 2 maj: Seminarium i Lund
• i går 14:30
• för 3 dagar sedan
maj 2019
• 2 maj 2019 (uppdaterad)
Senast uppdaterad den 2 maj 2019
2 maj 2019 av redaktionen
Senast granskad: 2 maj 2019
""".strip().split("\n")
RUNNING_TEXT = """
Den 20 januari 2017 var jag i Lund.
• 23 juni håller alla kontor stängt
• 3 maj 2019 öppnar vi i Mora
2 maj 2019 öppnar vi kontoret
I maj 2019 var vi klara. Vi ses den 3 juni 2019.
Vi ses den 3 juni 2019!
Mötet är den 3 juni 2019
Den 16/9 förra året hade två tidningar motsatta rubriker
1 maj-tåget gick i Lund
I dag skriver Eva Ek på bloggen.
Idag
2 av 3 är klara
12 personer 2016
6,8 miljoner
För 3 år sedan började vi.
Fredagen den 13 mars 2020, då allt stängde, var vi hemma.
080-123 45 67
08-12 34 56
0771-416 416
20 000 kronor
Andra etappen är här
2016
Rapporten (2 maj 2019) visar att Arbetsförmedlingen är bra.
Efter den 2 maj 2019, Sveriges viktigaste dag, är vi klara.
""".strip().split("\n")


@pytest.mark.parametrize("lines, expected", [(DATES, IS_DATE), (DOUBTFUL, MAY_BE_DATE),
                                             (RUNNING_TEXT, IS_TEXT)])
def test_lines_with_dates(lines, expected):
    assert [line for line in lines if dates_post(line) != expected] == []


def doubts(text: str) -> list[tuple[str, str]]:
    """Return what is asked about the frames of the posts of a document: lines, and what about them."""
    sections = split(Document(Path("a.txt"), text))
    return [(doubt.surface, doubt.guess) for section in sections
            for doubt in read_section(section, ()).doubts]


def archive(*entries: str) -> str:
    return "Myndigheten\n\nBloggen\n" + "".join(entries)


ENTRY = f" • 2 maj 2019\n\n  Titel nummer 1\n\n\n  {TEXT}\n"


@pytest.mark.parametrize("line", DATES)
@pytest.mark.parametrize("number", [4, 10], ids=["above", "below"])
def test_a_date_is_refused_by_name_above_the_first_post_and_below(line, number):
    dated = f" {line}\n\n  Annan titel\n\n\n  {TEXT}\n"
    with pytest.raises(InputError) as error:
        doubts(archive(dated, ENTRY) if number == 4 else archive(ENTRY, dated))
    assert error.value.args[1:3] == (number, f"'{line}' looks like the date of one more post")


@pytest.mark.parametrize("line", DOUBTFUL)
def test_a_line_that_may_be_a_date_is_refused_above_the_first_post_and_asked_about_below(line):
    with pytest.raises(InputError, match="looks like the date"):
        doubts(archive(f"{line}\n\n  Annan titel  {TEXT}\n", ENTRY))
    assert doubts(archive(ENTRY, f"  {line}\n  {TEXT}\n")) == [
        (line, "whether one more post begins here")]


@pytest.mark.parametrize("line", RUNNING_TEXT)
def test_dates_in_running_text_are_no_matter(line):
    assert doubts(archive(ENTRY, f"  {line}\n  {TEXT}\n")) == []
    assert doubts(f"2 maj 2019\n\nTitel\n\n{TEXT}\n\n{line}\n\n{TEXT}\n") == []
