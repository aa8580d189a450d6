"""Where sentences begin."""

import re

# Where a sentence begins: at the start, after the end of another, a colon or a line, also after an
# opening quotation mark, a bullet, a dash or the number of a list item.
OPENING = re.compile(r"(?:^|\n|[.!?…:;][\"”»)]*\s)[\"”»(*•/–—-]*\s*(?:\d{1,2}[.)]\s)?[\"”»(]*$")
LONGEST_OPENING = 12  # characters before a sentence that are looked at


def is_opening(text: str, start: int) -> bool:
    """Return whether a sentence begins at start.

    >>> is_opening("Hej! Kommunal ringde", 5), is_opening("Facket Kommunal ringde", 7)
    (True, False)
    """
    return start == 0 or bool(OPENING.search(text[max(0, start - LONGEST_OPENING):start]))
