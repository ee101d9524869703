"""Every address × every role × every method, held against the table: nothing opens by accident."""

import re
from collections.abc import Iterator
from itertools import product
from zlib import crc32

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from recruitment.staff.middleware import STAFF_PREFIXES
from recruitment.staff.roles import EDITOR_ROLES, Role
from tests.access.addresses import Address
from tests.access.table import CLOSED, DOORS, EDITOR, OWN_ACCOUNT, PUBLIC, Rule, rule_of
from tests.make.staff import PASSWORD, make_staff

pytestmark = pytest.mark.django_db

OTHERS = ("HEAD", "OPTIONS", "PUT", "DELETE")
METHODS = ("GET", "POST", *OTHERS)
ANONYMOUS = "anonymous"
FAMILY = re.compile(r"Kanarina|kanarina2?@|070-174 06 0")
LOGIN = "/konto/logga-in/"
# Some doors of every kind, and some sections of the editor.
OPENED = {
    "desk:inbox", "desk:lead", "desk:queue", "desk:case", "report:overview", "system:jobs",
    "wagtailadmin_home", "wagtailadmin_explore_root", "tags:index", "planyear:index", "need:index",
    "municipality:index", "wagtailusers_users:index", "wagtailimages:index",
}  # fmt: skip


@pytest.fixture
def clients() -> dict[str, Client]:
    found: dict[str, Client] = {ANONYMOUS: Client(raise_request_exception=False)}
    for role in Role:
        found[role] = Client(raise_request_exception=False)
        found[role].force_login(make_staff(role))
    return found


def test_every_address_has_a_line_in_the_table(addresses: list[Address]) -> None:
    nameless = [f"{address} ({address.pattern})" for address in addresses if rule_of(str(address)) is None]
    assert nameless == []


def test_every_line_of_the_table_has_an_address(addresses: list[Address]) -> None:
    names = {str(address) for address in addresses}
    spaces = {name.split(":")[0] for name in names}
    stale = [name for name in (*DOORS, *PUBLIC, *OWN_ACCOUNT, *CLOSED) if name not in names]
    stale += [name for name in EDITOR if name not in names | spaces]
    assert stale == []


def test_every_guarded_address_lies_where_sessions_are_guarded(addresses: list[Address]) -> None:
    """The idle limit, the second step and no-store follow the address."""
    outside = [
        str(address)
        for address in addresses
        if rule_of(str(address)).kind in {"door", "own", "editor"}
        and not address.example.startswith(STAFF_PREFIXES)
    ]
    assert outside == []


def test_the_table_says_what_the_locks_say() -> None:
    from django.urls import get_resolver

    locks = {}
    for space in ("desk", "report", "system"):
        for name, entries in get_resolver().namespace_dict[space][1].reverse_dict.lists():
            if isinstance(name, str):
                locks[f"{space}:{name}"] = entries
    assert set(locks) == set(DOORS)


def test_nobody_gets_in_where_the_table_says_no(
    addresses: list[Address], clients: dict[str, Client], is_long: bool
) -> None:
    wrong = []
    for address in addresses:
        rule = rule_of(str(address))
        for who, method in _questions(address, rule, is_long):
            answer = _ask(clients[who], method, address.example)
            fault = _fault(rule, who, answer)
            if fault:
                wrong.append(f"{who} {method} {address} {address.example}: {answer.status_code} {fault}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_the_password_alone_opens_nothing(addresses: list[Address], is_long: bool) -> None:
    person = make_staff(*Role, second_factor=False)
    client = Client(raise_request_exception=False)
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    wrong = []
    for address in addresses:
        if rule_of(str(address)).kind not in {"door", "own", "editor"}:
            continue
        for method in ("GET", "POST") if is_long else ("GET",):
            answer = _ask(client, method, address.example)
            if answer.headers.get("Location") != "/konto/tva-steg/" and str(address) not in {
                "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate",
            }:  # fmt: skip
                wrong.append(f"{method} {address}: {answer.status_code}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_door_that_should_open_opens(addresses: list[Address], clients: dict[str, Client]) -> None:
    """A table that locks everybody out would pass every other test."""
    opened = {
        str(address)
        for address in addresses
        if str(address) in OPENED
        and any(
            _ask(clients[role], "GET", address.example).status_code == 200
            for role in sorted(rule_of(str(address)).roles)
        )
    }
    assert opened == OPENED


def _questions(address: Address, rule: Rule, is_long: bool) -> Iterator[tuple[str, str]]:
    """Who asks how: everybody everything with `--long`; otherwise what could give different answers.

    At every door a stranger, one who has no business there and one who has try to read, and the two who
    have none send something to it or try another method; each door sees other people and another method,
    the same every time. Of the library's many screens a quarter is asked by all who might differ, and of
    those for one page or picture half by a stranger alone.
    """
    insiders, outsiders = sorted(rule.roles), sorted(set(Role) - rule.roles)
    lot = crc32(str(address).encode())
    sent = ("POST", OTHERS[lot // 2 % len(OTHERS)])
    if is_long:
        yield from product((ANONYMOUS, *Role), METHODS)
    elif rule.kind == "door":
        shut_out = outsiders[lot % len(outsiders)]
        yield from product((ANONYMOUS, shut_out, insiders[lot % len(insiders)]), ("GET",))
        yield ANONYMOUS, sent[lot % 2]
        yield shut_out, sent[1 - lot % 2]
    elif rule.kind == "editor":
        yield ANONYMOUS, "GET"
        if not address.has_parameters or lot % 2 == 0:
            yield Role.HANDLER, "GET"
        if lot % 4 == 0:
            yield from ((who, "GET") for who in outsiders if who in EDITOR_ROLES)
    else:
        yield from product((ANONYMOUS,), ("GET", *sent))


def _ask(client: Client, method: str, path: str) -> HttpResponseBase:
    """Asks and takes back whatever the question changed."""
    with transaction.atomic():
        answer = client.generic(method, path)
        transaction.set_rollback(True)
    return answer


def _fault(rule: Rule, who: str, answer: HttpResponseBase) -> str:
    """What is wrong with an answer, or nothing."""
    status, goes_to = answer.status_code, answer.headers.get("Location", "")
    if status >= 500 and not (rule.kind == "public" and status == 503):
        # The health page says 503 where no worker runs.
        return "crashed"
    may_meet_families = rule.kind == "door" and who in rule.roles
    if not may_meet_families and FAMILY.search(_text(answer)):
        return "a family stood on the page"
    if rule.kind == "closed":
        return "a form stands behind a closed door" if 'name="password' in _text(answer) else ""
    if rule.kind == "public" or (rule.kind == "own" and who != ANONYMOUS):
        return ""
    if who == ANONYMOUS:
        held = goes_to.startswith((LOGIN, "/admin/login/")) or status in {403, 404, 405}
        return "" if held else "a stranger was let in"
    if who in rule.roles:
        # In the editor, the example page or picture need not exist, and forms may lack fields.
        shut = rule.kind == "door" and status in {403, 404}
        return "the right person stood outside" if shut else ""
    refused = {404, 405} if rule.kind == "door" else {302, 403, 404, 405}
    return "" if status in refused else "the lock did not hold"


def _text(answer: HttpResponseBase) -> str:
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "ignore")  # type: ignore[attr-defined]
    return answer.content.decode("utf-8", "ignore")  # type: ignore[attr-defined]
