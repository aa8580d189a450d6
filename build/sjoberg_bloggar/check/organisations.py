"""Rules on organisations, their names and their mentions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from .csv_files import true_rows
from .tables import Tables
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

POSTS = 2_000  # whose texts to have in memory at once
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
    days = dict(tables.rows("posts", "post_id", "published"))
    mentions, posts = Counter(), defaultdict(set)
    for post_id, organisation_id in tables.rows("mentions", "post_id", "organisation_id"):
        mentions[organisation_id] += 1
        posts[organisation_id].add(post_id)
    employers = set(tables.columns("authorships", "organisation_id")[0])
    names = ("mention_count", "post_count", "first_mentioned", "last_mentioned")
    for organisation_id, *given in tables.rows("organisations", "organisation_id", *names):
        found = [days[post_id] for post_id in posts[organisation_id] if post_id in days]
        expected = (mentions[organisation_id], len(posts[organisation_id]),
                    min(found, default=None), max(found, default=None))
        if not mentions[organisation_id] and organisation_id not in employers:
            yield Violation("organisation-unused", "organisations", row_key(organisation_id),
                            "has no row in mentions and is no author's employer")
        for name, value, counted in zip(names, given, expected):
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
    seen = set(tables.rows("mentions", "organisation_id", "surface"))
    for organisation_id, name, kind in tables.rows("organisation_names", "organisation_id",
                                                   "name", "kind"):
        if kind != "official" and (organisation_id, name) not in seen:
            yield Violation("name-unused", "organisation_names", row_key(organisation_id, name),
                            "no mention of the organisation has this name")


def check_surfaces(tables: Tables) -> Iterator[Violation]:
    fields = ("title", "caption", "text")
    by_post, found = defaultdict(list), []
    for row, (post_id, *mention) in enumerate(tables.rows("mentions", "post_id", "field", "start",
                                                          "end", "surface")):
        by_post[post_id].append((row, *mention))

    def compare(post_id: str, texts: dict[str, str | None]) -> None:
        for row, field, start, end, surface in by_post.pop(post_id, ()):
            text = texts.get(field) or ""
            if text[start:end] != surface or start < 0:
                found.append((row, Violation(
                    "mention-surface", "mentions", row_key(post_id, field, start),
                    f"surface is {shown(surface)}, but posts.{field} has "
                    f"{shown(text[max(start, 0):end])} from {start} to {end}")))

    tables.columns("posts")
    for batch in tables.arrow["posts"].select(["post_id", *fields]).to_batches(POSTS):
        for post_id, *texts in zip(*batch.to_pydict().values()):
            compare(post_id, dict(zip(fields, texts)))
    for post_id in list(by_post):
        compare(post_id, {})
    yield from (violation for _, violation in sorted(found))


def check_mention_names(tables: Tables) -> Iterator[Violation]:
    names = set(tables.rows("organisation_names", "organisation_id", "name"))
    for post_id, field, start, surface, organisation_id in tables.rows(
            "mentions", "post_id", "field", "start", "surface", "organisation_id"):
        if (organisation_id, surface) not in names:
            yield Violation("mention-name", "mentions", row_key(post_id, field, start),
                            f"surface is {shown(surface)}, which organisation_names does not "
                            f"have as a name of {shown(organisation_id)}")


def check_overlaps(tables: Tables) -> Iterator[Violation]:
    from pyarrow import compute

    post_ids, *_ = tables.columns("mentions", "post_id")
    mentions = tables.arrow["mentions"].sort_by([(name, "ascending") for name
                                                 in ("post_id", "field", "start", "end")])
    above, below = mentions.slice(0, max(len(post_ids) - 1, 0)), mentions.slice(1)
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
    key = ["post_id", "passage_number"]
    spans = tables.arrow["passages"].select([*key, "start", "end"]).rename_columns(
        [*key, "first", "last"])
    joined = tables.arrow["mentions"].join(spans, key, use_threads=False)
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
