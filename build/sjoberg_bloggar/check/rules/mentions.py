"""Rules on mentions: what they point at, and to which organisation."""

from itertools import pairwise

from ...model import FIELDS
from ...package import Package, rows_of
from ..registry import Offenders, offenders, rule
from ..violation import is_missing, shown

KEY = ["post_id", "field", "start"]


@rule("mention-surface", "mentions")
def mention_surface(package: Package) -> Offenders:
    """A mention's surface is what that field of the post has from start to end."""
    texts = {(post_id, field): text for field in FIELDS
             for post_id, text in rows_of(package["posts"], "post_id", field)
             if not is_missing(text)}
    for post_id, field, start, end, surface in rows_of(package["mentions"], *KEY, "end", "surface"):
        found = texts.get((post_id, field), "")[max(start, 0):end]
        if start < 0 or found != surface:
            yield (post_id, field, start), (
                f"surface is {shown(surface)}, but posts.{field} has {shown(found)} from {start} "
                f"to {end}")


@rule("mention-name", "mentions")
def mention_name(package: Package) -> Offenders:
    """A mention's surface is one of the names of its organisation, letter case included."""
    mentions = package["mentions"]
    names = set(rows_of(package["organisation_names"], "organisation_id", "name"))
    is_wrong = [each not in names for each in rows_of(mentions, "organisation_id", "surface")]
    return offenders(mentions, KEY, is_wrong,
                     "surface is {surface}, which organisation_names does not have as a name of "
                     "{organisation_id}")


@rule("mention-overlap", "mentions")
def mention_overlap(package: Package) -> Offenders:
    """Mentions do not overlap."""
    for above, mention in pairwise(sorted(rows_of(package["mentions"], *KEY, "end"))):
        *field_above, start_above, end_above = above
        *field, start, _ = mention
        if field == field_above and start < end_above:
            yield (*field, start), (f"starts at {start}, before the mention from "
                                           f"{start_above} ends at {end_above}")


@rule("mention-passage", "mentions")
def mention_passage(package: Package) -> Offenders:
    """A mention in a text has the number of the passage that holds it whole.

    A mention in a title or caption has none.
    """
    spans = {(post_id, number): (start, end) for post_id, number, start, end
             in rows_of(package["passages"], "post_id", "passage_number", "start", "end")}
    for post_id, field, start, end, number in rows_of(package["mentions"], *KEY, "end",
                                                      "passage_number"):
        problem, (first, last) = "", spans.get((post_id, number), (start, end))
        if field != "text":
            problem = "" if is_missing(number) else f"expected none in the field {shown(field)}"
        elif (post_id, number) not in spans:
            problem = "which the post does not have"
        elif start < first or last < end:
            problem = f"which is {first} to {last} of the text; the mention is {start} to {end}"
        if problem:
            yield (post_id, field, start), f"passage_number is {shown(number)}, {problem}"
