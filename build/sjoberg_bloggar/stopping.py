"""End a command by a signal as by Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does, and let no second signal disturb the cleaning up.

    Raises:
        KeyboardInterrupt: With the number of the signal.
    """
    def stop(number: int, _) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt(number)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, stop)
        yield
    except Exception as error:
        # Code of libraries that a signal interrupts may fail in other ways.
        if isinstance(error.__context__, KeyboardInterrupt):
            raise error.__context__ from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
