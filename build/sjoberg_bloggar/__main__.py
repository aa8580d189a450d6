"""The command sjoberg-bloggar."""

import sys

from .cli import main


def program() -> None:
    """Run the command and exit with its status."""
    sys.exit(main())


if __name__ == "__main__":
    program()
