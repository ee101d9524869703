"""Somebody in front of “Min anmälan”: asks for a code, reads it in the letter, and opens the page."""

import re
from typing import Any

from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from recruitment.hallway import DELIVERIES
from recruitment.leads.models import Lead
from recruitment.outbox.delivery import deliver_next

HERE = {"Sec-Fetch-Site": "same-origin"}
DOOR = "/min-anmalan/"


def letters() -> list[str]:
    """The letters that leave when the worker has done everything."""
    mail.outbox.clear()
    while deliver_next(DELIVERIES, at=timezone.now()):
        pass
    return [letter.body for letter in mail.outbox if "kod är" in letter.body or "code is" in letter.body]


def code_in(letter: str) -> str:
    found = re.search(r"\b\d{6}\b", letter)
    assert found, letter
    return found.group()


class Owner:
    """One browser; `client` checks tokens as a real server does."""

    def __init__(self, lead: Lead, email: str = "kim@example.se") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.lead, self.email = lead, email

    def ask(self, prefix: str = "", **changed: str) -> HttpResponse:
        told = {"reference": self.lead.reference, "to": self.email, **changed}
        return self.client.post(prefix + DOOR, told, headers=HERE)

    def enter(self, address: str, code: str) -> HttpResponse:
        return self.client.post(address, {"code": code}, headers=HERE)

    def open(self) -> "Owner":
        address = self.ask()["Location"]
        answer = self.enter(address, code_in(letters()[-1]))
        assert (answer.status_code, answer["Location"]) == (303, f"{DOOR}lage/")
        return self

    def page(self) -> str:
        answer = self.client.get(f"{DOOR}lage/")
        assert answer.status_code == 200
        return answer.content.decode()

    def form(self, deed: str) -> dict[str, str]:
        """What the page of a deed sends along by itself."""
        page = self.client.get(f"{DOOR}{deed}/").content.decode()
        found = re.findall(r'name="(csrfmiddlewaretoken|token)" value="([^"]+)"', page)
        return dict(found)

    def do(self, deed: str, **told: Any) -> HttpResponse:
        return self.client.post(f"{DOOR}{deed}/", self.form(deed) | told, headers=HERE)


def opened(lead: Lead, email: str = "kim@example.se") -> Owner:
    return Owner(lead, email).open()
