"""Defects of single columns: constraints, keys, references, texts."""


from check.broken.draft import ALMEGA, BOTH, FIRST, LUND, at_post, cell, cells, find, replaced, rows

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
    cell("passage-text", "NUL in a post alone", "posts", {"post_id": FIRST}, BOTH,
         at_post("passages"), text=replaced("text", " att", "\x00att")),
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

CASES = [*CONSTRAINTS, *TEXTS]
