"""End a command by a signal as by Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# Ctrl-C; kill; the end of the terminal, which Windows does not have as a signal.
SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP")
                if hasattr(signal, name))


class Stop(KeyboardInterrupt):
    """The end of a command by a signal, whose number it has.

    Python ends a process by SIGINT instead of with its exit status if a plain KeyboardInterrupt,
    even one that is caught, went through code in a string, as that of a dataclass.
    """


@contextmanager
def stoppable() -> Iterator[None]:
    """Let every signal of SIGNALS end the block as Ctrl-C does, and none disturb the cleaning up.

    Raises:
        Stop: A signal came.
    """
    def stop(number: int, _) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        stopped.append(number)
        raise Stop(number)

    stopped = []
    before = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, stop)
        yield
        if stopped:  # in code that lets no error pass, as when Python deletes an object
            raise Stop(stopped[0])
    except Exception as error:
        # Code of libraries that a signal interrupts may fail in other ways.
        if isinstance(error.__context__, KeyboardInterrupt):
            raise error.__context__ from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
