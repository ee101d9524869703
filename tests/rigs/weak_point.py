"""Kills the very process that has just done what it was asked, before it can say so."""

import os
import random
import signal
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class WeakPoint:
    """Now and then, when a registration has been made and the way to its receipt is about to be told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.dice = random.Random()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        leads_to = response.headers.get("Location", "")
        if leads_to.endswith("/klart/") and self.dice.random() < settings.WEAKNESS:
            os.kill(os.getpid(), signal.SIGKILL)
        return response
