"""The engines that map the steps: the same results in order, one message if something ends them."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import PROJECT
from distributed import LocalCluster

from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.processes import executors
from sjoberg_bloggar.processes.executors import apply, executor_for

BUILD = [sys.executable, "-m", "sjoberg_bloggar", "build", "--allow-undecided", "--jobs", "2"]


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                      dashboard_address=None) as local:
        yield local.scheduler_address


# What the workers do

def add(number: int, more: int) -> int:
    return number + more


def refuse(number: int, _) -> int:
    if number == 450:
        raise InputError("number.txt", number, "is refused", "give another one")
    return number


def need_more_memory(number: int, _) -> int:
    raise MemoryError


def be_killed(number: int, _) -> int:
    if number == 450:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def be_killed_while_sending(number: int, _) -> bytes:
    """Return what takes longer to send than this process lives."""
    if number == 450:
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return bytes(300_000_000)
    return b""


# Results

def test_results_are_in_order_whatever_the_engine(cluster):
    found = []
    for jobs, address in ((1, None), (2, None), (None, cluster)):
        with executor_for(jobs, address, 0) as executor:
            found.append(apply(add, range(1000), 5, executor))
    assert found == [list(range(5, 1005))] * 3


def test_progress_is_told_up_to_the_end():
    told = []
    apply(add, range(450), 5, progress=lambda done, total: told.append((done, total)))
    assert told == [(200, 450), (400, 450), (450, 450)]


@pytest.mark.parametrize("jobs, size, is_pool", [
    (None, 200_000, False), (None, 20_000_000, True), (1, 20_000_000, False), (2, 0, True)])
def test_a_large_corpus_uses_all_cores_unless_told_otherwise(monkeypatch, jobs, size, is_pool):
    monkeypatch.setattr(executors, "count_cores", lambda: 2)
    with executor_for(jobs, None, size) as executor:
        assert (executor is not None) == is_pool


# What ends them

@pytest.mark.parametrize("function, message", [
    (refuse, "number.txt:450: is refused; give another one"),
    (need_more_memory, "the build: memory ran out; free some memory, or use fewer processes"),
    (be_killed, "the build: one of its processes was killed; free some memory, or use fewer"),
    (be_killed_while_sending, "the build: one of its processes was killed; free some memory")])
def test_what_ends_a_worker_is_one_error_and_leaves_no_other(function, message):
    before = set(multiprocessing.active_children())
    with pytest.raises(InputError) as raised, executor_for(2, None, 0) as executor:
        apply(function, range(1000), None, executor)
    assert str(raised.value).startswith(message)
    assert set(multiprocessing.active_children()) <= before


@pytest.mark.parametrize("function, message", [
    (refuse, "number.txt:450: is refused; give another one"),
    pytest.param(be_killed, "--cluster: the cluster's workers were killed again and again; give each "
                 "of them", marks=pytest.mark.slow)])
def test_what_ends_the_workers_of_a_cluster_is_one_error(cluster, function, message):
    with pytest.raises(InputError) as raised, executor_for(None, cluster, 0) as executor:
        apply(function, range(1000), None, executor)
    assert str(raised.value).startswith(message)


def test_a_cluster_that_cannot_be_reached_or_is_none(monkeypatch):
    monkeypatch.setattr(executors, "CLUSTER_TIMEOUT", 0.3)
    for address in ("tcp://127.0.0.1:9", "nonsense", "ftp://127.0.0.1:9"):
        with pytest.raises(InputError, match=f"the cluster {address} cannot be reached"), \
                executor_for(None, address, 0):
            pass


def test_a_cluster_without_workers(monkeypatch):
    monkeypatch.setattr(executors, "CLUSTER_TIMEOUT", 1)
    with LocalCluster(n_workers=0, dashboard_address=None) as local, \
            pytest.raises(InputError, match="the cluster has no workers"), \
            executor_for(None, local.scheduler_address, 0):
        pass


def test_a_cluster_with_another_version(monkeypatch, cluster):
    monkeypatch.setattr("sjoberg_bloggar.__version__", "0.9")
    with pytest.raises(InputError, match="another version"), executor_for(None, cluster, 0):
        pass


def test_a_cluster_without_dask(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match="Dask is not installed"), \
            executor_for(None, "tcp://127.0.0.1:9", 0):
        pass


# Signals; what is started is looked up in /proc

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    return [int(child) for thread in Path(f"/proc/{pid}/task").glob("*/children")
            for child in thread.read_text().split()]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Documents that two processes parse for some seconds."""
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, PROJECT / "bench/corpus.py", "copies", "20", folder],
                   check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture
def running(corpus, tmp_path):
    """A build in a process group of its own whose two workers have begun."""
    process = subprocess.Popen(
        [*BUILD, "--sources", corpus, "--output", tmp_path / "out"], text=True,
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "build")},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # not of a job behind &
    while len(children_of(process.pid)) < 2:
        assert process.poll() is None
        time.sleep(0.02)
    yield process
    process.kill()
    process.wait()


def wait_for_end(pids: list[int]) -> None:
    """Fail if one of the processes still runs after 10 seconds."""
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_text()
              for pid in pids):
        assert time.monotonic() < end
        time.sleep(0.05)


@linux
@pytest.mark.parametrize("send, number, status", [
    (os.killpg, signal.SIGINT, 130),  # as Ctrl-C does
    (os.kill, signal.SIGTERM, 143),  # as service managers do
    *(pytest.param(*case, marks=pytest.mark.slow) for case in (
        (os.kill, signal.SIGINT, 130), (os.killpg, signal.SIGTERM, 143),
        (os.kill, signal.SIGHUP, 129), (os.killpg, signal.SIGHUP, 129)))])
def test_a_signal_ends_a_build_with_one_line_and_leaves_nothing(running, tmp_path, send, number,
                                                                status):
    workers = children_of(running.pid)
    send(running.pid, number)
    out, error = running.communicate(timeout=30)
    assert (out, error) == ("", "sjoberg-bloggar: stopped; what is published is either unchanged or "
                                "wholly new\n")
    assert running.returncode == status
    wait_for_end(workers)
    assert not list(tmp_path.glob("out/**/*"))


@linux
def test_workers_end_with_a_build_that_is_killed(running):
    workers = children_of(running.pid)
    running.kill()
    running.wait()
    wait_for_end(workers)


@linux
def test_a_killed_worker_ends_a_build_with_one_line(running, tmp_path):
    os.kill(children_of(running.pid)[0], signal.SIGKILL)
    out, error = running.communicate(timeout=30)
    assert (running.returncode, out) == (2, "")
    assert error == ("sjoberg-bloggar: the build: one of its processes was killed; free some memory, "
                     "or use fewer processes (--jobs)\n")
    assert not list(tmp_path.glob("out/**/*"))
