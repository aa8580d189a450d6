"""Work within a limit of memory, as `ulimit -v` sets it."""

import os

from ..errors import InputError

LEAST = 768  # MiB of addresses that the libraries need before there is any work
MIB = 2**20
# Arrow's own allocator reserves a GiB of addresses; threads reserve some as well, and Arrow aborts
# the process if it cannot start one.
SPARING = {"ARROW_DEFAULT_MEMORY_POOL": "system", "ARROW_IO_THREADS": "1", "OMP_NUM_THREADS": "1",
           "OPENBLAS_NUM_THREADS": "1"}


def keep_to_limit() -> None:
    """If there is a limit of memory, let the libraries, once they are imported, spare it.

    Raises:
        InputError: The limit is so low that a library would abort the process.
    """
    limit = limit_of_memory()
    if limit is None:
        return
    if limit < LEAST * MIB:
        raise InputError("ulimit -v", None, f"{limit // MIB} MiB of memory are too few",
                         f"allow at least {LEAST}")
    os.environ.update(SPARING)


def limit_of_memory() -> int | None:
    """Return how many bytes of addresses this process may have, or None if there is no limit."""
    try:
        import resource  # not on Windows
    except ImportError:
        return None
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if limit == resource.RLIM_INFINITY else limit


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error means that memory ran out.

    The file of a library that finds no room is an ImportError; a thread that does not is an error
    of Arrow or a RuntimeError.
    """
    message = str(error)
    return isinstance(error, MemoryError) or "failed to map segment" in message \
        or "Failed to launch worker thread" in message or "can't start new thread" in message
