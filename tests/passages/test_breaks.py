"""Paragraph breaks that an archive page has lost: sentences, lists, notes, headings.

A rule is certain only where nothing else can be meant; elsewhere it asks.
"""

import pytest
from made_up_pages import FURNITURE, asked, passages

TOP = "Vi har arbetat hela våren med kontoret i Mora. "


def read_body(read, body: str):
    blog = read(f"Myndigheten\n • 1 juni 2017\n\n  Om arbetet  {TOP}{body}\n")
    asked = [question.guess for question in blog.questions if question.topic == "passage"]
    return [(passage.kind, passage.text) for passage in blog.posts[0].passages], asked


@pytest.mark.parametrize("word", ["iPhone", "BankID", "LinkedIn", "iPad", "WhatsApp", "McDonalds"])
def test_names_with_a_capital_inside_are_no_breaks(read, word):
    [post] = read(f"1 juni 2017\n\nTeknik\n\nVi använder {word} varje dag. Det är bra.\n").posts
    assert passages(post) == [("paragraph", f"Vi använder {word} varje dag. Det är bra.")]


@pytest.mark.parametrize("text", [
    "Vi har t.ex. bl.a. 3.5 procent, kl. 10.30 den 16/9 m.m. och så vidare.",
    "Vi var på etapp 1. Sedan kom etapp 2. Nu är vi klara.",
    "Kunderna – och vi - är nöjda; så är det: bra.",
    "Det gäller NAV:s och SKL:s arbete, i norr/söder.",
    "Arbetet\u00a0går vidare.\u00a0Det är bra. \u00a0Mycket bra.",
    "Erik G. Berg och J.P. Ek var med.",
])
def test_signs_inside_running_text_are_no_breaks(read, text):
    [post] = read(f"1 juni 2017\n\nOm arbetet\n\n{text}\n\nSlut här.\n").posts
    assert passages(post)[0] == ("paragraph", " ".join(text.split()))


@pytest.mark.parametrize("joined, left, right", [
    ("på bloggen.Trevlig dag.", "på bloggen.", "Trevlig dag."),
    ("är det så?Ja, det är det.", "är det så?", "Ja, det är det."),
    ("fråga:- Hur går det?", "fråga:", "- Hur går det?"),
    ("(se nedan)Nu går vi vidare.", "(se nedan)", "Nu går vi vidare."),
    ("uppe i.Sedan gick vi.", "uppe i.", "Sedan gick vi."),
    ("år 2021.Här är vi nu.", "år 2021.", "Här är vi nu."),
    ("han sade ”Hej då”.Sedan gick han.", "han sade ”Hej då”.", "Sedan gick han."),
    ("dag.”Allt är bra” sade hon.", "dag.", "”Allt är bra” sade hon."),
    ("han sade ”ja”Nu är det klart.", "han sade ”ja”", "Nu är det klart."),
    ("och så…Nu är det klart.", "och så…", "Nu är det klart."),
    ("mer:https://www.arbetsformedlingen.se/a.html", "mer:",
     "https://www.arbetsformedlingen.se/a.html"),
    ("skäl:1. Det går.2. Det räcker.", "skäl:", "1. Det går."),
    ("skäl:• Det går.• Det räcker.", "skäl:", "• Det går."),
])
def test_words_run_together_are_a_break(read, joined, left, right):
    [post] = read(FURNITURE + f" • 1 juni 2017\n\n  Om arbetet  Vi skriver {joined}\n").posts
    assert [text for _, text in passages(post)][:2] == [f"Vi skriver {left}", right]


@pytest.mark.parametrize("joined, left, right", [
    ("Det är fantastiskt!14 000 kom. Bra.", "Det är fantastiskt!", "14 000 kom. Bra."),
    ("Vi ökar med 30 %Det är bra.", "Vi ökar med 30 %", "Det är bra."),
    ("Vi mötte SKLDet var bra.", "Vi mötte SKL", "Det var bra."),
    ("Läs mer: https://www.af.se/b.htmlJobbspåret är bra.", "Läs mer: https://www.af.se/b.html",
     "Jobbspåret är bra."),
])
def test_more_that_is_run_together_is_a_break(read, joined, left, right):
    [post] = read(FURNITURE + f" • 3 maj 2031\n\n  Ny väg  {joined}/Mikael\n").posts
    assert [text for _, text in passages(post)] == [left, right, "/Mikael"]


@pytest.mark.parametrize("text", ["Det gäller bl.a.Skatteverket och fler.", "Läs t.ex.Boken om Mora.",
                                  "Det steg till 2.5 procent i år.", "Vi ses kl.17.30 på torsdag."])
def test_abbreviations_and_numbers_run_together_are_no_break(read, text):
    [post] = read(FURNITURE + f" • 3 maj 2031\n\n  Ny väg  {text}/Mikael\n").posts
    assert [kind for kind, _ in passages(post)] == ["paragraph", "signature"]


@pytest.mark.parametrize("joined", ["Det var lärorikt.2017 blev ett bra år.",
                                    "Det är bra.iPhone används ofta.", "Möte med NRKDet var bra."])
def test_what_may_be_a_break_is_asked_about(read, joined):
    assert "whether a paragraph begins here" in asked(
        read(FURNITURE + f" • 3 maj 2031\n\n  Ny väg  {joined} Det är klart./Mikael\n"))


@pytest.mark.parametrize("text, address", [
    ("Läs mer på https://www.arbetsformedlingen.se/Kontakt", "/Kontakt"),
    ("Läs mer på https://www.arbetsformedlingen.se/Om-oss/Kontakt om du vill.", "/Om-oss/Kontakt"),
])
def test_an_address_keeps_its_last_word(read, text, address):
    [post] = read(FURNITURE + f" • 1 juni 2017\n\n  Om arbetet  {text}\n").posts
    assert [p for _, p in passages(post)] == [text]


@pytest.mark.parametrize("body, items", [
    ("Tre mål: a) fler jobbb) färre köerc) bättre stöd", ["a) fler jobb", "b) färre köer", "c) bättre stöd"]),
    ("Tre mål:a)fler jobbb)färre köerc)bättre stöd", ["a)fler jobb", "b)färre köer", "c)bättre stöd"]),
    ("Två mål: A. Fler jobb.B. Färre köer.", ["A. Fler jobb.", "B. Färre köer."]),
    ("Två mål:A) Fler jobb B) Färre köer", ["A) Fler jobb B) Färre köer"]),
    ("Två mål: 1.Fler jobb2.Färre köer", ["1.Fler jobb", "2.Färre köer"]),
    ("Två mål:1.Fler jobb.2.Färre köer.", ["1.Fler jobb.", "2.Färre köer."]),
    ("Två mål:1)Fler jobb2)Färre köer", ["1)Fler jobb", "2)Färre köer"]),
    ("Två mål:1.\u00a0Fler jobb.2.\u00a0Färre köer.", ["1. Fler jobb.", "2. Färre köer."]),
    ("Två mål: 1)\tFler jobb.2)\tFärre köer.", ["1) Fler jobb.", "2) Färre köer."]),
    ("Vi ska:→ lyssna→ förstå", ["→ lyssna", "→ förstå"]),
    ("Vi ska: ✓ lyssna ✓ förstå", ["✓ lyssna", "✓ förstå"]),
    ("Vi ska:►lyssna►förstå", ["►lyssna", "►förstå"]),
    ("Vi ska:– lyssna– förstå– vila", ["– lyssna", "– förstå", "– vila"]),
    ("Vi ska: - lyssna- förstå- vila", ["- lyssna", "- förstå", "- vila"]),
    ("Vi ska:– lyssna.– förstå.– vila.", ["– lyssna.", "– förstå.", "– vila."]),
    ("Vi ska:• lyssna• förstå", ["• lyssna", "• förstå"]),
])
def test_items_that_are_run_together_are_a_list(read, body, items):
    passages, asked = read_body(read, body)
    lists = [text for kind, text in passages if kind == "list_item"]
    if len(items) == 1:
        assert (lists, asked) != (items, [])
    else:
        assert lists == items


@pytest.mark.parametrize("body", [
    "Vägen gick från A → B → C, och sedan hem.",
    "Vi ska: – lyssna – förstå – vila",
    "Det handlar om– fler jobb– färre köer– bättre stöd.",
])
def test_what_may_be_a_list_is_asked_about(read, body):
    passages, asked = read_body(read, body)
    assert (passages, asked) == ([("paragraph", TOP + body)], ["whether a list item begins here"])


@pytest.mark.parametrize("body", [
    "Vi har tid att lyssna a) på kunden, b) på varandra.", "Per A. Berg och Bo B. Ek var med.",
    "Plan A. Plan B. Allt är möjligt.", "Det går från A → B.", "Det ger stöd till in- och utlån- och mer.",
    "Det är så – som alltid – att vi – liksom andra – lyssnar.", "Det går bra för klienterna– mycket bra.",
    "Vi ses den 1. Eller den 2. Det är bra.", "Version 1.5 och 2.5 är klara.", "Kl. 8.15 ringde bruket."])
def test_running_text_is_no_list(read, body):
    assert read_body(read, body) == ([("paragraph", TOP + body)], [])


@pytest.mark.parametrize("sign", ["-", "–", "*"])
def test_dashes_after_a_colon_are_a_list_and_questions_are_not(read, sign):
    [post] = read(f"3 maj 2031\n\nNy väg\n\nVi har två mål:\n\n{sign} fler jobb\n\n{sign} färre köer\n\n"
                  "Det är bra.\n\n/Mikael\n").posts
    assert [kind for kind, _ in passages(post)] == [
        "paragraph", "list_item", "list_item", "paragraph", "signature"]
    [post] = read(f"3 maj 2031\n\nNy väg\n\nJag frågade:\n\n{sign} Hur då?\n\n{sign} Varför det?\n\n"
                  "Det är bra.\n\n/Mikael\n").posts
    assert "list_item" not in [kind for kind, _ in passages(post)]


@pytest.mark.parametrize("body, note", [
    ("Trevlig helg!Mikael SjöbergP.S. Läs mer.", "P.S. Läs mer."),
    ("Trevlig helg!/Mikael PS! Läs mer i morgon.", "PS! Läs mer i morgon."),
    ("Trevlig helg! /Mikael P.S. Läs mer.", "P.S. Läs mer."),
    ("Trevlig helg!/MikaelPS: Läs mer.", "PS: Läs mer."),
    ("Trevlig helg!/MikaelPS!Läs mer.", "PS!Läs mer."),
    ("Trevlig helg!Mikael Sjöberg PS. Läs mer.", "PS. Läs mer."),
    ("Det är bra. P.S. Läs mer.", "P.S. Läs mer."),
    ("Det är bra.PS! Läs mer.", "PS! Läs mer."),
])
def test_a_postscript_is_a_note(read, body, note):
    assert read_body(read, body)[0][-1] == ("note", note)


def test_a_postscript_that_is_spoken_of_is_none(read):
    body = "Jag skrev ett PS. Det var i mitt brev, och P.S. betyder efterskrift."
    assert read_body(read, body)[0] == [("paragraph", TOP + body)]


@pytest.mark.parametrize("body", [
    "I går skrev tidningen Vi om jobben.", "I rapporten Var finns jobben visar vi mer.",
    "Hon läste boken Att leda på tåget.", "Alla har tjänsten Min sida i mobilen.",
    "Han var med i programmet Efter fem i går.", "I måndags kom filmen Jag är klar på bio.",
    "Läs mer i skriften Så arbetar vi på nätet.", "Vi fick höra Nu kommer våren på radion.",
    "Kampanjen Vi tillsammans börjar nu.", "I poddavsnittet Hur blev det så berättar Eva."])
def test_a_sentence_is_not_cut_into_heading_and_paragraph(read, body):
    body = body.replace("Kampanjen", "Nu är det dags för kampanjen")
    passages, asked = read_body(read, f"Det är bra.{body}")
    assert passages[-1] == ("paragraph", body)
    assert "whether a heading runs on into its paragraph here" in asked


def test_a_word_that_may_begin_a_paragraph_is_not_asked_about_as_a_name_too(read):
    blog = read(f"Myndigheten\n • 1 juni 2017\n\n  Om arbetet  {TOP}Det är bra.Testerna ger jobb Varje dag.\n")
    assert [question.topic for question in blog.questions if question.surface.startswith("Varje")] == [
        "passage"]


@pytest.mark.parametrize("heading", ["Ett steg framåt", "En väg in", "Bättre kvalitet i mötet", "Färre ord",
                                     "Öppna dörrar i sommar", "Rätt från början", "En onsdag i november"])
def test_a_heading_without_a_verb_is_cut_off(read, heading):
    passages, asked = read_body(read, f"Det är bra.{heading} Det går framåt nu.")
    assert passages[-2:] == [("heading", heading), ("paragraph", "Det går framåt nu.")]
    assert asked == []
