"""The command sjoberg-bloggar."""

import sys

from .cli import main


class Hidden:
    """Hides numpy and pandas where they are installed: nothing here needs them, but pyarrow would
    import them, for a third of the time that a small build takes."""

    @staticmethod
    def find_spec(name: str, *_) -> None:
        if name in ("numpy", "pandas"):
            raise ModuleNotFoundError(f"{name} is hidden", name=name)


def program() -> None:
    """Be the command sjoberg-bloggar."""
    sys.meta_path.insert(0, Hidden)
    sys.exit(main())


if __name__ == "__main__":
    program()
