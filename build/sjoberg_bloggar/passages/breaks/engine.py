"""Apply the rules for breaks."""

from collections.abc import Callable, Iterable, Iterator

from .body import Body, Place

Rule = Callable[[Body, dict[int, str]], Iterator[Place]]


def apply_rules(rules: Iterable[Rule], body: Body) -> tuple[dict[int, str], dict[int, str]]:
    """Return where passages begin inside a body, and what is doubtful.

    No passage begins inside an address. Of several rules that break at one place, the first counts.
    A rule that is not certain raises a doubt. Each rule gets the breaks that were found so far.

    Returns:
        The names of the rules by the offsets of the breaks, and the doubts by offset.
    """
    breaks, doubts = {}, {}
    for rule in rules:
        for place in rule(body, breaks):
            if place.offset in body.protected or not 0 < place.offset < len(body.text):
                continue
            if place.is_break:
                breaks.setdefault(place.offset, rule.__name__)
            if place.doubt:
                doubts[place.offset] = place.doubt
    return breaks, doubts


def mark(rule: Rule, text: str, *signers: str) -> str:
    """Return a text with | where a rule breaks and ? where it doubts, for the rules' examples."""
    breaks, doubts = apply_rules([rule], Body(text, signers))
    marks = {at: "|" * (at in breaks) + "?" * (at in doubts) for at in {*breaks, *doubts}}
    return "".join(marks.get(at, "") + character for at, character in enumerate(text))
