"""Tell which of many texts may have what an expression looks for.

re reads 30 to 200 MB of text a second. RE2, by which Arrow searches whole columns, reads 500, but it
knows no lookaround and does not say where it found something. So RE2 looks for a hint, a simple
expression that fits wherever the real one does, and re reads only the texts that have it.
"""

MOST_WORDS = 500  # in a hint; RE2 takes a hundred times longer where it has to hold many more


class Column:
    """A list of texts as Arrow searches it."""

    def __init__(self, texts: list[str]):
        import pyarrow as pa

        self.texts = pa.array(texts, pa.string())

    def having(self, hint: str) -> list[bool]:
        """Say of each text whether it has what the hint, in the syntax of RE2, fits."""
        from pyarrow import compute

        return compute.match_substring_regex(self.texts, hint).to_pylist()
