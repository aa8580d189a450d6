"""Do the same to several things, on all cores."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

from .errors import InputError


def each(function: Callable, things: Sequence, is_much: bool = True) -> Iterator:
    """Return an iterator over function(thing) for each of things, in their order.

    Forked processes begin to share the work at once where there are several things and
    cores, and much to do: they have function and things already, and only results travel. Raises
    InputError where one of these is killed, most likely for want of memory.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(things) < 2 or cores < 2 or not is_much:
        return map(function, things)
    results = _by_processes(function, things, min(cores, len(things)))
    next(results)
    return results


def _by_processes(function: Callable, things: Sequence, count: int) -> Iterator:
    """Yield None once the processes work, then the results.

    Each process has a pipe of its own. (In concurrent.futures all write into one, which hangs
    where one is killed while it writes, as by Ctrl-C.)
    """
    # Imported here, since the build of a single blog does without.
    from multiprocessing import connection, get_context

    context, processes, pipes = get_context("fork"), [], []
    indexes, done, working = iter(range(len(things))), {}, []

    def receive() -> None:
        """Put the results that are there into done, and give out what is next."""
        for pipe in connection.wait(working):
            try:
                index, result, error = pipe.recv()
                if (following := next(indexes, None)) is not None:
                    pipe.send(following)
                else:
                    working.remove(pipe)
            except (EOFError, OSError):
                raise InputError("the build", None, "one of its processes was killed",
                                 "free some memory, or give it fewer documents") from None
            if error:
                raise error
            done[index] = result

    try:
        # A Ctrl-C while the processes are being started would leave them half started.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for _ in range(count):
                ours, theirs = context.Pipe()
                process = context.Process(target=_work, args=(theirs, ours, function, things),
                                          daemon=True)
                process.start()
                processes.append(process)
                pipes.append(ours)
                working.append(ours)
                theirs.close()
                ours.send(next(indexes))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield None
        for index in range(len(things)):
            while index not in done:
                receive()
            yield done.pop(index)
    finally:
        for process in processes:
            process.kill()
            process.join()
        for pipe in pipes:
            pipe.close()


def _work(pipe, others_end, function: Callable, things: Sequence) -> None:
    """Be a process: send (index, result, error) for each index that comes."""
    others_end.close()  # else the end of the other would not be noticed
    # Ctrl-C ends a process at once; it is told by the one that it works for.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        while True:
            index = pipe.recv()
            try:
                answer = index, function(things[index]), None
            except Exception as error:
                answer = index, None, error
            pipe.send(answer)
    except (EOFError, ConnectionError):
        pass  # nobody waits any more
