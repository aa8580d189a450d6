"""Do the same to many things, on all cores where that pays."""

import multiprocessing
import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain

from .errors import InputError

ENOUGH = 1000  # things; below that starting processes costs more than it gains
_work = None


def each(function, things, progress=lambda things, total: things) -> list:
    """Return [function(thing) for thing in things], in this order; progress(things, their
    number) wraps what is gone through, one at a time.

    Where there are many, forked processes share the work: they have function and things
    already, and only results travel. (On two cores a build of 5,600 posts takes about 0.6
    of the time.) Raises InputError where one of these is killed, most likely for want of
    memory.
    """
    global _work
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(things) < ENOUGH or cores < 2:
        return [function(thing) for thing in progress(things, len(things))]
    size = len(things) // (4 * cores) + 1
    _work = function, things
    parts = [range(start, min(start + size, len(things)))
             for start in range(0, len(things), size)]
    try:
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _stoppable) as pool:
            # A Ctrl-C while the processes are being started would leave them half started.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                results = pool.map(_part, parts)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
            return list(progress(chain.from_iterable(results), len(things)))
    except BrokenProcessPool:
        raise InputError("the build", None, "one of its processes was killed",
                         "free some memory, or give it fewer documents") from None
    finally:
        _work = None


def _part(indexes: range) -> list:
    function, things = _work
    return [function(things[i]) for i in indexes]


def _stoppable() -> None:
    """Let Ctrl-C end a process at once; it is told by the one that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
