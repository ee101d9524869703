"""A family that fills in the form over plain HTTP, and tries again like a browser when nothing answers."""

import re
import time
from collections.abc import Callable
from itertools import count
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
REFERENCE = re.compile(r"FHR-[2-9A-Z]{4}-[2-9A-Z]{4}")
# Families of their own: thousands who share a telephone would be one household, joined each time anew.
HOUSEHOLDS = count(1)
# A database that has been killed needs its time to come back.
TRIES = 300
STEPS_AT_MOST = 12


class GaveUp(Exception):
    """The site did not answer for so long that a person would have left."""


class Family:
    """One household at one browser."""

    def __init__(
        self, base_url: str, on_answer: Callable[[], None] = lambda: None, *, start: str = "/intresse/"
    ) -> None:
        self.browser = requests.Session()
        self.base_url = base_url
        self.start = start
        self.on_answer = on_answer
        number = next(HOUSEHOLDS)
        self.typed = {
            "name": "Kim Exempelsson",
            "tel": f"070-{number:07d}",
            "email": f"familj{number}@example.se",
        }

    def apply(self) -> str:
        """Walks the whole form; returns the reference on the receipt."""
        self.fill_until_review()
        return self.send()

    def fill_until_review(self) -> None:
        """Starts, answers every step, and stands before the send button."""
        self.fill_until("granska")

    def fill_until(self, step: str) -> None:
        self.page = self.ask("GET", urljoin(self.base_url, self.start))
        for _ in range(STEPS_AT_MOST):
            if self.page.url.endswith(f"/{step}/"):
                return
            self.submit()
        raise AssertionError(f"stuck at {self.page.url}: {self.problems()}")

    def send(self) -> str:
        """Whoever is asked again answers again; a good form has no cause to."""
        for _ in range(STEPS_AT_MOST):
            self.submit()
            if self.page.url.endswith("/klart/"):
                break
        assert self.page.url.endswith("/klart/"), f"{self.page.url}: {self.problems()}"
        found = REFERENCE.search(self.page.text)
        assert found, self.page.text[:500]
        return found.group()

    def submit(self) -> None:
        address, fields = self.form()
        self.page = self.ask("POST", address, fields)

    def form(self) -> tuple[str, list[tuple[str, str]]]:
        """Where the page's form goes, and what this family puts into it."""
        page = BeautifulSoup(self.page.text, "html.parser")
        form = page.select_one("main form[method=post]")
        assert form is not None, f"no form on {self.page.url}"
        fields = [(item["name"], item.get("value", "")) for item in form.select("input[type=hidden][name]")]
        fields += _choices(form) + self._texts(form)
        return urljoin(self.page.url, str(form.get("action") or self.page.url)), fields

    def _texts(self, form: Tag) -> list[tuple[str, str]]:
        fields = form.select("input[type=text], input[type=tel], input[type=email], textarea")
        return [(str(field["name"]), self.typed.get(str(field.get("autocomplete")), "")) for field in fields]

    def ask(
        self, method: str, address: str, fields: list[tuple[str, str]] | None = None
    ) -> requests.Response:
        """One request, repeated while the site is away."""
        for _ in range(TRIES):
            try:
                answer = self.browser.request(method, address, data=fields, headers=SAME_ORIGIN, timeout=20)
            except requests.RequestException:
                time.sleep(0.2)
                continue
            if answer.status_code < 500:
                self.on_answer()
                return answer
            time.sleep(0.2)
        raise GaveUp(address)

    def problems(self) -> str:
        page = BeautifulSoup(self.page.text, "html.parser")
        return (
            " ".join(item.get_text(" ", strip=True) for item in page.select(".error-summary"))
            or "no error shown"
        )


def _choices(form: Tag) -> list[tuple[str, str]]:
    """The first answer of every question with options."""
    chosen: dict[str, str] = {}
    for option in form.select("input[type=radio], input[type=checkbox]"):
        chosen.setdefault(str(option["name"]), str(option.get("value", "on")))
    for select in form.select("select[name]"):
        values = [str(option.get("value", "")) for option in select.select("option")]
        chosen[str(select["name"])] = next((value for value in values if value), "")
    return list(chosen.items())
