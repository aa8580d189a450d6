"""Pictures of what is in the data, drawn from the rows of the tables."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import chain

from .naming import agency, named_by
from .svg import circle, line, picture, rect, text

WIDTH, MARGIN = 760, 24
ROW = 22
LETTER = 7.4  # a wide guess at the width of a letter of 13 pixels, whatever the font
MONTHS = ("January February March April May June July August September October November "
          "December").split()


def pictures(tables: dict[str, list[dict]], missing: dict) -> dict[str, str]:
    """Return the pictures by file name. missing is that entry of the descriptor.

    The agency whose blog it is is left out where mentions are counted.
    """
    own = agency(tables)
    named = named_by(tables, own["organisation_id"])
    return {"posts.svg": posts_over_time(tables["posts"], missing),
            "organisations.svg": organisations(named, own["name"]),
            "who-names-whom.svg": who_names_whom(named, own["name"])}


def heading(title: str, under: list[tuple[str, str]]) -> list[str]:
    return [text(MARGIN, 34, title, "ink head"), text(MARGIN, 57, under, "muted")]


def day(iso: str) -> str:
    when = date.fromisoformat(iso)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month(when) -> int:
    """Return the number of months since the year 0."""
    year, number = str(when).split("-")[:2]
    return int(year) * 12 + int(number) - 1


def posts_over_time(posts: list[dict], missing: dict) -> str:
    """Draw a square a post above its month: who wrote it, and what is known to be missing."""
    by_month = defaultdict(list)
    for post in sorted(posts, key=lambda p: p["is_guest_post"]):
        by_month[month(post["published"])].append("guest" if post["is_guest_post"] else "host")
    for post in missing["posts"]:
        by_month[month(post["published"])].append("hollow")
    first, last = min(by_month), max(by_month)
    step = min(24, (WIDTH - 2 * MARGIN) / (last - first + 1))
    size, top = step - 3, 84
    base = top + max(map(len, by_month.values())) * step

    def left(at: int) -> float:
        return MARGIN + (at - first) * step

    count = Counter(chain.from_iterable(by_month.values()))
    body = heading("Posts a month", [
        ("Each square is a post, by ", "muted"), ("■ the host", "host bold"),
        (f" ({count['host']}) or ", "muted"), ("■ guests", "guest bold"),
        (f" ({count['guest']})" + (f"; □ missing, only its address is known ({count['hollow']})"
                                   if count["hollow"] else ""), "muted")])
    for gap in missing["periods"]:
        body += gap_band(gap, left, top, base)
    for at, kinds in sorted(by_month.items()):
        for place, kind in enumerate(kinds, 1):
            inset = 0.5 if kind == "hollow" else 0
            body.append(rect(left(at) + inset, base - place * step + inset + 1.5,
                             size - 2 * inset, size - 2 * inset, kind, 2))
    most = max(by_month, key=lambda at: (len(by_month[at]), -at))
    body.append(text(left(most + 1) + 5, base - len(by_month[most]) * step + 12,
                     f"{len(by_month[most])} posts in {MONTHS[most % 12]} {most // 12}", "muted"))
    body.append(line(MARGIN, base + 1, WIDTH - MARGIN, base + 1))
    for year in range(first // 12, last // 12 + 1):
        at = max(left(year * 12), MARGIN)
        body += [line(at - 1.5, base + 1, at - 1.5, base + 22),
                 text(at + 4, base + 19, str(year), "muted")]
    gaps = "; ".join(f"{day(gap['start'])} to {day(gap['end'])}" for gap in missing["periods"])
    return picture(WIDTH, base + 38, "Posts a month, by host and guests", (
        f"{len(posts)} posts from {day(str(min(p['published'] for p in posts)))} to "
        f"{day(str(max(p['published'] for p in posts)))}: {count['host']} by the host, "
        f"{count['guest']} by guests. The most in a month are {len(by_month[most])}, in "
        f"{MONTHS[most % 12]} {most // 12}. No posts in the sources: {gaps or 'none known'}. "
        f"{count['hollow']} missing posts are known by their address."), body)


def gap_band(gap: dict, left, top: float, base: float) -> list[str]:
    """Draw a period without posts over the months that it covers wholly."""
    before = date.fromisoformat(gap["start"]) - timedelta(days=1)
    after = date.fromisoformat(gap["end"]) + timedelta(days=1)
    start, end = left(month(before) + 1) - 1.5, left(month(after)) - 1.5
    middle = (start + end) / 2
    return [rect(start, top, end - start, base - top, "band"),
            text(middle, top + 62, "No posts in the sources", "muted", "middle"),
            text(middle, top + 82, f"{day(gap['start'])} – {day(gap['end'])}", "muted small",
                 "middle")]


def organisations(named: list[dict], besides: str) -> str:
    """Draw a square a mention, for each organisation that is named more than once."""
    by_name = defaultdict(list)
    for mention in named:
        by_name[mention["organisation"]].append(mention)
    rows = sorted(by_name, key=lambda name: (-len(by_name[name]), name.casefold()))
    several = [name for name in rows if len(by_name[name]) > 1]
    once = rows[len(several):]
    left = MARGIN + max(map(len, several)) * LETTER + 10
    step, top = min(19, (WIDTH - left - 100) / len(by_name[rows[0]])), 80
    body = heading(f"Organisations named, besides {besides}", [
        ("Each square is a mention, written by ", "muted"), ("■ the host", "host bold"),
        (" or ", "muted"), ("■ guests", "guest bold"), (", or in ", "muted"),
        ("■ a title or caption", "neutral bold")])
    order = ("host", "guest", "neutral")
    for at, name in enumerate(several):
        y = top + at * ROW
        body.append(text(left - 10, y + 13.5, name, "ink", "end"))
        for place, mention in enumerate(sorted(by_name[name],
                                               key=lambda m: order.index(m["by"]))):
            body.append(rect(left + place * step, y + 1, step - 3, 16, mention["by"], 2))
        posts = len({mention["post_id"] for mention in by_name[name]})
        body.append(text(left + len(by_name[name]) * step + 5, y + 13.5,
                         f"{len(by_name[name])}" + (f" in {posts} posts" if posts > 1 else ""),
                         "muted small"))
    y = top + len(several) * ROW + 24
    if once:
        body.append(text(MARGIN, y, f"Named once: {len(once)} organisations", "ink"))
        lines = wrap(", ".join(sorted(once, key=str.casefold)) + ".", WIDTH - 2 * MARGIN)
        body += [text(MARGIN, y + 19 * place, words, "muted")
                 for place, words in enumerate(lines, 1)]
        y += 19 * len(lines)
    first = ", ".join(f"{name} {len(by_name[name])}" for name in several[:5])
    return picture(WIDTH, y + 22, f"Organisations other than {besides}, by mentions", (
        f"{len(named)} mentions of {len(rows)} organisations. The most named are {first}. "
        f"{len(once)} are named once."), body)


def wrap(words: str, width: float) -> list[str]:
    """Return words in lines that fit the width at 13 pixels."""
    lines = [""]
    for word in words.split():
        if lines[-1] and (len(lines[-1]) + 1 + len(word)) * LETTER > width:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{word}"
    return lines


def who_names_whom(named: list[dict], besides: str) -> str:
    """Draw a dot for each writer and organisation, its area after the number of mentions.

    What the host names once and no guest does stands in words below.
    """
    counts = defaultdict(Counter)
    for mention in named:
        if mention["writer"]:
            counts[mention["by"], mention["writer"]][mention["organisation"]] += 1
    writers = sorted(counts, key=lambda w: (w[0] == "guest", -sum(counts[w].values()), w[1]))
    columns = named_columns(counts, writers)
    left = MARGIN + max(len(name) for _, name in writers) * LETTER + 8
    top = 72 + max(map(len, columns)) * LETTER * 0.72
    step = min(30, *((WIDTH - MARGIN / 2 - left - len(name) * LETTER * 0.62) / (place + 1)
                     for place, name in enumerate(columns)))
    x = {name: left + (place + 0.5) * step for place, name in enumerate(columns)}
    y = {writer: top + (row + 0.5) * ROW for row, writer in enumerate(writers)}
    body = heading("Who names whom", [
        (f"Mentions of organisations besides {besides} in what ", "muted"),
        ("● the host", "host bold"), (" and ", "muted"), ("● guests", "guest bold"),
        (" wrote", "muted")])
    for name in columns:
        body += [line(x[name], top - 4, x[name], max(y[w] for w in writers if counts[w][name])),
                 text(x[name] + 4, top - 9, name, "ink small", turn=-50)]
    for writer in writers:
        body += [line(left, y[writer], max(x[name] for name in columns if counts[writer][name]),
                      y[writer]),
                 text(left - 8, y[writer] + 4.5, writer[1], "ink", "end")]
    largest = max(max(count.values()) for count in counts.values())
    for writer in writers:
        for name in columns:
            body += dot(x[name], y[writer], counts[writer][name], largest, writer[0])
    end = top + len(writers) * ROW + 27
    for writer in writers:
        if once := sorted(set(counts[writer]) - set(columns), key=str.casefold):
            lines = wrap(f"{writer[1]} also names, once each: {', '.join(once)}.",
                         WIDTH - 2 * MARGIN)
            body += [text(MARGIN, end + 19 * at, words, "muted") for at, words in enumerate(lines)]
            end += 19 * len(lines)
    return picture(WIDTH, end + 4, "Who names which other organisation in a post's text", (
        f"Mentions of organisations other than {besides}, by writer. "
        + " ".join(f"{writer[1]}: " + ", ".join(
            f"{name} {number}" for name, number in sorted(
                counts[writer].items(), key=lambda c: (-c[1], c[0].casefold()))) + "."
            for writer in writers)), body)


def named_columns(counts: dict, writers: list) -> list[str]:
    """Return the organisations that a guest names, in the guests' order, then those that the
    host names more than once."""
    def of(writer) -> list[str]:
        return sorted(counts[writer], key=lambda n: (-counts[writer][n], n.casefold()))

    by_guests = [name for writer in writers if writer[0] == "guest" for name in of(writer)]
    by_host = [name for writer in writers if writer[0] == "host" for name in of(writer)
               if counts[writer][name] > 1]
    return list(dict.fromkeys(by_guests + by_host))


def dot(x: float, y: float, number: int, largest: int, class_: str) -> list[str]:
    """Draw a number of mentions: nothing for 0, a small dot for 1, else the number in a dot."""
    if number < 2:
        return [circle(x, y, 4.2, class_)] * number
    radius = 7 + 3.5 * ((number - 2) / max(1, largest - 2)) ** 0.5
    return [circle(x, y, radius, class_), text(x, y + 4, str(number), "page small bold", "middle")]
