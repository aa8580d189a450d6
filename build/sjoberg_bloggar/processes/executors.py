"""Map a step over many items: in this process, in several processes, or on a Dask cluster."""

import gc
import logging
import os
import signal
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from functools import partial
from multiprocessing import connection, parent_process
from threading import Event, Thread
from types import SimpleNamespace

import sjoberg_bloggar

from ..errors import InputError
from .memory import is_out_of_memory
from .stopping import SIGNALS

BATCH = 200  # items that are sent to a worker at once
LARGE = 2_000_000  # bytes of documents from which on several processes are faster than one
WATCH_INTERVAL = 0.5  # seconds
CLUSTER_TIMEOUT = 10  # seconds


@contextmanager
def executor_for(jobs: int | None, cluster: str | None, size: int) -> Iterator[Executor | None]:
    """Provide the executor that maps the steps, or None for this process.

    At the end of the block, no worker is left, also after Ctrl-C or an error.

    Args:
        jobs: The number of processes, or None for one, or one per core if the documents are large.
        cluster: The address of the scheduler of a Dask cluster, which is used instead.
        size: The size of all documents in bytes.

    Raises:
        InputError: Memory ran out, a worker was killed, or the cluster cannot do the work.
    """
    jobs = jobs or (count_cores() if size >= LARGE else 1)
    engine = (dask_cluster(cluster) if cluster else
              process_pool(jobs) if jobs > 1 else nullcontext())
    try:
        with engine as executor:
            yield executor
    except Exception as error:
        if not is_out_of_memory(error):
            raise
        raise InputError("the build", None, "memory ran out",
                         "free some memory, or use fewer processes (--jobs)") from None


def apply(function: Callable, items: Sequence, context: object, executor: Executor | None = None,
          progress: Callable[[int, int], None] | None = None) -> list:
    """Return function(item, context) for each of the items, in their order.

    Args:
        function: A function of a module, without side effects.
        items: What it is called with.
        context: What all calls share; it is sent to the workers with each batch.
        executor: Where to call it, or None for this process.
        progress: Called with the number of finished items and of all items.
    """
    batches = [items[at:at + BATCH] for at in range(0, len(items), BATCH)]
    call = partial(map_batch, function, context)
    # Batch by batch, as Executor.map would send all of them to a cluster in one message.
    results = (map(call, batches) if executor is None else
               results_of([executor.submit(call, batch) for batch in batches]))
    found = []
    for result in results:
        found += result
        if progress:
            progress(len(found), len(items))
    return found


def map_batch(function: Callable, context: object, batch: Sequence) -> list:
    """Return function(item, context) for each item of a batch."""
    return [function(item, context) for item in batch]


def results_of(futures: list) -> Iterator:
    """Yield the results of futures in their order, and keep none."""
    futures.reverse()
    while futures:
        yield futures.pop().result()


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def process_pool(jobs: int) -> Iterator[Executor]:
    """Provide a pool of processes that work for this one; end them at the end of the block.

    Raises:
        InputError: A worker cannot be started, or was killed, most likely because memory ran out.
    """
    pool = ProcessPoolExecutor(jobs, initializer=prepare_worker)
    is_over = Event()
    watcher = Thread(target=watch_workers, args=(pool, is_over), daemon=True)
    try:
        start_workers(pool, jobs, watcher)
        yield pool
    except BrokenProcessPool:
        raise InputError("the build", None, "one of its processes was killed",
                         "free some memory, or use fewer processes (--jobs)") from None
    finally:
        is_over.set()
        if watcher.is_alive():
            watcher.join()
        kill_workers(pool)  # they are idle, or their results are no longer wanted
        pool.shutdown(cancel_futures=True)


def start_workers(pool: ProcessPoolExecutor, jobs: int, watcher: Thread) -> None:
    """Start all workers of a pool, then their watcher.

    Signals are held back here, and workers inherit that, so that Ctrl-C cannot reach one that is
    half started.
    """
    can_hold = hasattr(signal, "pthread_sigmask")  # not on Windows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS) if can_hold else None
    try:
        for _ in range(jobs):
            pool.submit(os.getpid)
        watcher.start()
    except (OSError, RuntimeError) as error:
        raise InputError("the build", None, f"cannot start {jobs} processes ({error})",
                         "use fewer (--jobs)") from None
    finally:
        if can_hold:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_worker() -> None:
    """Make this worker ignore Ctrl-C and the like, and end with the process that started it."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process when the one that started it is gone."""
    parent_process().join()
    os._exit(1)


def watch_workers(pool: ProcessPoolExecutor, is_over: Event) -> None:
    """End the whole pool when one of its workers is gone before it is over.

    The pool does so itself, except if the worker was killed while it wrote a result: then the pool
    waits forever for the rest of it (in 11 of 57 tries with results of 1 MB, Python 3.11).
    """
    while not is_over.wait(WATCH_INTERVAL):
        sentinels = [worker.sentinel for worker in workers_of(pool)]
        if connection.wait(sentinels, timeout=0):
            kill_workers(pool)
            return


def kill_workers(pool: ProcessPoolExecutor) -> None:
    """Kill the workers of a pool, and let the pool notice even if it waits for a result."""
    for worker in workers_of(pool):
        worker.kill()
    pool._result_queue._writer.close()  # else the pool itself keeps open what it reads from


def workers_of(pool: ProcessPoolExecutor) -> list:
    """Return the processes of a pool; none after its end."""
    return list((pool._processes or {}).values())


@contextmanager
def dask_cluster(address: str) -> Iterator[Executor]:
    """Provide an executor for the workers of a Dask cluster.

    Raises:
        InputError: The cluster cannot be reached, has no workers, has another version of this
            program, or is lost.
    """
    try:
        # An extra, and 0.4 s at start.
        from distributed import Client
        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise InputError("--cluster", None, "Dask is not installed",
                         "run pip install 'sjoberg-bloggar[cluster]'") from None
    for name in ("distributed", "distributed.client"):  # they log what is raised as well
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with connect(Client, address) as client:
            require_same_program(client)
            # client.get_executor() takes a result for an error if its worker is lost right then.
            # pure=False: Dask need not hash what it is sent.
            yield SimpleNamespace(submit=partial(client.submit, pure=False))
    except KilledWorker:
        raise InputError("--cluster", None, "the cluster's workers were killed again and again",
                         "give each of them more memory") from None
    except (CommClosedError, CancelledError):
        raise InputError("--cluster", None, f"the cluster {address} was lost",
                         "start it again, then build again") from None


def connect(client_type: type, address: str):
    """Return a client of a cluster; raise InputError if there is none."""
    try:
        return client_type(address, timeout=CLUSTER_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        problem = str(error)
    gc.collect()  # a half-made client that is left to the end of the process waits for 30 s
    raise InputError("--cluster", None, f"the cluster {address} cannot be reached ({problem})",
                     "give the address of its scheduler, as tcp://HOST:8786")


def require_same_program(client) -> None:
    """Raise InputError if a cluster has no workers, or workers with another program."""
    try:
        client.wait_for_workers(1, timeout=CLUSTER_TIMEOUT)
        programs = set(client.run(program).values())
    except OSError:  # a timeout is one
        raise InputError("--cluster", None, "the cluster has no workers", "start some") from None
    except ImportError:
        programs = set()
    if programs != {program()}:
        raise InputError("--cluster", None, "the workers have another version of this program or "
                         "of Python", "install the same on all machines")


def program() -> tuple[str, str]:
    """Return what must be the same everywhere for the same result: program and Unicode tables."""
    return sjoberg_bloggar.__version__, unicodedata.unidata_version
