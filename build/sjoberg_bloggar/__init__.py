"""Build, check and load the dataset "Sjöberg bloggar".

import sjoberg_bloggar
posts = sjoberg_bloggar.load("posts")
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


def __getattr__(name: str) -> str:
    """Return the version of the program if it is asked for."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version  # 50 ms

    return version("sjoberg-bloggar")


def load(name: str, package: Path | str | None = None) -> pd.DataFrame:
    """Return a published table as a data frame with its types.

    Args:
        name: The table, one of tables().
        package: The folder or the zip of a published version; the one installed with the program
            if it is None.
    """
    from .loading import load_table  # imports pandas: 0.4 s that the commands need not wait for

    return load_table(name, package)


def tables(package: Path | str | None = None) -> dict[str, str]:
    """Return what the tables hold, by name; see load."""
    from .loading import list_tables  # as above

    return list_tables(package)
