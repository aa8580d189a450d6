"""Rules on organisations, their names and their mentions."""

import re
from collections import defaultdict
from collections.abc import Iterator

from .constraints import FIELDS
from .csv_files import true_rows
from .tables import NOT_COUNTED, Tables, count_posts, distinct
from .violation import Violation, row_key, shown

RULES = {
    "organisation-number": "An organisationsnummer passes its check digit and is that of a legal "
                           "person: its third digit is 2 or more.",
    "organisation-unused": "Every organisation is mentioned or employs an author.",
    "organisation-counts": "mention_count, post_count, first_mentioned and last_mentioned of an "
                           "organisation are those of its rows in mentions.",
    "official-name": "organisation_names has exactly one official name of every organisation: "
                     "organisations.name.",
    "name-unused": "Every name in organisation_names that is not official is the surface of a "
                   "mention of its organisation.",
    "mention-surface": "A mention's surface is what stands in that field of the post from start "
                       "to end.",
    "mention-name": "A mention's surface is one of the names of its organisation, letter case "
                    "included.",
    "mention-overlap": "Mentions do not overlap.",
    "mention-passage": "A mention in a text has the number of the passage that holds it whole; "
                       "one in a title or caption has none.",
}

MENTIONS = 2_500  # to compare at once, where they are in the order of the posts
NUMBER = re.compile(r"\d{6}-\d{4}")


def check_numbers(tables: Tables) -> Iterator[Violation]:
    for organisation_id, number in tables.rows("organisations", "organisation_id",
                                               "organisation_number"):
        if number is None or not NUMBER.fullmatch(number):
            continue
        digits = [int(digit) for digit in number if digit != "-"]
        # Luhn: every other digit is doubled, and counted by its own digits.
        doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
        expected = -(doubled + sum(digits[-3::-2])) % 10
        if digits[-1] != expected:
            yield Violation("organisation-number", "organisations", row_key(organisation_id),
                            f"{number} ends in {digits[-1]}, its check digit would be {expected}")
        elif digits[2] < 2:
            yield Violation("organisation-number", "organisations", row_key(organisation_id),
                            f"{number} has the third digit {digits[2]}, which a legal person's "
                            "number does not have")


def check_organisation_counts(tables: Tables) -> Iterator[Violation]:
    employers = {employer for employer, in distinct(tables, "authorships", "organisation_id")}
    counts = count_posts(tables, "mentions", "organisation_id")
    names = ("mention_count", "post_count", "first_mentioned", "last_mentioned")
    for organisation_id, *given in tables.rows("organisations", "organisation_id", *names):
        mentions, posts, _, *days = counts.get(organisation_id, NOT_COUNTED)
        if organisation_id not in counts and organisation_id not in employers:
            yield Violation("organisation-unused", "organisations", row_key(organisation_id),
                            "has no row in mentions and is no author's employer")
        for name, value, counted in zip(names, given, (mentions, posts, *days)):
            if value != counted:
                yield Violation("organisation-counts", "organisations", row_key(organisation_id),
                                f"{name} is {shown(value)}, but mentions give {shown(counted)}")


def check_official_names(tables: Tables) -> Iterator[Violation]:
    official = defaultdict(list)
    for organisation_id, name, kind in tables.rows("organisation_names", "organisation_id",
                                                   "name", "kind"):
        if kind == "official":
            official[organisation_id].append(name)
    for organisation_id, name in tables.rows("organisations", "organisation_id", "name"):
        if official[organisation_id] != [name]:
            found = ", ".join(map(shown, official[organisation_id])) or "none"
            yield Violation("official-name", "organisations", row_key(organisation_id),
                            f"name is {shown(name)}; of kind official, organisation_names has "
                            f"{found}")


def check_used_names(tables: Tables) -> Iterator[Violation]:
    seen = distinct(tables, "mentions", "organisation_id", "surface")
    for organisation_id, name, kind in tables.rows("organisation_names", "organisation_id",
                                                   "name", "kind"):
        if kind != "official" and (organisation_id, name) not in seen:
            yield Violation("name-unused", "organisation_names", row_key(organisation_id, name),
                            "no mention of the organisation has this name")


def check_surfaces(tables: Tables) -> Iterator[Violation]:
    from pyarrow import compute

    tables.columns("posts"), tables.columns("mentions")
    posts = tables.arrow["posts"].select(["post_id", *FIELDS])
    mentions = tables.arrow["mentions"].select(["post_id", "field", "start", "end", "surface"])
    rows = compute.index_in(mentions["post_id"], value_set=posts["post_id"].combine_chunks())
    in_order = compute.all(compute.less_equal(rows.slice(0, max(len(rows) - 1, 0)), rows.slice(1)))
    step = MENTIONS if in_order.as_py() else max(len(rows), 1)
    for at in range(0, len(rows), step):
        first, last = compute.min_max(rows.slice(at, step)).as_py().values()
        there = posts.slice(0, 0) if first is None else posts.slice(first, last - first + 1)
        post_ids, *columns = there.to_pydict().values()
        texts = {field: dict(zip(post_ids, column)) for field, column in zip(FIELDS, columns)}
        for post_id, field, start, end, surface in zip(
                *mentions.slice(at, step).to_pydict().values()):
            text = texts.get(field, {}).get(post_id) or ""
            if text[start:end] != surface or start < 0:
                yield Violation("mention-surface", "mentions", row_key(post_id, field, start),
                                f"surface is {shown(surface)}, but posts.{field} has "
                                f"{shown(text[max(start, 0):end])} from {start} to {end}")


def check_mention_names(tables: Tables) -> Iterator[Violation]:
    names = set(tables.rows("organisation_names", "organisation_id", "name"))
    if distinct(tables, "mentions", "organisation_id", "surface") <= names:
        return
    for post_id, field, start, surface, organisation_id in tables.rows(
            "mentions", "post_id", "field", "start", "surface", "organisation_id"):
        if (organisation_id, surface) not in names:
            yield Violation("mention-name", "mentions", row_key(post_id, field, start),
                            f"surface is {shown(surface)}, which organisation_names does not "
                            f"have as a name of {shown(organisation_id)}")


def check_overlaps(tables: Tables) -> Iterator[Violation]:
    from pyarrow import compute

    tables.columns("mentions")
    mentions = tables.arrow["mentions"].sort_by([(name, "ascending") for name
                                                 in ("post_id", "field", "start", "end")])
    above, below = mentions.slice(0, max(mentions.num_rows - 1, 0)), mentions.slice(1)
    overlap = compute.and_(compute.equal(above["post_id"], below["post_id"]),
                           compute.equal(above["field"], below["field"]))
    overlap = compute.and_(overlap, compute.less(below["start"], above["end"]))
    for row in true_rows(overlap):
        post_id, field, start = (below[name][row].as_py() for name in ("post_id", "field", "start"))
        yield Violation("mention-overlap", "mentions", row_key(post_id, field, start),
                        f"starts at {start}, before the mention from "
                        f"{above['start'][row].as_py()} ends at {above['end'][row].as_py()}")


def check_mention_passages(tables: Tables) -> Iterator[Violation]:
    from pyarrow import compute

    tables.columns("mentions"), tables.columns("passages")
    mentions, passages = tables.arrow["mentions"], tables.arrow["passages"]
    at = compute.index_in(passage_keys(mentions),
                          value_set=passage_keys(passages).combine_chunks())
    joined = mentions.append_column("first", passages["start"].take(at)).append_column(
        "last", passages["end"].take(at))
    is_text = compute.equal(joined["field"], "text")
    inside = compute.and_(compute.less_equal(joined["first"], joined["start"]),
                          compute.less_equal(joined["end"], joined["last"]))
    right = compute.if_else(is_text, compute.fill_null(inside, False),
                            compute.is_null(joined["passage_number"]))
    order = [("post_id", "ascending"), ("field", "descending"), ("start", "ascending")]
    for row in joined.filter(compute.invert(right)).sort_by(order).to_pylist():
        number = row["passage_number"]
        if row["field"] != "text":
            problem = f"expected none for a {row['field']}"
        elif row["first"] is None:
            problem = "which the post does not have"
        else:
            problem = (f"which is {row['first']} to {row['last']} of the text; the mention is "
                       f"{row['start']} to {row['end']}")
        yield Violation("mention-passage", "mentions",
                        row_key(row["post_id"], row["field"], row["start"]),
                        f"passage_number is {shown(number)}, {problem}")


def passage_keys(table):
    """Return the column of the keys of the passages that rows of a table are in, or are."""
    import pyarrow as pa
    from pyarrow import compute

    return compute.binary_join_element_wise(table["post_id"],
                                            table["passage_number"].cast(pa.string()), "/")
