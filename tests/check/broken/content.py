"""Defects of content: cells, keys, texts, and what must hold between the tables."""

from datetime import date, timedelta

from check.broken.draft import cell, cells, described, find, rows

FIRST = "2015-09-01-varfor-vill-jag-blogga"
ALMEGA = "2015-09-02-idag-besokte-jag-almega-och-traffade-vd-n-anna-karin-hatt"
LUND = "2015-09-04-nu-finns-vi-pa-mobile-heights-i-lund"  # a guest's, with the host's intro
TWO_AUTHORS = "2016-04-29-upphandling-i-hetluften"
TWO_SOURCES = "2016-06-16-det-bubblar-och-sjuder-gott-i-arbetsformedlingen"


def at_post(table: str):
    return lambda row: (table, row["post_id"])


def plus(column: str, number: int):
    return lambda row: row[column] + number


def replaced(column: str, old: str, new: str):
    def value(row: dict) -> str:
        assert old in row[column]
        return row[column].replace(old, new, 1)
    return value


def in_text(row: dict) -> bool:
    return row["field"] == "text"


CONSTRAINTS = [
    cell("required", "a text", "posts", {"post_id": FIRST}, ("csv",), text=None),
    cell("required", "a foreign key", "authorships", {"post_id": FIRST}, ("csv",),
         lambda row: ("authorships", FIRST), author_id=None),
    cell("required", "an employer", "authorships", {"post_id": FIRST}, ("csv",),
         organisation_id=None),
    cell("required", "a mention's organisation", "mentions", {"post_id": FIRST}, ("csv",),
         organisation_id=None),
    cell("required", "a kind", "organisations", {"organisation_id": "bbc"}, ("csv",), kind=None),
    cell("required", "a day", "posts", {"post_id": FIRST}, ("csv",), published=None),
    cell("required", "a count", "authors", {"author_id": "tina-grahn"}, ("csv",), post_count=None),
    rows("unique", "two addresses alike", "posts",
         lambda rows: [row.update(url=rows[2]["url"]) for row in rows[3:4]] and rows[3]["post_id"]),
    cell("unique", "two Wikidata items alike", "organisations", {"organisation_id": "facebook"},
         wikidata_id="Q3440237"),
    cell("unique", "two organisationsnummer alike", "organisations",
         {"organisation_id": "kriminalvarden"}, organisation_number="202100-2114"),
    cell("pattern", "a Wikidata property", "organisations", {"organisation_id": "bbc"},
         wikidata_id="P31"),
    cell("pattern", "a Wikidata item in lower case", "organisations", {"organisation_id": "bbc"},
         wikidata_id="q9531"),
    cell("pattern", "a Wikidata address", "organisations", {"organisation_id": "bbc"},
         wikidata_id="https://www.wikidata.org/wiki/Q9531"),
    cell("pattern", "a number without hyphen", "organisations", {"organisation_id": "almega"},
         organisation_number="5563340941"),
    cell("pattern", "a country by name", "organisations", {"organisation_id": "almega"},
         country="Sweden"),
    cell("pattern", "a country in lower case", "organisations", {"organisation_id": "almega"},
         country="se"),
    cell("pattern", "an address without https", "posts", lambda row: row["url"],
         url=replaced("url", "https", "http")),
    cell("pattern", "an id with a capital letter", "authors", {"author_id": "tina-grahn"},
         author_id="Tina-grahn"),
    cell("pattern", "a folder in a source", "post_sources", {"post_id": FIRST},
         source=lambda row: "build/sources/" + row["source"]),
    cell("enum", "a kind of passage", "passages", {"post_id": FIRST}, kind="title"),
    cell("enum", "a field", "mentions", {"post_id": FIRST}, field="body"),
    cell("enum", "a kind of organisation", "organisations", {"organisation_id": "bbc"},
         kind="broadcaster"),
    cell("enum", "a kind of name", "organisation_names", {"name": "SKL"}, kind="acronym"),
    cell("minimum", "position 0", "authorships", {"post_id": FIRST}, position=0),
    cell("minimum", "no words", "posts", {"post_id": FIRST}, word_count=0),
    cell("minimum", "line 0", "post_sources", {"post_id": FIRST}, first_line=0),
    cell("minimum", "a start before the text", "mentions", {"post_id": FIRST}, start=-1),
    cell("minimum", "a negative count", "organisations", {"organisation_id": "bbc"},
         mention_count=-1),
    cell("minimum", "passage 0", "passages", {"post_id": FIRST}, passage_number=0),
    cell("min-length", "an empty title", "posts", {"post_id": FIRST}, ("parquet", "csv"),
         title=""),
    cell("min-length", "an empty note", "organisations", {"organisation_id": "alliansen"},
         note=""),
    rows("primary-key", "a passage twice", "passages",
         lambda rows: rows.insert(1, dict(rows[0])) or FIRST),
    rows("primary-key", "a mention twice", "mentions",
         lambda rows: rows.insert(1, dict(rows[0], organisation_id="almega")) or FIRST),
    rows("primary-key", "an author twice in a post", "authorships",
         lambda rows: rows.insert(1, dict(rows[0], position=2)) or FIRST),
    rows("primary-key", "a post twice", "posts",
         lambda rows: rows.insert(1, dict(rows[0])) or FIRST),
    rows("primary-key", "a name twice", "organisation_names",
         lambda rows: rows.insert(1, dict(rows[0])) or "alliansen, Allians"),
    rows("primary-key", "a document twice", "post_sources",
         lambda rows: rows.insert(1, dict(rows[0])) or FIRST),
    cell("foreign-key", "a mention of nobody", "mentions", {"post_id": FIRST},
         organisation_id="arbetsformedling"),
    cell("foreign-key", "a mention in no post", "mentions", {"post_id": FIRST},
         post_id="2015-09-01-varfor"),
    cell("foreign-key", "an author who is not there", "authorships", {"post_id": LUND},
         author_id="carina-fries"),
    cell("foreign-key", "an employer that is not there", "authorships", {"post_id": LUND},
         organisation_id="af"),
    cell("foreign-key", "a passage by nobody", "passages", {"post_id": LUND, "kind": "note"},
         author_id="karin-friis"),
    cell("foreign-key", "a document of no post", "post_sources", {"post_id": FIRST},
         post_id="2015-09-01-varfor"),
    rows("foreign-key", "a name of nobody", "organisation_names",
         lambda rows: rows.append({"organisation_id": "zoo", "name": "Zoo", "kind": "official"})
         or "zoo, Zoo"),
    rows("foreign-key", "an author removed", "authors",
         lambda rows: rows.remove(find(rows, {"author_id": "carina-friis"})),
         ("authorships", f"{LUND}, carina-friis")),
] + [
    rows("row-order", f"two rows of {table} swapped", table,
         lambda rows: rows.insert(2, rows.pop(4)) or rows[3])
    for table in ("posts", "passages", "authors", "authorships", "organisations",
                  "organisation_names", "mentions", "post_sources")
] + [
    rows("row-order", "the text's mentions before the caption's", "mentions",
         lambda rows: rows.sort(key=lambda row: (row["post_id"], row["field"] == "caption")),
         ("mentions", f"{LUND}, caption, ")),
    rows("row-order", "as a Swedish dictionary has it", "organisation_names",
         lambda rows: rows.sort(key=lambda row: (row["organisation_id"], row["name"].lower())),
         ("organisation_names", "arbetsformedlingen, Arbetsförnedringen")),
]


def both(change) -> object:
    """Change the first passage of FIRST, and with it the text of the post, by change(text)."""
    def edit(tables: dict) -> None:
        passage = find(tables["passages"], {"post_id": FIRST, "passage_number": 1})
        post = find(tables["posts"], {"post_id": FIRST})
        before = passage["text"]
        passage["text"] = change(before)
        assert passage["text"] != before
        assert len(passage["text"]) == len(before)
        post["text"] = post["text"].replace(before, passage["text"])
    return edit


def letters(old: str, new: str):
    return both(lambda text: text.replace(old, new, 1))


IN_PASSAGE = ("passages", FIRST)
TEXTS = [
    cells("text-characters", "NUL in a text", letters(" att", "\x00att"), IN_PASSAGE),
    cells("text-characters", "vertical tab in a text", letters(" att", "\x0batt"), IN_PASSAGE),
    cells("text-characters", "line separator in a text", letters(" att", "\u2028att"), IN_PASSAGE),
    cells("text-characters", "next line in a text", letters(" att", "\x85att"), IN_PASSAGE),
    cells("text-characters", "soft hyphen in a text", letters(" att", "\u00adatt"), IN_PASSAGE),
    cells("text-characters", "private-use character", letters(" att", "\ue000att"), IN_PASSAGE),
    cells("text-characters", "replacement character", letters("ö", "\ufffd"), IN_PASSAGE),
    cell("text-characters", "NUL in a post alone", "posts", {"post_id": FIRST},
         text=replaced("text", " att", "\x00att")),
    cell("text-characters", "byte order mark in a note", "organisations",
         {"organisation_id": "alliansen"}, note=lambda row: "\ufeff" + row["note"]),
    cell("text-characters", "delete in a role", "authorships", {"post_id": LUND},
         role=lambda row: row["role"] + "\x7f"),
    cell("text-characters", "a soft hyphen in a note", "organisations",
         {"organisation_id": "alliansen"}, note=lambda row: row["note"] + " Al\u00adliansen"),
    cell("text-characters", "a zero-width space in a name", "organisations",
         {"organisation_id": "bbc"}, name_en=lambda row: row["name"] + "\u200b"),
    cell("text-characters", "a variation selector in a name variant", "authors",
         {"author_id": "gunther-marder"}, name_variants=lambda row: row["name_variants"] + "\ufe0f"),
    cell("text-characters", "the order of letters reversed in a role", "authorships",
         {"post_id": LUND}, role=lambda row: "\u202e" + row["role"]),
    *(cell("text-na", f"{word} as a {column}", table, where, **{column: word})
      for table, column, where, word in [
          ("organisations", "country", {"organisation_id": "bbc"}, "NA"),
          ("organisations", "note", {"organisation_id": "bbc"}, "None"),
          ("authorships", "role", {"post_id": LUND}, "n/a"),
          ("posts", "caption", {"post_id": FIRST}, "null"),
          ("authors", "family_name", {"author_id": "tina-grahn"}, "NaN")]),
    cell("text-nfc", "a title", "posts", {"post_id": FIRST},
         title=replaced("title", "ö", "o\u0308")),
    cells("text-nfc", "a passage", letters("förra", "fo\u0308ra"), IN_PASSAGE),
    cell("text-nfc", "a name", "authors", {"author_id": "annika-sunden"},
         name=replaced("name", "é", "e\u0301")),
    cell("text-nfc", "a note with an ångström sign", "organisations",
         {"organisation_id": "alliansen"}, note=lambda row: row["note"] + " \u212bngström"),
    cell("text-encoding", "Windows-1252", "authorships", {"post_id": LUND},
         role=replaced("role", "ö", "Ã¶")),
    cell("text-encoding", "Latin-1", "authors", {"author_id": "gunther-marder"},
         name_variants=lambda row: row["name_variants"].encode().decode("latin-1")),
    cells("text-encoding", "a dash", both(lambda text: text.replace("året – mål", "år â€“ mål")),
          IN_PASSAGE),
    cell("text-encoding", "Mac Roman", "authorships", {"post_id": LUND},
         role=lambda row: row["role"].encode().decode("mac-roman")),
    cell("text-encoding", "code page 850", "authorships", {"post_id": LUND},
         role=lambda row: row["role"].encode().decode("cp850")),
    cell("text-spaces", "two blanks", "organisations", {"organisation_id": "alliansen"},
         note=replaced("note", " ", "  ")),
    cell("text-spaces", "a blank at the beginning", "authorships", {"post_id": LUND},
         role=lambda row: " " + row["role"]),
    cell("text-spaces", "a blank at the end", "posts", {"post_id": ALMEGA},
         caption=lambda row: row["caption"] + " "),
    cell("text-spaces", "a no-break space", "posts", {"post_id": ALMEGA},
         caption=replaced("caption", " ", "\u00a0")),
    cell("text-spaces", "a tabulator", "posts", {"post_id": ALMEGA},
         caption=replaced("caption", " ", "\t")),
    cell("text-spaces", "a line feed in a title", "posts", {"post_id": FIRST},
         title=replaced("title", " ", "\n")),
    cells("text-spaces", "a line feed in a passage", letters(" att", "\natt"), IN_PASSAGE),
]


def without_passage(number: int):
    return lambda rows: rows.remove(find(rows, {"post_id": LUND, "passage_number": number}))


def renumber(rows: list[dict]) -> None:
    for row in rows:
        if row["post_id"] == LUND:
            row["passage_number"] += 1


def longer_gap(tables: dict) -> None:
    """Put a third line feed between the first two passages of FIRST, offsets kept right."""
    post = find(tables["posts"], {"post_id": FIRST})
    passage = find(tables["passages"], {"post_id": FIRST, "passage_number": 2})
    post["text"] = post["text"].replace("\n\n", "\n\n\n")
    passage["start"] += 1
    passage["end"] += 1


def shorter_gap(tables: dict) -> None:
    post = find(tables["posts"], {"post_id": FIRST})
    passage = find(tables["passages"], {"post_id": FIRST, "passage_number": 2})
    post["text"] = post["text"].replace("\n\n", "\n")
    passage["start"] -= 1
    passage["end"] -= 1


def blank_in_gap(tables: dict) -> None:
    post = find(tables["posts"], {"post_id": FIRST})
    post["text"] = post["text"].replace("\n\n", " \n")


def move_offsets(tables: dict) -> None:
    """Let both passages of FIRST claim one code point more or less than they have."""
    one, two = (row for row in tables["passages"] if row["post_id"] == FIRST)
    one["end"] += 1
    two["start"] += 1


POSTS = [
    cell("post-id", "another title", "posts", {"post_id": FIRST},
         title="Varför jag vill blogga?"),
    cell("post-id", "another day", "posts", {"post_id": FIRST}, published=date(2015, 9, 2)),
    cell("post-id", "without transliteration", "posts", {"post_id": FIRST},
         title="Varfór vill jåg bloggäs"),
    cell("post-url", "that of another post", "posts", {"post_id": FIRST},
         url="https://www.arbetsformedlingen.se/2015-09-02-Varfor-vill-jag-blogga.html"),
    cell("post-url", "that of the blog", "posts", {"post_id": FIRST},
         url="https://www.arbetsformedlingen.se/Sjoberg-bloggar.html"),
    cell("word-count", "one more", "posts", {"post_id": FIRST}, word_count=plus("word_count", 1)),
    cell("word-count", "one more in a passage", "passages", {"post_id": FIRST},
         word_count=plus("word_count", 1)),
    cell("word-count", "one less", "posts", {"post_id": FIRST}, word_count=plus("word_count", -1)),
    cell("word-count", "dashes counted", "posts", lambda row: " – " in row["text"],
         word_count=lambda row: len(row["text"].split())),
    rows("passage-number", "one is left out", "passages", without_passage(3),
         ("passages", f"{LUND}, 4")),
    rows("passage-number", "from 2", "passages", renumber, ("passages", f"{LUND}, 2")),
    cell("passage-text", "a letter", "passages", {"post_id": FIRST},
         text=replaced("text", "tror", "tter")),
    cell("passage-text", "a letter of the post", "posts", {"post_id": FIRST}, ("csv", "parquet"),
         at_post("passages"), text=replaced("text", "tror", "tter")),
    cell("passage-text", "an end one too far", "passages", {"post_id": FIRST},
         end=plus("end", 1)),
    cell("passage-text", "a start one too far", "passages", {"post_id": FIRST},
         start=plus("start", 1)),
    cell("passage-text", "offsets of UTF-8 bytes", "passages",
         {"post_id": FIRST, "passage_number": 2}, start=plus("start", 11), end=plus("end", 12)),
    cells("passage-text", "a code point moved to the next", move_offsets, ("passages", FIRST)),
    rows("passage-tiling", "the last is left out", "passages", without_passage(8),
         ("posts", LUND)),
    rows("passage-tiling", "the first is left out", "passages", without_passage(1),
         ("passages", f"{LUND}, 2")),
    rows("passage-tiling", "all are left out", "passages",
         lambda rows: [rows.remove(row) for row in list(rows) if row["post_id"] == FIRST],
         ("posts", FIRST)),
    cells("passage-tiling", "three line feeds between two", longer_gap, ("passages", FIRST)),
    cells("passage-tiling", "one line feed between two", shorter_gap, ("passages", FIRST)),
    cells("passage-tiling", "a blank between two", blank_in_gap, ("passages", f"{FIRST}, 2")),
    cell("passage-tiling", "a text that goes on", "posts", {"post_id": FIRST},
         text=lambda row: row["text"] + "\n\nPS."),
]


def swap_positions(rows: list[dict]) -> None:
    one, two = (row for row in rows if row["post_id"] == TWO_AUTHORS)
    one["position"], two["position"] = 2, 1
    rows.sort(key=lambda row: (row["post_id"], row["position"]))


AUTHORS = [
    cell("one-host", "none", "authors", {"is_host": True}, ("csv", "parquet"),
         lambda row: ("authors", ""), is_host=False),
    cell("one-host", "two", "authors", {"author_id": "tina-grahn"}, is_host=True),
    cell("author-id", "of another name", "authors", {"author_id": "tina-grahn"},
         name="Tina Gran", family_name="Gran"),
    cell("author-name", "family name misspelt", "authors", {"author_id": "tina-grahn"},
         family_name="Gran"),
    cell("author-name", "in catalogue order", "authors", {"author_id": "tina-grahn"},
         name="Grahn, Tina"),
    cell("name-variants", "the name itself", "authors", {"author_id": "gunther-marder"},
         name_variants="Günther Mårder"),
    cell("name-variants", "one twice", "authors", {"author_id": "gunther-marder"},
         name_variants="Günter Mårder; Günter Mårder"),
    cell("name-variants", "joined by a comma's cousin", "authors", {"author_id": "gunther-marder"},
         name_variants="Günter Mårder;Gunther Mårder;"),
    rows("author-unused", "who wrote nothing", "authors",
         lambda rows: rows.append(dict(rows[-1], author_id="ulla-zander", name="Ulla Zander",
                                       given_name="Ulla", family_name="Zander", post_count=0,
                                       first_published=None, last_published=None))
         or "ulla-zander"),
    cell("author-counts", "a post more", "authors", {"author_id": "annika-sunden"},
         post_count=plus("post_count", 1)),
    cell("author-counts", "a later first post", "authors", {"author_id": "annika-sunden"},
         first_published=lambda row: row["first_published"] + timedelta(1)),
    cell("author-counts", "no last post", "authors", {"author_id": "annika-sunden"},
         last_published=None),
    cell("author-position", "from 2", "authorships", {"post_id": FIRST}, ("csv", "parquet"),
         at_post("authorships"), position=2),
    cell("author-position", "both first", "authorships",
         {"post_id": TWO_AUTHORS, "position": 2}, ("csv", "parquet"), at_post("authorships"),
         position=1),
    cell("byline", "a variant", "posts", {"byline": "Günther Mårder"}, byline="Günter Mårder"),
    cell("byline", "joined by a comma", "posts", {"post_id": TWO_AUTHORS},
         byline=replaced("byline", "; ", ", ")),
    cell("byline", "one of two", "posts", {"post_id": TWO_AUTHORS},
         byline=lambda row: row["byline"].split("; ")[0]),
    rows("byline", "the other order", "authorships", swap_positions, ("posts", TWO_AUTHORS)),
    rows("byline", "nobody wrote the post", "authorships",
         lambda rows: rows.remove(find(rows, {"post_id": FIRST})), ("posts", FIRST)),
    cell("guest-post", "of the host", "posts", {"post_id": FIRST}, is_guest_post=True),
    cell("guest-post", "not of a guest", "posts", {"post_id": LUND}, is_guest_post=False),
    cell("passage-author", "an intro by the guest", "passages",
         {"post_id": LUND, "kind": "intro"}, author_id="carina-friis"),
    cell("passage-author", "a guest's paragraph by the host", "passages",
         {"post_id": LUND, "kind": "paragraph"}, author_id="mikael-sjoberg"),
    cell("passage-author", "a paragraph by another guest", "passages",
         {"post_id": TWO_AUTHORS, "kind": "paragraph"}, author_id="tina-grahn"),
    cell("passage-author", "the only author is missing", "passages",
         {"post_id": FIRST}, author_id=None),
    cell("passage-author", "nobody's intro", "passages",
         {"post_id": TWO_AUTHORS, "kind": "intro"}, author_id=None),
    cell("passage-speaker", "the author", "passages", {"post_id": FIRST},
         speaker="Mikael Sjöberg"),
]


def overlapping(tables: dict) -> None:
    """Add a mention inside the first one, right but for that."""
    inner = dict(tables["mentions"][0], start=tables["mentions"][0]["start"] + 3)
    inner["surface"] = inner["surface"][3:]
    tables["mentions"].insert(1, inner)
    tables["organisation_names"].append({"organisation_id": inner["organisation_id"],
                                         "name": inner["surface"], "kind": "variant"})
    tables["organisation_names"].sort(key=lambda row: (row["organisation_id"], row["name"]))
    find(tables["organisations"],
         {"organisation_id": inner["organisation_id"]})["mention_count"] += 1


def unused(tables: dict) -> None:
    new = dict(find(tables["organisations"], {"organisation_id": "youtube"}),
               organisation_id="zoo", name="Zoo", wikidata_id=None, wikidata_item=None,
               organisation_number=None, organisation_number_status="not found", mention_count=0,
               post_count=0, first_mentioned=None, last_mentioned=None)
    tables["organisations"].append(new)
    tables["organisation_names"].append({"organisation_id": "zoo", "name": "Zoo",
                                         "kind": "official"})


ORGANISATIONS = [
    cell("organisation-number", "two digits exchanged", "organisations",
         {"organisation_id": "arbetsformedlingen"}, organisation_number="201200-2114"),
    cell("organisation-number", "another check digit", "organisations",
         {"organisation_id": "arbetsformedlingen"}, organisation_number="202100-2115"),
    cell("organisation-number", "a person's number", "organisations",
         {"organisation_id": "almega"}, organisation_number="811228-9874"),
    cell("identifier-status", "a number that is called not found", "organisations",
         {"organisation_id": "almega"}, organisation_number_status="not found"),
    cell("identifier-status", "no number, but called known", "organisations",
         {"organisation_id": "seko"}, organisation_number_status="known"),
    cell("identifier-status", "an item about nothing", "organisations",
         {"organisation_id": "bbc"}, wikidata_item=None),
    cell("identifier-status", "no item, but called the organisation's", "organisations",
         {"organisation_id": "seko"}, wikidata_item="organisation"),
    cells("organisation-unused", "neither mentioned nor an employer", unused,
          ("organisations", "zoo")),
    cell("organisation-counts", "a mention more", "organisations", {"organisation_id": "bbc"},
         mention_count=plus("mention_count", 1)),
    cell("organisation-counts", "a post less", "organisations",
         {"organisation_id": "arbetsformedlingen"}, post_count=plus("post_count", -1)),
    cell("organisation-counts", "an earlier first day", "organisations",
         {"organisation_id": "bbc"},
         first_mentioned=lambda row: row["first_mentioned"] - timedelta(1)),
    cell("organisation-counts", "no last day", "organisations", {"organisation_id": "bbc"},
         last_mentioned=None),
    rows("organisation-counts", "a mention lost", "mentions",
         lambda rows: rows.remove(find(rows, {"organisation_id": "bbc"})),
         ("organisations", "bbc")),
    cell("official-name", "none", "organisation_names", {"organisation_id": "bbc",
                                                         "kind": "official"}, ("csv", "parquet"),
         lambda row: ("organisations", "bbc"), kind="variant"),
    cell("official-name", "two", "organisation_names", {"name": "BBC"}, ("csv", "parquet"),
         lambda row: ("organisations", "bbc"), kind="official"),
    cell("official-name", "another", "organisations", {"organisation_id": "bbc"},
         name="British Broadcasting Company"),
    cell("name-unused", "that no mention has", "organisation_names", {"name": "SKL"},
         name="SKLR"),
    cell("mention-surface", "offsets one too far", "mentions", in_text, start=plus("start", 1),
         end=plus("end", 1)),
    cell("mention-surface", "with the blank after it", "mentions", in_text, end=plus("end", 1)),
    cell("mention-surface", "another name of the organisation", "mentions",
         {"surface": "Arbetsförmedlingen"}, surface="AF"),
    cell("mention-surface", "in a caption that is missing", "mentions", {"post_id": FIRST},
         field="caption", passage_number=None),
    cell("mention-surface", "nothing", "mentions", in_text, end=lambda row: row["start"]),
    cell("mention-name", "of another organisation", "mentions",
         {"surface": "Almega", "field": "text"}, organisation_id="sns"),
    cell("mention-name", "in another case", "organisation_names", {"name": "Almega"},
         ("csv", "parquet"), lambda row: ("mentions", ALMEGA), name="almega"),
    cells("mention-overlap", "one inside another", overlapping, ("mentions", FIRST)),
    cell("mention-passage", "the next passage", "mentions", {"post_id": FIRST}, passage_number=2),
    cell("mention-passage", "one that is not there", "mentions", {"post_id": FIRST},
         passage_number=99),
    cell("mention-passage", "none for a text", "mentions", {"post_id": FIRST},
         passage_number=None),
    cell("mention-passage", "one for a title", "mentions", {"field": "title"}, passage_number=1),
]


def shares_lines(rows: list[dict]) -> str:
    """Let a post end on the first line of the one below it in the document."""
    one, two = rows[2], rows[0]
    assert one["source"] == two["source"] and one["last_line"] < two["first_line"]
    one["last_line"] = two["first_line"]
    return two["post_id"]


def found_again(descriptor: dict) -> None:
    descriptor["missing"]["posts"].append({
        "published": "2015-09-02",
        "url": "https://www.arbetsformedlingen.se/Om-oss/Press/Sjoberg-bloggar/Arkiv/2015-09-02-"
               "Vad-har-hant-sedan-jag-tilltradde-i-mars-forra-aret.html"})


SOURCES = [
    cell("source-lines", "upside down", "post_sources", {"post_id": FIRST},
         first_line=lambda row: row["last_line"] + 1),
    rows("source-overlap", "the line of another post", "post_sources", shares_lines),
    cell("one-primary", "none", "post_sources", {"post_id": FIRST}, ("csv", "parquet"),
         at_post("post_sources"), is_primary=False),
    cell("one-primary", "two", "post_sources", {"post_id": TWO_SOURCES, "is_primary": False},
         ("csv", "parquet"), at_post("post_sources"), is_primary=True),
    rows("one-primary", "a post of no document", "post_sources",
         lambda rows: rows.remove(find(rows, {"post_id": FIRST})) or FIRST),
    cell("source-documents", "one that the descriptor does not know", "post_sources",
         {"post_id": FIRST}, ("csv", "parquet"), lambda row: ("datapackage.json", "005.txt"),
         source="005.txt"),
    described("missing-posts", "a post that is there", found_again,
              "2015-09-02-vad-har-hant-sedan-jag-tilltradde-i-mars-forra-aret"),
    described("missing-posts", "a period that has a post",
              lambda d: d["missing"]["periods"][0].update(end="2018-09-05"), "2018-09-05-"),
]

CASES = [*CONSTRAINTS, *TEXTS, *POSTS, *AUTHORS, *ORGANISATIONS, *SOURCES]
