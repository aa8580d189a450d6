"""Map a step over many items: in this process, on all cores, or on a cluster."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain

from .errors import InputError

BATCH = 200  # items that are sent to a worker at once
LARGE = 2_000_000  # bytes of documents from which on processes save more time than they cost


@contextmanager
def executor_for(jobs: int | None, cluster: str | None, size: int) -> Iterator[Executor | None]:
    """Provide what maps the steps, or None for this process; end its workers at the end.

    Args:
        jobs: The number of processes, or None for one if the documents are few, else one per core.
        cluster: The address of the scheduler of a Dask cluster, which is used instead.
        size: The size of all documents in bytes.

    Raises:
        InputError: The cluster cannot be reached.
    """
    if cluster:
        with dask_executor(cluster) as executor:
            yield executor
        return
    jobs = jobs or (os.cpu_count() or 1 if size >= LARGE else 1)
    if jobs == 1:
        yield None
        return
    pool = ProcessPoolExecutor(jobs, initializer=leave_signals_to_parent)
    try:
        yield pool
    finally:
        # Killing a worker while it sends a result could hang the pool: let them finish a batch.
        pool.shutdown(wait=True, cancel_futures=True)


def leave_signals_to_parent() -> None:
    """Let only the process that began the build react to Ctrl-C; it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def dask_executor(address: str) -> Iterator[Executor]:
    """Provide an executor for the workers of a Dask cluster."""
    try:
        from distributed import Client  # an extra that only large archives install
    except ImportError:
        raise InputError("--cluster", None, "Dask is not installed",
                         "install it: pip install 'sjoberg-bloggar[cluster]'") from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError("--cluster", None, f"the cluster {address} cannot be reached ({error})",
                         "give the address of its scheduler, as tcp://HOST:8786") from None
    with client:
        yield client.get_executor()


def each(function: Callable, items: Sequence, context: object, executor: Executor | None = None,
         progress: Callable[[int, int], None] | None = None) -> list:
    """Return function(item, context) for each of the items, in their order.

    Args:
        function: A function of a module, without side effects.
        items: What it is called with.
        context: What all calls share; it is sent to the workers with each batch.
        executor: Where to call it, or None for this process.
        progress: Called with the number of finished items and of all items.

    Raises:
        InputError: A worker was killed.
    """
    batches = [items[at:at + BATCH] for at in range(0, len(items), BATCH)]
    call = partial(map_batch, function, context)
    results = []
    try:
        for found in map(call, batches) if executor is None else executor.map(call, batches):
            results.append(found)
            if progress:
                progress(sum(map(len, results)), len(items))
    except BrokenExecutor:
        raise InputError("the build", None, "one of its processes was killed",
                         "free some memory, or give it fewer documents") from None
    return list(chain.from_iterable(results))


def map_batch(function: Callable, context: object, batch: Sequence) -> list:
    """Return function(item, context) for each item of a batch."""
    return [function(item, context) for item in batch]
