"""The self test helps a family to think, refuses nobody, and leaves no trace."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.models import SelfTestPage
from pages.self_test import Answer, Group, Outcome, Statement, could_change, outcome

ADDRESS = "/sjalvtest/"


def answered(*answers: Answer | None) -> list[Group]:
    return [Group("", tuple(Statement(str(n), f"{n}", "", answer) for n, answer in enumerate(answers)))]


def names(client: Client) -> list[str]:
    html = client.get(ADDRESS).content.decode()
    return list(dict.fromkeys(re.findall(r'type="radio" name="([^"]+)"', html)))


@pytest.mark.parametrize(
    ("yes", "perhaps", "no", "expected"),
    [
        (12, 0, 0, Outcome.READY),
        (10, 2, 0, Outcome.READY),
        (9, 3, 0, Outcome.TALK),
        (11, 0, 1, Outcome.TALK),
        (0, 12, 0, Outcome.TALK),
        (9, 0, 3, Outcome.TALK),
        (8, 0, 4, Outcome.LATER),
        (0, 0, 12, Outcome.LATER),
    ],
)
def test_the_answers_amount_to_one_of_three(yes: int, perhaps: int, no: int, expected: Outcome) -> None:
    answers = [Answer.YES] * yes + [Answer.PERHAPS] * perhaps + [Answer.NO] * no
    assert outcome(answered(*answers)) == expected


def test_what_is_left_unanswered_counts_as_perhaps_and_nothing_at_all_as_nothing() -> None:
    assert outcome(answered(Answer.YES, None, None)) == Outcome.READY
    assert outcome(answered(Answer.YES, None, None, None)) == Outcome.TALK
    assert outcome(answered(None, None)) is None


def test_plain_noes_come_first_in_what_could_change() -> None:
    found = could_change(answered(Answer.PERHAPS, Answer.YES, Answer.NO))
    assert [statement.answer for statement in found] == [Answer.NO, Answer.PERHAPS]


def test_twelve_statements_in_five_groups(site: dict[str, int], client: Client) -> None:
    page = SelfTestPage.objects.get()
    assert len(page.groups) == 5
    assert len(names(client)) == 12


@pytest.mark.parametrize(
    ("answer", "words"), [("ja", "plats"), ("kanske", "Prata gärna"), ("nej", "inget nej")]
)
def test_every_answer_ends_in_ways_onward(
    site: dict[str, int], client: Client, answer: str, words: str
) -> None:
    html = client.post(ADDRESS, dict.fromkeys(names(client), answer)).content.decode()
    result = html.split('id="resultat"', 1)[1].split('class="self-test"', 1)[0]
    assert words in result
    assert 'href="/intresse/"' in result
    assert html.count("checked") == 12
    assert result.count("<li>") >= (0 if answer == "ja" else 12)


def test_no_outcome_is_a_refusal(site: dict[str, int], client: Client) -> None:
    page = SelfTestPage.objects.get()
    for words in (page.ready, page.talk, page.later, page.later_heading):
        assert not re.search(r"olämplig|underkän|kan inte bli|tyvärr", words, re.IGNORECASE)


def test_it_is_answered_without_a_cookie_and_leaves_none(site: dict[str, int]) -> None:
    visitor = Client(enforce_csrf_checks=True)
    response = visitor.post(ADDRESS, {"p1-1": "ja"})
    assert response.status_code == 200
    assert not response.cookies and not visitor.cookies
    assert "no-store" in response["Cache-Control"]
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_nothing_is_written_down(
    site: dict[str, int], client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.get(ADDRESS)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.post(ADDRESS, {"p1-1": "nej", "p1-2": "kanske"})
    written = [
        query["sql"] for query in asked if not query["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ]
    assert written == []
    assert "kanske" not in caplog.text


def test_the_answers_never_stand_in_an_address(site: dict[str, int], client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    form = re.search(r'<form class="self-test"[^>]*>', html)
    assert form and 'method="post"' in form.group() and "action" not in form.group()
    assert "checked" not in client.get(ADDRESS, {"p1-1": "ja"}).content.decode()


def test_an_answered_page_is_nobody_elses(site: dict[str, int], client: Client) -> None:
    client.post(ADDRESS, dict.fromkeys(names(client), "nej"))
    assert "checked" not in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("value", ["", "JA", "ja\x00", "<script>", "x" * 5000])
def test_hostile_answers_are_passed_over(site: dict[str, int], client: Client, value: str) -> None:
    response = client.post(ADDRESS, {"p1-1": value, "p99-99": "ja"})
    assert response.status_code == 200
    html = response.content.decode()
    assert "Ni har inte svarat på något påstående än." in html
    assert "<script>" not in html


def test_other_pages_take_no_posts(site: dict[str, int], client: Client) -> None:
    for address, method in product(("/", "/om-oss/", "/kommuner/"), ("post", "put", "delete", "patch")):
        assert getattr(client, method)(address).status_code == 405, (address, method)
