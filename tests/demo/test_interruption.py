"""Whoever asks the demo to end is heard, whatever it is doing just then."""

import signal
import time

import pytest

from fhr.demo.interruption import interruptible


class AskedWhileClearedAway:
    """Asks the moment nobody holds it any more, where Python drops every exception."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGTERM)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_request_to_end_that_python_dropped_is_made_again() -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        AskedWhileClearedAway()
        was_dropped = True
        time.sleep(5)
    assert was_dropped


def test_afterwards_everything_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), interruptible():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
