"""Do the same to several things, on all cores."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

from .errors import InputError

_work = None


def each(function: Callable, things: Sequence, is_much: bool = True) -> Iterator:
    """Return an iterator over function(thing) for each of things, in their order.

    Forked processes begin to share the work at once where there are several things and
    cores, and much to do: they have function and things already, and only results travel. Raises InputError where one
    of these is killed, most likely for want of memory.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(things) < 2 or cores < 2 or not is_much:
        return map(function, things)
    # Imported here, since the build of a single blog does without.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    global _work
    _work = function, things
    pool = ProcessPoolExecutor(min(cores, len(things)), multiprocessing.get_context("fork"),
                               _stoppable)
    # A Ctrl-C while the processes are being started would leave them half started.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return _results(pool, pool.map(_do, range(len(things))))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _work = None


def _results(pool, results: Iterator) -> Iterator:
    from concurrent.futures.process import BrokenProcessPool

    try:
        with pool:
            yield from results
    except BrokenProcessPool:
        raise InputError("the build", None, "one of its processes was killed",
                         "free some memory, or give it fewer documents") from None


def _do(index: int):
    function, things = _work
    return function(things[index])


def _stoppable() -> None:
    """Let Ctrl-C end a process at once; it is told by the one that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
