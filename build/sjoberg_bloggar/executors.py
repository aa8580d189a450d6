"""Map a step over many items: in this process, on all cores, or on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from functools import partial
from itertools import chain

from .errors import InputError

BATCH = 200  # items that are sent to a worker at once


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
    results = []
    try:
        for found in run(partial(map_batch, function, context), batches, executor):
            results.append(found)
            if progress:
                progress(sum(map(len, results)), len(items))
    except BrokenExecutor:
        raise InputError("the build", None, "one of its processes was killed",
                         "free some memory, or give it fewer documents") from None
    return list(chain.from_iterable(results))


def run(function: Callable, batches: list, executor: Executor | None) -> Iterator[list]:
    """Return the results of a function for each batch, in order."""
    return map(function, batches) if executor is None else executor.map(function, batches)


def map_batch(function: Callable, context: object, batch: Sequence) -> list:
    """Return function(item, context) for each item of a batch."""
    return [function(item, context) for item in batch]
