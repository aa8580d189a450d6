"""Join the page's JavaScript modules into one script.

A browser loads no module into a page that is opened from disk, and the page's policy allows one
inline script only. So the imports decide the order, and then imports and exports are dropped.
All modules then share one scope: no two may declare the same name at the top level.
"""

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const |let |function |async )", re.MULTILINE)


def join_modules(folder: Path, entry: str) -> str:
    """Return the module named entry as a script, after all modules that it needs."""
    pieces = {}

    def add(name: str) -> None:
        if name in pieces:
            return
        code = (folder / f"{name}.js").read_text("utf-8")
        pieces[name] = ""  # keeps the place while its imports are added; imports may be circular
        for needed in IMPORT.findall(code):
            add(needed)
        del pieces[name]
        pieces[name] = EXPORT.sub("", IMPORT.sub("", code)).strip()

    add(entry)
    return "\n".join(['"use strict";', *pieces.values(), ""])
