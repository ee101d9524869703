"""Kills at random, at the pace of the answers: its own clock follows the machine's."""

import os
import random
import signal
import threading
from collections import Counter
from contextlib import suppress

from tests.rigs.house import House

# How often each is chosen, among thirteen.
VICTIMS = {"workers": 6, "backends": 3, "app": 2, "work": 1, "postgresql": 1}


class Reaper:
    def __init__(self, house: House, *, pause: int) -> None:
        """Lets about `pause` answers pass between two deaths."""
        self.house, self.pause = house, pause
        self.kills: Counter[str] = Counter()
        self.dice = random.Random(7)
        self.lock = threading.Lock()
        self.until_next = pause

    def answered(self) -> None:
        with self.lock:
            self.until_next -= 1
            if self.until_next > 0:
                return
            self.until_next = self.dice.randint(max(self.pause // 3, 1), max(self.pause * 5 // 3, 1))
            kind = self.dice.choices(list(VICTIMS), list(VICTIMS.values()))[0]
            with suppress(ProcessLookupError, IndexError):
                os.kill(self.dice.choice(getattr(self.house, kind)()), signal.SIGKILL)
                self.kills[kind] += 1
