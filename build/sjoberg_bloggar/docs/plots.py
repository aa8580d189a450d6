"""Pictures of what is in the data, drawn from the tables."""

from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from textwrap import wrap

import pandas as pd

from ..package import Package
from .naming import agency, named_by
from .svg import circle, line, picture, rect, text

PLOT_WIDTH, MARGIN = 760, 24
ROW = 22
LETTER_WIDTH = 7.4  # a wide guess at the width of a letter of 13 pixels, whatever the font
IN_A_LINE = int((PLOT_WIDTH - 2 * MARGIN) / LETTER_WIDTH)  # letters
WHOLE_WORDS = {"break_long_words": False, "break_on_hyphens": False}


def pictures(package: Package) -> dict[str, str]:
    """Return the pictures of what is in a package by file name."""
    tables, missing = package.tables, package.descriptor["missing"]
    own = agency(tables)
    named = named_by(tables, own["organisation_id"])
    return {"posts.svg": posts_over_time(tables["posts"], missing),
            "organisations.svg": organisations(named, own["name"]),
            "who-names-whom.svg": who_names_whom(named, own["name"])}


def heading(title: str, under: list[tuple[str, str]]) -> list[str]:
    """Return the heading of a picture and the line below it, in pieces of (words, class)."""
    return [text(MARGIN, 34, title, "ink head"), text(MARGIN, 57, under, "muted")]


def day(when: date | str) -> str:
    """Return a day in words.

    >>> day("2016-06-16")
    '16 June 2016'
    """
    when = date.fromisoformat(str(when)[:10])
    return f"{when.day} {month_name[when.month]} {when.year}"


def month(when: date | str) -> int:
    """Return the number of months since the year 0."""
    year, number = str(when).split("-")[:2]
    return int(year) * 12 + int(number) - 1


def posts_over_time(posts: pd.DataFrame, missing: dict) -> str:
    """Draw one square per post above its month: who wrote it, and what is known to be missing."""
    by_month = kinds_by_month(posts, missing)
    first, last = min(by_month), max(by_month)
    step = min(24, (PLOT_WIDTH - 2 * MARGIN) / (last - first + 1))
    top = 84
    base = top + max(map(len, by_month.values())) * step

    def left(at: int) -> float:
        return MARGIN + (at - first) * step

    count = Counter(kind for kinds in by_month.values() for kind in kinds)
    most = max(by_month, key=lambda at: (len(by_month[at]), -at))
    body = [*posts_heading(count),
            *(shape for gap in missing["periods"] for shape in gap_band(gap, left, top, base)),
            *month_squares(by_month, left, base, step),
            text(left(most + 1) + 5, base - len(by_month[most]) * step + 12,
                 f"{len(by_month[most])} posts in {month_name[most % 12 + 1]} {most // 12}",
                 "muted"),
            line(MARGIN, base + 1, PLOT_WIDTH - MARGIN, base + 1)]
    for year in range(first // 12, last // 12 + 1):
        at = max(left(year * 12), MARGIN)
        body += [line(at - 1.5, base + 1, at - 1.5, base + 22),
                 text(at + 4, base + 19, str(year), "muted")]
    return picture(PLOT_WIDTH, base + 38, "Posts per month, by host and guests",
                   posts_description(posts, missing, count, most, len(by_month[most])), body)


def kinds_by_month(posts: pd.DataFrame, missing: dict) -> dict[int, list[str]]:
    """Return what is drawn above each month: "host", "guest" or "hollow" for a missing post."""
    by_month = defaultdict(list)
    for post in posts.sort_values("is_guest_post", kind="stable").itertuples():
        by_month[month(post.published)].append("guest" if post.is_guest_post else "host")
    for post in missing["posts"]:
        by_month[month(post["published"])].append("hollow")
    return by_month


def posts_heading(count: Counter) -> list[str]:
    """Return the heading of the picture of posts, which is its legend as well."""
    hollow = (f"; □ missing, only its address is known ({count['hollow']})" if count["hollow"]
              else "")
    return heading("Posts per month", [
        ("Each square is a post, by ", "muted"), ("■ the host", "host bold"),
        (f" ({count['host']}) or ", "muted"), ("■ guests", "guest bold"),
        (f" ({count['guest']}){hollow}", "muted")])


def month_squares(by_month: dict[int, list[str]], left: Callable[[int], float], base: float,
                  step: float) -> list[str]:
    """Return the squares above the months."""
    squares = []
    for at, kinds in sorted(by_month.items()):
        for place, kind in enumerate(kinds, 1):
            inset = 0.5 if kind == "hollow" else 0
            squares.append(rect(left(at) + inset, base - place * step + inset + 1.5,
                                step - 3 - 2 * inset, step - 3 - 2 * inset, kind, 2))
    return squares


def posts_description(posts: pd.DataFrame, missing: dict, count: Counter, most: int,
                      number: int) -> str:
    """Return the text alternative of the picture of posts."""
    gaps = "; ".join(f"{day(gap['start'])} to {day(gap['end'])}" for gap in missing["periods"])
    return (f"{len(posts)} posts from {day(posts['published'].min())} to "
            f"{day(posts['published'].max())}: {count['host']} by the host, "
            f"{count['guest']} by guests. Most posts in a month: {number}, in "
            f"{month_name[most % 12 + 1]} {most // 12}. No posts in the sources: "
            f"{gaps or 'none known'}. {count['hollow']} missing posts are known by their address.")


def gap_band(gap: dict, left: Callable[[int], float], top: float, base: float) -> list[str]:
    """Draw a period without posts over the months that it covers wholly; with words if they fit."""
    before = date.fromisoformat(gap["start"]) - timedelta(days=1)
    after = date.fromisoformat(gap["end"]) + timedelta(days=1)
    start, end = left(month(before) + 1) - 1.5, left(month(after)) - 1.5
    band = rect(start, top, end - start, base - top, "band")
    middle, days = (start + end) / 2, f"{day(gap['start'])} – {day(gap['end'])}"
    if end - start < len(days) * LETTER_WIDTH:
        return [band]
    return [band, text(middle, top + 62, "No posts in the sources", "muted", "middle"),
            text(middle, top + 82, days, "muted small", "middle")]


def organisations(named: pd.DataFrame, besides: str) -> str:
    """Draw one square per mention, for each organisation that is named more than once."""
    counts = Counter(named["organisation"])
    rows = sorted(counts, key=lambda name: (-counts[name], name.casefold()))
    several = [name for name in rows if counts[name] > 1]
    once = rows[len(several):]
    top = 80
    body = heading(f"Organisations named, besides {besides}", [
        ("Each square is a mention by ", "muted"), ("■ the host", "host bold"),
        (" or ", "muted"), ("■ others", "guest bold"), (", or in ", "muted"),
        ("■ a title or caption", "neutral bold")])
    left = MARGIN + max(map(len, several)) * LETTER_WIDTH + 10
    step = min(19, (PLOT_WIDTH - left - 100) / counts[rows[0]])
    for at, name in enumerate(several):
        body += organisation_squares(name, named[named["organisation"] == name], left,
                                     top + at * ROW, step)
    y = top + len(several) * ROW + 24
    if once:
        body.append(text(MARGIN, y, f"Named once: {len(once)} organisations", "ink"))
        lines = wrap(", ".join(sorted(once, key=str.casefold)) + ".", IN_A_LINE, **WHOLE_WORDS)
        body += [text(MARGIN, y + 19 * place, words, "muted")
                 for place, words in enumerate(lines, 1)]
        y += 19 * len(lines)
    first = ", ".join(f"{name} {counts[name]}" for name in several[:5])
    return picture(PLOT_WIDTH, y + 22, f"Organisations other than {besides}, by mentions", (
        f"{len(named)} mentions of {len(rows)} organisations. The most named are {first}. "
        f"{len(once)} are named once."), body)


def organisation_squares(name: str, mentions: pd.DataFrame, left: float, y: float,
                         step: float) -> list[str]:
    """Return the row of an organisation: its name, its mentions, and how many they are."""
    order = ("host", "guest", "neutral")
    posts = mentions["post_id"].nunique()
    return [text(left - 10, y + 13.5, name, "ink", "end"),
            *(rect(left + place * step, y + 1, step - 3, 16, by, 2)
              for place, by in enumerate(sorted(mentions["by"], key=order.index))),
            text(left + len(mentions) * step + 5, y + 13.5,
                 f"{len(mentions)}" + (f" in {posts} posts" if posts > 1 else ""),
                 "muted small")]


def who_names_whom(named: pd.DataFrame, besides: str) -> str:
    """Draw one dot per writer and organisation, its area by the number of mentions.

    What the host names once and no one else does is listed in words below.
    """
    counts = defaultdict(Counter)
    for row in named.dropna(subset=["writer"]).itertuples():
        counts[row.by, row.writer][row.organisation] += 1
    writers = sorted(counts, key=lambda w: (w[0] == "guest", -sum(counts[w].values()), w[1]))
    columns = named_columns(counts, writers)
    left = MARGIN + max(len(name) for _, name in writers) * LETTER_WIDTH + 8
    top = 72 + max(map(len, columns)) * LETTER_WIDTH * 0.72
    room = PLOT_WIDTH - MARGIN / 2 - left
    step = min(30, *((room - len(name) * LETTER_WIDTH * 0.62) / (place + 1)
                     for place, name in enumerate(columns)))
    x = {name: left + (place + 0.5) * step for place, name in enumerate(columns)}
    y = {writer: top + (row + 0.5) * ROW for row, writer in enumerate(writers)}
    body = heading("Who names whom", [
        (f"Mentions of organisations besides {besides} by ", "muted"),
        ("● the host", "host bold"), (" and ", "muted"),
        ("● guests and people quoted", "guest bold")])
    body += grid(counts, x, y, left, top)
    largest = max(max(count.values()) for count in counts.values())
    for writer in writers:
        for name in columns:
            body += dot(x[name], y[writer], counts[writer][name], largest, writer[0])
    end = top + len(writers) * ROW + 27
    for writer in writers:
        if once := sorted(set(counts[writer]) - set(columns), key=str.casefold):
            lines = wrap(f"{writer[1]} also names, once each: {', '.join(once)}.", IN_A_LINE,
                         **WHOLE_WORDS)
            body += [text(MARGIN, end + 19 * at, words, "muted") for at, words in enumerate(lines)]
            end += 19 * len(lines)
    return picture(PLOT_WIDTH, end + 4, "Who names which other organisation in a post's text", (
        f"Mentions of organisations other than {besides}, by writer. "
        + " ".join(f"{writer[1]}: " + ", ".join(
            f"{name} {number}" for name, number in sorted(
                counts[writer].items(), key=lambda c: (-c[1], c[0].casefold()))) + "."
            for writer in writers)), body)


def grid(counts: dict, x: dict[str, float], y: dict[tuple, float], left: float,
         top: float) -> list[str]:
    """Return the lines of the organisations and writers, with their names."""
    shapes = []
    for name in x:
        lowest = max(y[writer] for writer in y if counts[writer][name])
        shapes += [line(x[name], top - 4, x[name], lowest),
                   text(x[name] + 4, top - 9, name, "ink small", turn=-50)]
    for writer in y:
        rightmost = max(x[name] for name in x if counts[writer][name])
        shapes += [line(left, y[writer], rightmost, y[writer]),
                   text(left - 8, y[writer] + 4.5, writer[1], "ink", "end")]
    return shapes


def named_columns(counts: dict[tuple, Counter], writers: list[tuple]) -> list[str]:
    """Return the organisations to draw as columns.

    They are those that someone other than the host names, in the writers' order, then those that
    the host names more than once.
    """
    def names_of(writer: tuple) -> list[str]:
        return sorted(counts[writer], key=lambda n: (-counts[writer][n], n.casefold()))

    by_guests = [name for writer in writers if writer[0] == "guest" for name in names_of(writer)]
    by_host = [name for writer in writers if writer[0] == "host" for name in names_of(writer)
               if counts[writer][name] > 1]
    return list(dict.fromkeys(by_guests + by_host))


def dot(x: float, y: float, number: int, largest: int, class_: str) -> list[str]:
    """Draw a number of mentions: nothing for 0, a small dot for 1, else the number in a dot."""
    if number < 2:
        return [circle(x, y, 4.2, class_)] * number
    radius = 7 + 3.5 * ((number - 2) / max(1, largest - 2)) ** 0.5
    return [circle(x, y, radius, class_), text(x, y + 4, str(number), "page small bold", "middle")]
