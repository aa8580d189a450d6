"""Do the same to several things, on all cores."""

import os
import signal
import sys
from collections.abc import Callable, Iterator

from .errors import InputError

_work = None


def each(function: Callable, things: list) -> Iterator:
    """Yield function(thing) for each of things, in their order.

    Forked processes share the work where there are several things and cores: they have
    function and things already, and only results travel. Raises InputError where one of
    these is killed, most likely for want of memory.
    """
    global _work
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(things) < 2 or cores < 2:
        yield from map(function, things)
        return
    # Imported here, since the build of a single blog does without.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    _work = function, things
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _stoppable) as pool:
            # A Ctrl-C while the processes are being started would leave them half started.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                results = pool.map(_do, range(len(things)))
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            yield from results
    except BrokenProcessPool:
        raise InputError("the build", None, "one of its processes was killed",
                         "free some memory, or give it fewer documents") from None
    finally:
        _work = None


def _do(index: int):
    function, things = _work
    return function(things[index])


def _stoppable() -> None:
    """Let Ctrl-C end a process at once; it is told by the one that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
