"""Run the command line: python -m sjoberg_bloggar."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
