"""Run the command line: python -m sjoberg_bloggar."""

import os
import signal
import sys

from .processes.stopping import SIGNALS


def run() -> int:
    """Run a command and return its exit status; let a signal end also the start in one line."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as of a job behind &
            signal.signal(number, stop)
    from .cli import main  # 0.1 s in which Python's own handler would answer with a traceback

    status = main()
    for number in SIGNALS:  # all is done, and Python's own end, some 0.1 s, cannot be undone
        signal.signal(number, signal.SIG_IGN)
    return status


def stop(number: int, _) -> None:
    """End the process: nothing is begun yet, or all is done."""
    os.write(2, b"sjoberg-bloggar: stopped\n")
    os._exit(128 + number)


if __name__ == "__main__":
    sys.exit(run())
