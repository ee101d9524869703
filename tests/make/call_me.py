"""Somebody in front of “Ring mig”: opens the page and sends it."""

import html
import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

ADDRESS = "/ring-mig/"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
# What must be filled in, and nothing more.
LEAST: dict[str, Any] = {
    "name": "Kim Exempelsson",
    "phone": "070-174 06 05",
    "municipality": "2085",
    "language": "sv",
}


class Caller:
    """One browser before one drawn page; `client` checks tokens as a real server does."""

    def __init__(self, query: str = "") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.page = self.client.get(ADDRESS + query)
        self.hidden = hidden_in(self.page)

    def sent(self, answers: dict[str, Any]) -> dict[str, Any]:
        return self.hidden | {f"ring-mig-{name}": value for name, value in answers.items()}

    def send(self, **changed: Any) -> HttpResponse:
        """Sends the page; `changed` replaces what must be filled in."""
        return self.client.post(ADDRESS, self.sent(LEAST | changed), headers=FROM_HERE)


def hidden_in(page: HttpResponse) -> dict[str, str]:
    """What the page sends along by itself."""
    found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {name: html.unescape(value) for name, value in found}
