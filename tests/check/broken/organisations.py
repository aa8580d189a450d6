"""Defects of organisations, mentions and source documents."""

from datetime import timedelta

from check.broken.draft import (
    ALMEGA,
    FIRST,
    TWO_SOURCES,
    at_post,
    cell,
    cells,
    described,
    find,
    in_text,
    plus,
    rows,
)


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

CASES = [*ORGANISATIONS, *SOURCES]
