"""Each kind of bad document ends in one clear message: what, where, what to do.

The expected messages are those that a stranger needs, whole, so that they are read here.
"""

import os
from pathlib import Path

import pytest
from conftest import CURATION

from sjoberg_bloggar.cli import main

POST = "16 juni 2016\n\nEn dag\n\nDet var en gång.\n"
ENTRY = " • 16 juni 2016\n\n  En dag\n\n\n  Det var en gång.\n"


@pytest.mark.parametrize("content, message", [
    (POST.encode("latin-1"), "in/a.txt:5: byte 0xE5 at offset 34 is not UTF-8; save the document "
                             "as UTF-8"),
    (POST.encode("utf-16"), "in/a.txt:1: byte 0xFF at offset 0 is not UTF-8; save the document as "
                            "UTF-8"),
    (POST.encode()[:-5], "in/a.txt:5: byte 0xC3 at offset 34 is not UTF-8; save the document as "
                         "UTF-8"),
    ("", "in/a.txt: the document is empty; remove it or fetch it again"),
    (" \n\n\u00a0\n", "in/a.txt: the document is empty; remove it or fetch it again"),
    ("\ufeff", "in/a.txt: the document is empty; remove it or fetch it again"),
    (POST.replace("gång", "g\x00ång"), "in/a.txt:5: control character U+0000; remove it: it does not "
                                       "belong in a text"),
    (POST.replace("gång", "g\ufeffång"), "in/a.txt:5: byte order mark inside the text; remove it"),
    (POST.replace("gång", "g\ufffdng"), "in/a.txt:5: U+FFFD, which replaces a lost character; "
                                        "fetch the document again"),
    (POST.replace("gång", "gÃ¥ng"), "in/a.txt:5: 'Ã¥' is text read in a wrong encoding ('Ã¥' for "
                                    "'å'); fetch the document again, or mend its encoding"),
    (POST.replace("var", "varÂ\u00a0"), "in/a.txt:5: 'Â\\xa0' is text read in a wrong encoding "
     "('Ã¥' for 'å'); fetch the document again, or mend its encoding"),
    (POST.replace("gång", "gå\u00adng"), "in/a.txt:5: SOFT HYPHEN (U+00AD), which nobody sees or knows; "
                                         "remove it, or write what is meant"),
    ("<rss version='2.0'><channel>", "in/a.txt: this is an RSS feed, not the text of a page; open the page "
     "in a browser, and save its text, from its date on, as a .txt file"),
    ("En text om något.\n\nUtan datum.\n",
     "in/a.txt:1: no date: neither a post page (first line '16 juni 2016') nor an archive page "
     "(posts begin with ' • 16 juni 2016'); check that this is a document of the blog"),
    ("\n\n2016-06-16\n\nEn dag\n\nText.\n",
     "in/a.txt:3: no date: neither a post page (first line '16 juni 2016') nor an archive page "
     "(posts begin with ' • 16 juni 2016'); write '2016-06-16' in one of these ways, and the date "
     "of a post page in the first line"),
    (POST.replace("16 juni 2016", "31 februari 2017"),
     "in/a.txt:1: there is no such day as '31 februari 2017'; correct the date"),
    (POST.replace("16 juni 2016", "16 juni 0000"),
     "in/a.txt:1: there is no such day as '16 juni 0000'; correct the date"),
    (POST.replace("2016", "3000"),
     "in/a.txt:1: there is no such day as '16 juni 3000'; correct the date"),
    (POST.replace("Det var en gång.", "... – !"),
     "in/a.txt:3: the text of 'En dag' has no word; add the text of the post or remove its date and "
     "title"),
    ("Meny\n" + ENTRY + ENTRY.replace("16 juni", "0 maj"),
     "in/a.txt:8: there is no such day as '0 maj 2016'; correct the date"),
    (POST.replace("juni", "june"),
     "in/a.txt:1: 'june' is not a Swedish month; correct the date, for example '16 juni 2016'"),
    ("Meny\n" + ENTRY + ENTRY.replace("juni", "jun"),
     "in/a.txt:8: 'jun' is not a Swedish month; correct the date, for example '16 juni 2016'"),
    (ENTRY + " • 17 juni, 2016\n\n  En dag  till.\n",
     "in/a.txt:7: '• 17 juni, 2016' looks like the date of one more post; write it as ' • 16 juni "
     "2016' on an archive page; put each post page into a document of its own; or say in "
     "page_furniture.csv what the line is"),
    (POST + "\n2016-06-17\n\nEn dag till\n\nText.\n",
     "in/a.txt:7: '2016-06-17' looks like the date of one more post; write it as ' • 16 juni 2016' "
     "on an archive page; put each post page into a document of its own; or say in "
     "page_furniture.csv what the line is"),
    (ENTRY.replace("En dag\n\n\n  ", "En dag " + "Det var en gång. " * 8),
     "in/a.txt:3: the title 'En dag Det var en gång. Det var en gång.…' goes on into the text; put "
     "two spaces between title and text, or a line end"),
    ("16 juni 2016\n\n", "in/a.txt:1: a date without a title; add the title of the post or remove "
                         "the date"),
    ("Meny\n • 17 juni 2016\n\n" + ENTRY,
     "in/a.txt:2: a date without a title; add the title of the post or remove the date"),
    ("16 juni 2016\n\nEn dag\n", "in/a.txt:3: the title 'En dag' without a text; add the text of "
                                 "the post (on the title's line, two spaces part it from the title), "
                                 "or remove its date and title"),
    (ENTRY + ENTRY.replace("16", "17").replace("Det var en gång.", ""),
     "in/a.txt:9: the title 'En dag' without a text; add the text of the post (on the title's line, "
     "two spaces part it from the title), or remove its date and title"),
    (ENTRY + ENTRY, "a.txt:7: 'En dag' appears in this document a second time, first in line 1; "
                    "remove one of the two"),
    (ENTRY + ENTRY.replace("En dag", "En dag!"),
     "a.txt:7: 'En dag!' gets the same post_id as 'En dag': 2016-06-16-en-dag; make the two titles "
     "differ in letters or digits"),
])
def test_documents(answer, content, message):
    assert answer({"a.txt": content}) == message


def test_two_documents_with_the_same_post_id(answer):
    assert answer({"a.txt": POST, "b.txt": POST.replace("En dag", "En, dag")}).startswith(
        "b.txt:1: 'En, dag' gets the same post_id as 'En dag': 2016-06-16-en-dag; ")


@pytest.mark.parametrize("make, message", [
    (lambda path: path.mkdir(), "in/a.txt: this is not a file; remove it, or put a document there"),
    (lambda path: path.symlink_to("nowhere"),
     "in/a.txt: this is not a file; remove it, or put a document there"),
    (lambda path: path.symlink_to(path), "in/a.txt: this is not a file; remove it, or put a document there"),
    (lambda path: path.symlink_to("/dev/zero"),
     "in/a.txt: this is not a file; remove it, or put a document there"),
    (os.mkfifo, "in/a.txt: this is not a file; remove it, or put a document there"),
], ids=["folder", "dangling", "circle", "device", "pipe"])
def test_what_is_no_file(answer, tmp_path, make, message):
    (tmp_path / "in").mkdir()
    make(tmp_path / "in/a.txt")
    assert answer({"b.txt": POST}) == message


def test_a_file_that_cannot_be_read(answer, monkeypatch):
    def denied(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    message = answer({"a.txt": POST}, CURATION)
    assert "cannot be read (Permission denied); " in message


@pytest.mark.parametrize("name", [b"\xff.txt", b"a\nb.txt", b"a\\b.txt", b"a\x1b.txt"])
def test_file_names_that_no_table_can_hold(answer, tmp_path, name):
    (tmp_path / "in").mkdir()
    with open(os.path.join(os.fsencode(tmp_path / "in"), name), "w", encoding="utf-8") as file:
        file.write(POST)
    message = answer()
    assert message.endswith("the name of this file has characters that cannot be published; rename it")
    assert message.isprintable()


def test_a_folder_without_documents(answer, tmp_path):
    assert answer({"a.pdf": POST}) == (
        "in: no document (*.txt) in this folder; put the documents there or give another folder "
        "with --sources")


@pytest.mark.parametrize("name, reason", [("nowhere", "No such file or directory"),
                                          ("file", "Not a directory")])
def test_no_folder(answer, tmp_path, name, reason):
    (tmp_path / "file").write_text("x")
    assert answer(sources=tmp_path / name) == (
        f"{name}: cannot list the documents ({reason}); give an existing folder with --sources")


def test_two_documents_that_word_a_post_differently(tmp_path, capsys):
    """It is built from the post page and listed."""
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "a.txt").write_text(POST.replace("en gång", "två gånger"), "utf-8")
    (sources / "b.txt").write_text("Meny\n" + ENTRY, "utf-8")
    assert main(["build", "--sources", str(sources), "--output", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert ("Needs a look: b.txt, line 2: the post 2016-06-16-en-dag is worded differently than in "
            "a.txt, which is published") in out
    posts = (tmp_path / "out/dataset/posts.csv").read_text("utf-8")
    assert "Det var två gånger." in posts and "en gång" not in posts


def test_files_that_are_no_documents_are_listed(tmp_path, capsys):
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "a.txt").write_text(POST, "utf-8")
    (sources / "b.html").write_text("<p>Mer.")
    (sources / ".c.swp").write_text("x")
    assert main(["build", "--sources", str(sources), "--output", str(tmp_path / "out")]) == 0
    line, _ = [line for line in capsys.readouterr().out.splitlines() if "Needs a look" in line]
    assert line == ("Needs a look: b.html is a web page, not a document (*.txt), and was left out; open the "
                    "page in a browser, and save its text, from its date on, as a .txt file")


@pytest.mark.parametrize("character", [
    "\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u202e", "\u2060", "\u2066", "\u2028", "\u2029",
    "\ue000", "\U000f0001", "\u061c", "\u3164", "\u2800", "\ufe0f", "\U000e0041", "\U000e0101", "\ufffc",
    "\x0b", "\x1b", "\x7f", "\x85", "👍\u200d", "\u200d👍", "1\ufe0f", "\uffff"])
def test_characters_that_nobody_sees_are_refused_by_name_and_line(answer, character):
    message = answer({"a.txt": POST.replace("gång", f"gå{character}ng")})
    [code] = {f"U+{ord(each):04X}" for each in character if each not in "👍1"}
    assert message.startswith("in/a.txt:5: ") and code in message


@pytest.mark.parametrize("sign", ["👩‍💻", "❤️", "1️⃣", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🤷🏽‍♀️", "©️",
                                  "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"])
def test_emoji_are_published(read, sign):
    [post] = read(POST.replace("gång", f"gång {sign}")).posts
    assert post.texts["text"] == f"Det var en gång {sign}."


@pytest.mark.parametrize("markup", [
    "<p>", "</div>", "<br/>", "<a href='x'>", "<!-- x -->", "<STRONG>", "&amp;", "&nbsp;", "&#8211;", "&#xE5;",
    "&nbsp", "**viktig**", "__viktig__", "*viktig*", "_viktig_", "[länk](http://x.se)", "![](x.png)", "`x`"])
def test_markup_is_refused_by_line(answer, markup):
    message = answer({"a.txt": POST.replace("gång", f"gång {markup} till")})
    assert message.startswith(("in/a.txt:5: the HTML", "in/a.txt:5: the Markdown"))


@pytest.mark.parametrize("line", ["# Rubrik", "### Rubrik", "> Citat", "---", "```"])
def test_lines_of_markdown_are_refused(answer, line):
    assert answer({"a.txt": f"{POST}\n{line}\n"}).startswith("in/a.txt:7: the Markdown mark ")


@pytest.mark.parametrize("text", ["#jobb", "< 5 procent", "R&D; H&M", "medarbetar*innor", "3 * 4 * 5",
                                  "*Fotnot", "a_b_c", "(se [1])", "5 > 3", "– Nej", "a -- b", "AT&T"])
def test_signs_that_are_no_markup_are_published(read, text):
    [post] = read(POST.replace("gång", f"gång {text} till")).posts
    assert text in post.texts["text"].replace("\n\n", "")


@pytest.mark.parametrize("content, what", [
    ("<?xml version='1.0'?>\n<rss version='2.0'>", "an RSS feed"), ("<rdf:RDF xmlns='x'>", "an RSS feed"),
    ("<?xml version='1.0'?>\n<feed xmlns='x'>", "an Atom feed"), ("<!DOCTYPE html>\n", "a saved web page (HTML)"),
    ("\n <html lang='sv'>", "a saved web page (HTML)"), ("<?xml version='1.0'?><a/>", "an XML file"),
    ('{"version": "https://jsonfeed.org/version/1"}', "a JSON feed"), ('[{"a": 1}]', "a JSON file"),
    ("---\ntitle: En dag\n---\n", "a Markdown file"), ("%PDF-1.4", "a PDF file"), ("{\\rtf1", "a rich text file (RTF)"),
    (b"PK\x03\x04\xff", "a zip file, such as a Word or OpenDocument file"), (b"\xd0\xcf\x11\xe0", "an old Word file"),
    ("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "a saved web page (MHTML)")])
def test_other_formats_are_named(answer, content, what):
    assert answer({"a.txt": content}).startswith(f"in/a.txt: this is {what}, not the text of a page; open ")


def test_names_decide_nothing_about_where_files_go(tmp_path):
    """Titles are only values: paths in them, or more letters than a file name can have."""
    sources, output = tmp_path / "in", tmp_path / "a/out"
    sources.mkdir()
    titles = ["../../escaped", "/etc/passwd", "C:\\con.txt", "." * 300, "å" * 5000, "%2e%2e%2f", "~", "&"]
    for i, title in enumerate(titles):
        (sources / f"{i}.txt").write_text(f"{i + 1} maj 2016\n\n{title}\n\nText.\n", "utf-8")
    assert main(["build", "--sources", str(sources), "--output", str(output),
                 "--allow-undecided"]) == 0
    assert {p.name for p in tmp_path.iterdir()} == {"in", "a"}
    assert {p.name for p in (tmp_path / "a").iterdir()} == {"out"}
    posts = (output / "dataset/posts.csv").read_text("utf-8")
    assert "2016-05-05-" + "a" * 5000 in posts and "2016-05-01-escaped" in posts
