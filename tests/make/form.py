"""A family in front of the form: starts it, answers steps, and sends."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from recruitment.interest.steps import STEPS

# What a family that answers only what it must would choose, step by step.
LEAST: dict[str, dict[str, Any]] = {
    "uppdrag": {"home_types": ["familjehem"], "municipality": "2085"},
    "grundkrav": {},
    "hushall": {"applicants": "one"},
    "bostad": {"dwelling": "house", "spare_room": "now"},
    "erfarenhet": {},
    "vem": {"age_bands": ["13-17"], "siblings": "maybe"},
    "kontakt": {"name": "Kim Exempelsson", "phone": "070-174 06 05", "email": "kim@example.se"},
    "granska": {},
}


class Family:
    """One browser. `client` checks tokens as a real server does."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.run = ""
        self._token = ""

    def start(self, **data: str) -> HttpResponse:
        response = self.client.post("/intresse/start/", data, headers={"Sec-Fetch-Site": "same-origin"})
        if response.status_code == 303:
            self.run = response["Location"].split("/")[2]
        return response

    def url(self, key: str) -> str:
        return f"/intresse/{self.run}/{key}/"

    def get(self, key: str) -> HttpResponse:
        return self.client.get(self.url(key))

    def token(self) -> str:
        """The token a page of this run holds; it is good for every step as long as the session lives."""
        if not self._token:
            page = self.client.get(self.url("uppdrag")).content.decode()
            found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            self._token = found.group(1) if found else ""
        return self._token

    def answer(self, key: str, answers: dict[str, Any] | None = None, **extra: Any) -> HttpResponse:
        """Sends one step as its page would; `answers` replace the least ones."""
        return self.client.post(self.url(key) + extra.pop("query", ""), self.sent(key, answers) | extra)

    def sent(self, key: str, answers: dict[str, Any] | None = None) -> dict[str, Any]:
        chosen = LEAST[key] if answers is None else answers
        fields = {f"{key}-{name}": value for name, value in chosen.items()}
        return {
            "csrfmiddlewaretoken": self.token(),
            f"run-{self.run}-current_step": key,
            **fields,
        }

    def go_to(self, key: str, **changed: dict[str, Any]) -> None:
        """Answers every step before `key`; `changed` holds whole steps' answers.

        A step that does not apply only sends the family on.
        """
        for step in STEPS:
            if step.key == key:
                return
            answered = self.answer(step.key, changed.get(step.key))
            assert answered.status_code == 303, answered.content.decode()

    def send(self) -> HttpResponse:
        return self.answer("granska")

    def register(self, **changed: dict[str, Any]) -> HttpResponse:
        self.go_to("granska", **changed)
        return self.send()


def make_family(**data: str) -> Family:
    """A family that has pressed the button on the first page."""
    family = Family()
    assert family.start(**data).status_code == 303
    return family
