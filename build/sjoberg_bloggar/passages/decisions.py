"""Where a curator decided on paragraph breaks and kinds of passages, that holds."""

import re

from ..curation.files import Row
from ..language.text import bare, squeeze


def decide_breaks(rows: list[Row], body: str,
                  cuts: dict[int, str]) -> tuple[dict[int, str], set[int]]:
    """Return the cuts of a body with those decided added and removed, and the offsets
    that were decided.

    Raises InputError for a row that fits nowhere in the body or at several places.
    """
    if not rows:
        return cuts, set()
    cuts, settled = dict(cuts), set()
    offsets = [m.start() for m in re.finditer(r"\S", body)]
    text = bare(body)
    for row in rows:
        # The words after the last break of a post may run on into the next post's date.
        after = bare(re.split(r"\s*•\s*\d{1,2}\s+\w+\s+\d{4}", row["after"])[0])
        before = bare(row["before"])
        places = [m.start() for m in re.finditer(f"(?={re.escape(before + after)})", text)]
        if len(places) != 1:
            raise row.error(f"'{row['before']}|{row['after']}' stands {len(places) or 'no'} "
                            "times in its post", "give words that stand there exactly once")
        offset = offsets[places[0] + len(before)]
        settled.add(offset)
        if row["paragraph_break"] == "yes":
            cuts[offset] = "decided"
        elif row["paragraph_break"] == "no":
            cuts.pop(offset, None)
        else:
            raise row.error(f"paragraph_break is '{row['paragraph_break']}'", "write yes or no")
    return cuts, settled


def decide_kinds(rows: list[Row], pieces: list[str], kinds: list[str],
                 caption: str) -> list[str]:
    """Return the kinds of the pieces with those decided put in.

    Raises InputError for a row that is the beginning of no piece or of several, or a caption
    that is not the post's.
    """
    kinds = list(kinds)
    for row in rows:
        begins = squeeze(row["begins"])
        at = [i for i, piece in enumerate(pieces) if piece.startswith(begins)]
        if row["kind"] == "caption":
            if begins != caption:
                raise row.error(f"the post's caption is not '{begins}'",
                                "give the whole line that is the caption")
            continue
        if len(at) != 1:
            raise row.error(f"{len(at) or 'no'} passages of the post begin with '{begins}'",
                            "give the first words of exactly one passage")
        kinds[at[0]] = row["kind"]
    return kinds
