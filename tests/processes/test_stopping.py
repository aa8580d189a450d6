"""A signal ends a command, whatever code it interrupts."""

import os
import signal

import pytest

from sjoberg_bloggar.processes.stopping import Stop, stoppable


class Interrupted:
    """An object during whose deletion Ctrl-C comes; Python lets no error out of there."""

    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_signal_while_an_object_is_deleted_ends_the_block():
    with pytest.raises(Stop) as stop, stoppable():
        Interrupted()
    assert stop.value.args == (signal.SIGINT,)
