"""A hint must fit wherever its expression does: where it did not, a name or a break would be lost
without a word."""

import pyarrow as pa
import pytest
from conftest import CURATION, SOURCES
from hypothesis import given, settings
from hypothesis import strategies as st

from sjoberg_bloggar.review import institutions
from sjoberg_bloggar.mentions import find as mentions, word_patterns
from sjoberg_bloggar.passages import presentation, signs
from sjoberg_bloggar.curation.files import read_curation
from sjoberg_bloggar.hints import MOST_WORDS, NEVER, WORD_ENDS, find_rare, having, hint_for
from sjoberg_bloggar.language.text import squeeze

NAMES = mentions.compile_names(read_curation(CURATION), ["Karin Ek"])
OTHER_NAMES = [name for name in NAMES.known if not name[0].isupper()]
HINTED = {
    **{f"signs {number}": pair for number, pair in enumerate(signs.RARE)},
    "institution": (institutions.INSTITUTION_PHRASE, institutions.INSTITUTION_HINT),
    "definite": (institutions.DEFINITE_PHRASE, institutions.DEFINITE_HINT),
    "address": (mentions.IN_ADDRESS, mentions.ADDRESS_HINT),
    "other names": (NAMES.others, hint_for(OTHER_NAMES, NAMES.others_end)),
}
FRAGMENTS = [
    "http://", "https://", "www.", "arbetsformedlingen", ".se", "@", "karin.ek", "[e-post borttagen]",
    "filter", "Ibland", "SKL", "Det", "BankID", "jobb", "2021", "1", "2.", "1)", "•", "▪", "·", ".", "!",
    "?", "…", "”", "(", "/", "-", "–", ":s", "s", "a", "Högsta", "Franska", "Örebro", "läns", "Luleå",
    "tekniska", "Lunds", "Sveriges", "Statens", "universitet", "domstolen", "riksbank", "landsting",
    "skolan", "Svensk", "Teknisk", "kyrka", "högskola", "opera", "stad", "första", "den", "och", "råd", "kommun", "É", "é", "Ş", "ş", "É".lower(), "Ž", "ж", "٣",
    *OTHER_NAMES]
# Words of presentations; all begin or end one of the expressions
PRESENTING = """idag dag den här gången denna vecka veckan månaden nu Nu skriver Bloggar gästbloggar summerar
    reflekterar bjudit in bett ber bad skriva gäst gästbloggare presentera Presenterar Först ut är lämnar
    plats över tar får ni möta träffa inlägg gästas av ordet pennan Bloggen bloggen till åt överlämnar Läs
    läs text krönika krönikan jag min Karin Ek""".split()
sentences = st.lists(st.sampled_from(PRESENTING) | st.sampled_from(["i", "på", "x", "å", "_"]),
                     min_size=2, max_size=7).flatmap(lambda words: st.lists(
    st.sampled_from([" ", " ", " ", "\u00a0", "  ", "\u2009", ", ", ". ", ""]),
    min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps))))
texts = st.lists(st.sampled_from([*FRAGMENTS, " ", "\n", "\u00a0"]) | st.text(max_size=2),
                 max_size=14).map("".join)


def column(*found: str) -> pa.Array:
    return pa.array(found, pa.string())


def matches(expression, text: str) -> bool:
    """Say whether an expression matches, also one with the sign before its words."""
    return bool(expression.search(text) or expression.search("\n" + text))


@pytest.mark.parametrize("name", HINTED)
@settings(max_examples=150, derandomize=True, deadline=None)
@given(found=st.lists(texts, min_size=5, max_size=25))
def test_a_hint_fits_wherever_its_expression_does(name, found):
    expression, hint = HINTED[name]
    if name in ("institution", "definite", "other names"):  # are looked for in published texts
        found = ["\n\n".join(" ".join(line.split()) for line in text.split("\n") if line.split())
                 for text in found]
    there = having(column(*found), hint)
    assert [text for text, hinted in zip(found, there) if matches(expression, text) and not hinted] == []


@pytest.mark.parametrize("name", HINTED)
def test_each_expression_matches_somewhere_and_its_hint_not_everywhere(name):
    lines = [line for path in SOURCES.glob("*.txt")
             for text in path.read_text("utf-8").splitlines() for line in text.split(". ")]
    lines += ["Vi skrev ab.cdefghijk till Örebro läns landsting.", "Franska skolan har bytt namn"]
    expression, hint = HINTED[name]
    there = having(column(*lines), hint)
    assert any(matches(expression, line) for line in lines)
    assert 0 < sum(there) < len(lines) / 3


@pytest.mark.parametrize("around", ["{}", "{}s", "Om {}s", "{}s-dag.", "({})", "Det är {}s."])
def test_names_without_a_capital_are_hinted_at_wherever_they_stand(around):
    found = [around.format(name) for name in OTHER_NAMES]
    assert all(any(word_patterns.word_spans(NAMES.others, text)) for text in found)
    assert all(having(column(*found), HINTED["other names"][1]))


@pytest.mark.parametrize("text", [
    "Nu finns Teknisk högskola i Lund.", "Det är en Svensk kyrka här.", "På Kunglig opera spelas det.",
    "Vi såg Luleå tekniska universitet.", "Örebro läns landsting", "Om Högsta domstolen",
    "Vid Svenska nya högskolan", "I Sveriges riksbanks hus"])
def test_institutions_of_all_forms_are_hinted_at(text):
    expression, hint = HINTED["institution"]
    assert matches(expression, text)
    assert having(column(text), hint) == [True]


def test_words_are_found_as_wholes():
    texts_ = column("kommun", "en kommun.", "kommuner", "om (kommun)", "storkommun", "kommun-", "")
    assert having(texts_, hint_for({"kommun"})) == [True, True, False, True, False, True, False]
    assert having(texts_, hint_for({"kommun"}, f"er{WORD_ENDS}")) == [
        False, False, True, False, False, False, False]


def test_many_words_have_no_hint_and_none_are_never_found():
    texts_ = column("ett", "två")
    assert having(texts_, hint_for([str(number) for number in range(MOST_WORDS + 1)])) == [True, True]
    assert having(texts_, hint_for([])) == [False, False]
    assert hint_for([]) == NEVER


def test_missing_texts_have_no_hint():
    texts_ = ["filterIbland", None]
    assert list(find_rare(texts_, pa.array(texts_, pa.string()), [signs.RARE[1]]))[1] == [[]]


def presents(sentence: str) -> bool:
    told = squeeze(sentence)
    return bool(any(find(told) for _, find in presentation.FIND_CUE)
                or presentation.AFTER_NAME.search(told) or presentation.OWN_COLUMN.search(told))


@settings(max_examples=500, derandomize=True, deadline=None)
@given(found=st.lists(sentences, min_size=20, max_size=40))
def test_presentations_are_hinted_at(found):
    there = presentation.presentation_hints(found)
    assert [text for text, hinted in zip(found, there) if presents(text) and not hinted] == []


@pytest.mark.parametrize("sentence", [
    "Idag skriver Karin Ek", "Nu skriver Karin Ek", "Här berättar Karin Ek", "Den här veckan\u00a0gästbloggar Karin", "Jag har bjudit in Karin att skriva", "Jag bjuder\u00a0in Karin som berättar",
    "Jag har bett Karin att skriva", "Jag bad Karin berätta", "Välkomna en gästskribent",
    "Vår gästbloggare är Karin", "Först ut är Karin", "Nu presenterar vår gästbloggare sig",
    "Jag lämnar ordet till Karin", "I det här blogginlägget får ni möta Karin", "Bloggen gästas av Karin",
    "Jag överlämnar till Karin", "Pennan över till Karin", "Läs Karins text", "Karin Ek tar\u2009över bloggen",
    "Karin Ek som skriver på bloggen", "Min krönika", "Här är en krönika som jag skrev"])
def test_each_form_of_presentation_is_hinted_at(sentence):
    assert presents(sentence)
    assert presentation.presentation_hints([sentence, "Vi har en ny myndighet."]) == [True, False]
