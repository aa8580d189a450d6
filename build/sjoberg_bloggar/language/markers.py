"""Markers: what the documents have in place of words that were removed on request.

build/curation/removals.csv has one row per document and removal. The words themselves are recorded
nowhere. docs/personal-data.md says how to remove words.
"""

# The marker of a name counts as a person's name, so that authorship is still recognised.
REMOVED_NAME = "[namn borttaget]"
REMOVED_MAIL = "[e-post borttagen]"
MARKERS = {"name": REMOVED_NAME, "e-mail": REMOVED_MAIL, "other": "[uppgift borttagen]"}


def markers_in(text: str) -> dict[str, int]:
    """Return how often the marker of each kind occurs in a text, without kinds that do not."""
    return {kind: text.count(marker) for kind, marker in MARKERS.items() if marker in text}
