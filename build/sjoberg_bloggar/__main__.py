"""Run the command line: python -m sjoberg_bloggar."""

import os
import signal
import sys

from .processes.stopping import STOPPED


def run() -> int:
    """Run a command and return its exit status; let Ctrl-C end also the start in one line."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as of a job behind &
        signal.signal(signal.SIGINT, stop)
    from .cli import main  # 0.1 s in which Python's own handler would answer with a traceback

    return main()


def stop(number: int, _) -> None:
    """End the process: nothing is begun yet, or all is done."""
    os.write(2, STOPPED.encode())
    os._exit(128 + number)


if __name__ == "__main__":
    sys.exit(run())
