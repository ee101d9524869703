"""Being asked to end, while a long piece of work goes on."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ASKED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM)
AGAIN_AFTER_SECONDS = 0.5


@contextmanager
def interruptible() -> Iterator[None]:
    """Every way to be asked to end raises KeyboardInterrupt in here, until it has been heard.

    Python drops what is raised while it clears an object away (in `__del__`, or as a weak reference
    ends), and a start makes and clears away many; so an alarm asks again. A shell that started us in the
    background has switched Ctrl-C off, which this switches on again.
    """
    before = [signal.signal(number, _ask) for number in ASKED_BY]
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in zip(ASKED_BY, before, strict=True):
            signal.signal(number, handler)


def _ask(*_signal: object) -> None:
    signal.setitimer(signal.ITIMER_REAL, AGAIN_AFTER_SECONDS)
    raise KeyboardInterrupt
