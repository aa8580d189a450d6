"""Draw plain SVG that reads well on a light and on a dark page.

Colours are classes. Each picture has its own background, so that it can be read even where
the page and the reader's system differ in their colour scheme.
"""

from html import escape
from math import ceil

FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Ubuntu,Arial,sans-serif"
# By class: what it colours, on a light and on a dark page.
COLOURS = {
    "page": ("fill", "#ffffff", "#0d1117"),
    "band": ("fill", "#eff2f5", "#1b222b"),
    "ink": ("fill", "#1f2328", "#e6edf3"),
    "muted": ("fill", "#59636e", "#9aa4af"),
    "host": ("fill", "#1f6fb5", "#58a6e8"),
    "guest": ("fill", "#c2560c", "#f0944a"),
    "neutral": ("fill", "#6e7781", "#8b949e"),
    "rule": ("stroke", "#d1d9e0", "#3d444d"),
    "hollow": ("stroke", "#6e7781", "#8b949e"),
}
LIGHT, DARK = 1, 2


def picture(width: float, height: float, title: str, description: str, body: list[str]) -> str:
    """Return an SVG document; title and description are its text alternative."""
    height = ceil(height)

    def colours(scheme: int) -> str:
        return "".join(f".{name}{{{colour[0]}:{colour[scheme]}}}"
                       for name, colour in COLOURS.items())

    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}"'
        f' width="{number(width)}" height="{number(height)}" role="img"'
        ' aria-labelledby="title desc" xml:lang="en">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        f"<style>text{{font:13px {FONT}}}.head{{font-size:17px;font-weight:600}}"
        f".small{{font-size:12px}}.bold{{font-weight:600}}.hollow{{fill:none}}{colours(LIGHT)}"
        f"@media (prefers-color-scheme:dark){{{colours(DARK)}}}</style>",
        rect(0, 0, width, height, "page", 6),
        *body, "</svg>\n"])


def number(value: float) -> str:
    """Return a number as SVG has it."""
    return f"{round(value, 1):g}"


def attributes(**values) -> str:
    """Return attributes as SVG has them."""
    return "".join(f' {name}="{value if isinstance(value, str) else number(value)}"'
                   for name, value in values.items())


def rect(x: float, y: float, width: float, height: float, class_: str, radius: float = 0) -> str:
    """Return a rectangle."""
    corner = {"rx": radius} if radius else {}
    return f'<rect class="{class_}"{attributes(x=x, y=y, width=width, height=height, **corner)}/>'


def circle(x: float, y: float, radius: float, class_: str) -> str:
    """Return a circle."""
    return f'<circle class="{class_}"{attributes(cx=x, cy=y, r=radius)}/>'


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "rule") -> str:
    """Return a line."""
    return f'<line class="{class_}"{attributes(x1=x1, y1=y1, x2=x2, y2=y2)}/>'


def text(x: float, y: float, words: str | list[tuple[str, str]], class_: str = "ink",
         anchor: str = "start", turn: float = 0) -> str:
    """Return a line of text, in one class or in pieces of (words, class); turn in degrees."""
    pieces = escape(words, quote=False) if isinstance(words, str) else "".join(
        f'<tspan class="{piece}">{escape(part, quote=False)}</tspan>' for part, piece in words)
    more = {"text-anchor": anchor} if anchor != "start" else {}
    if turn:
        more["transform"] = f"rotate({number(turn)} {number(x)} {number(y)})"
    return f'<text class="{class_}"{attributes(x=x, y=y, **more)}>{pieces}</text>'
