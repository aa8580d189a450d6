"""Build, check and load the dataset "Sjöberg bloggar".

import sjoberg_bloggar
posts = sjoberg_bloggar.load("posts")
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__version__ = version("sjoberg-bloggar")


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
