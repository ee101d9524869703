"""Whatever is sent, the answer is a page in Swedish with all its headers, and never a crash."""

import logging
from io import BytesIO

import pytest
from django.db import OperationalError
from django.test import Client

from fhr import errors
from fhr.logs import DiscreetFormatter, DropRequest, one_line
from recruitment.staff.roles import Role
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db

PUBLIC = (
    "/",
    "/intresse/",
    "/sok/",
    "/t/ABC234",
    "/konto/logga-in/",
    "/konto/losenord/glomt/",
    "/finns-inte/",
)
BACK = (
    "/handlaggning/",
    "/handlaggning/ko/",
    "/rapport/",
    "/system/",
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/users/",
    "/admin/reports/site-history/",
)
ODD = (
    "%00",
    "%FF",
    "%C3%28",
    "%ED%A0%80",
    "%E2%80%AE",
    "a" * 10_000,
    "%0d%0aSet-Cookie:%20x=1",
    "..%2f..%2fetc",
    "%27%20OR%201=1--",
    "%F0%9F%8F%A1",
    "{{7*7}}",
    "%2500",
)


def all_rights() -> Client:
    return signed_in(*Role, is_superuser=True)


@pytest.mark.parametrize("odd", ODD)
def test_odd_texts_in_path_and_query_never_crash(odd: str, is_long: bool) -> None:
    anonymous, insider = Client(raise_request_exception=False), all_rights()
    insider.raise_request_exception = False
    turn = ODD.index(odd)
    for client, paths in ((anonymous, PUBLIC), (insider, BACK)):
        # By default each odd text is sent to every second path, and the next one to the paths between.
        for path in paths if is_long else paths[turn % 2 :: 2]:
            together = f"{path}?q={odd}&k={odd}&p={odd}&{odd}=1&ordering={odd}&next={odd}"
            alone = (f"{path}{odd}/", f"{path}?q={odd}", f"{path}?page={odd}", f"{path}?ordering={odd}")
            for address in (together, *(alone if is_long else alone[:1])):
                answer = client.generic("GET", "/x", QUERY_STRING=_query(address), PATH_INFO=_path(address))
                assert answer.status_code < 500, address


def test_nul_in_a_query_is_taken_away_and_the_page_still_comes() -> None:
    answer = Client().get("/konto/logga-in/?next=%00/handlaggning/&a=1")
    assert answer.headers["Location"] == "/konto/logga-in/?a=1"


def test_nul_in_a_form_keeps_the_form() -> None:
    answer = Client().post("/konto/logga-in/", {"login": "maja\x00@example.se", "password": "x\x00"})
    assert answer.status_code == 200
    assert "Det finns ett problem" in answer.content.decode()


def test_nul_in_the_editors_forms_and_searches_never_crashes() -> None:
    insider = all_rights()
    insider.raise_request_exception = False
    for path in BACK:
        answer = insider.post(path, {"q": "a\x00b", "title": "\x00", "name": "\x00", "email": "\x00@x"})
        assert answer.status_code < 500, path


@pytest.mark.parametrize("path", ["/intresse/", "/konto/logga-in/", "/handlaggning/"])
def test_three_megabytes_are_answered_with_a_page(path: str) -> None:
    answer = Client().post(path, {"login": "a" * 3_000_000})
    assert answer.status_code == 413
    text = answer.content.decode()
    assert "Det blev för mycket på en gång" in text
    assert answer.headers["Content-Security-Policy"]


def test_three_megabytes_to_the_editor_are_answered_too() -> None:
    insider = all_rights()
    insider.raise_request_exception = False
    assert insider.post("/admin/", {"title": "a" * 3_000_000}).status_code in {400, 405, 413}
    assert Client().post("/admin/", b"x" * 13_000_000, content_type="text/plain").status_code == 413


def test_a_refused_body_is_read_to_its_end() -> None:
    body = BytesIO(b"x" * 3_000_000)
    Client().generic(
        "POST",
        "/intresse/",
        **{"wsgi.input": body, "CONTENT_LENGTH": "3000000"},  # type: ignore[arg-type]
    )
    assert body.read() == b""


def test_a_length_that_is_no_number_is_refused() -> None:
    assert Client().generic("POST", "/intresse/", CONTENT_LENGTH="-5").status_code == 413


def test_two_thousand_fields_are_refused_in_swedish() -> None:
    client = Client(raise_request_exception=False)
    answer = client.post("/konto/logga-in/", {f"f{number}": "x" for number in range(2100)})
    assert answer.status_code == 400
    assert "Det gick inte att läsa" in answer.content.decode()


def test_a_foreign_host_name_gets_a_page_and_no_echo() -> None:
    answer = Client().get("/konto/logga-in/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FOO"])
def test_odd_methods_never_crash(method: str) -> None:
    client = Client(raise_request_exception=False)
    for path in PUBLIC:
        assert client.generic(method, path).status_code < 500, path


def test_an_old_form_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/konto/logga-in/", {"login": "x"})
    assert answer.status_code == 403
    assert "Sidan hade varit öppen för länge" in answer.content.decode()


@pytest.mark.parametrize("path", [*PUBLIC, "/konto/logga-in/?next=%00"])
def test_every_answer_carries_the_headers(path: str) -> None:
    headers = Client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_only_the_editor_has_the_looser_policy() -> None:
    insider = all_rights()
    policy = insider.get("/admin/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "'none' 'self'" not in policy
    assert "require-trusted-types-for" not in policy
    for path in ("/handlaggning/", "/rapport/", "/konto/logga-ut/"):
        assert "unsafe-inline" not in insider.get(path).headers["Content-Security-Policy"]


def test_a_crash_shows_a_page_with_headers_and_leaves_no_words_in_the_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*args: object, **kwargs: object) -> None:
        raise ValueError("Failing row contains (Kanarina Fågelsson, 070-174 06 05)")

    monkeypatch.setattr("allauth.account.adapter.DefaultAccountAdapter.authenticate", crash)
    client = Client(
        raise_request_exception=False, REMOTE_ADDR="192.0.2.55", HTTP_USER_AGENT="Kanariebrowser/1"
    )
    lines = _logged(
        lambda: client.post(
            "/konto/logga-in/?next=/rapport/%3Fhemlig",
            {"login": "kanarina@example.se", "password": "fågelhemlis"},
        )
    )
    answer, text = lines
    assert answer.status_code == 500
    assert "Något gick fel hos oss" in answer.content.decode() or "Felet" in answer.content.decode()
    assert answer.headers["Content-Security-Policy"]
    assert "ValueError" in text
    assert "/konto/logga-in/" in text
    for secret in (
        "Kanarina",
        "kanarina@",
        "fågelhemlis",
        "070-174",
        "192.0.2.55",
        "Kanariebrowser",
        "hemlig",
    ):
        assert secret not in text, secret


def test_a_database_that_does_not_answer_is_told_as_such(rf) -> None:
    try:
        raise OperationalError("connection to server at 10.0.0.5 failed")
    except OperationalError:
        answer = errors.server_error(rf.get("/"))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "10.0.0.5" not in answer.content.decode()


def test_a_line_in_the_log_cannot_be_forged() -> None:
    assert one_line("Not Found: /a\nINFO root signed in") == "Not Found: /a\\x0aINFO root signed in"
    assert one_line("Not Found: /sok/?q=Kanarina+Bo") == "Not Found: /sok/"
    assert "hemlig" not in one_line("Not Found: /konto/losenord/nytt/1-hemlig-nyckel/")


def test_the_log_holds_no_address_after_an_ordinary_morning() -> None:
    person = make_staff(Role.HANDLER)
    client = Client(
        REMOTE_ADDR="192.0.2.55", HTTP_USER_AGENT="Kanariebrowser/1", raise_request_exception=False
    )

    def morning() -> None:
        client.get("/finns-inte/?q=Kanarina")
        client.post("/konto/logga-in/", {"login": person.email, "password": "fel lösenord och inget annat"})
        client.get("/handlaggning/?q=Kanarina")
        client.get("/", headers={"host": "evil.example"})

    _answer, text = _logged(morning)
    for secret in ("192.0.2.55", "Kanariebrowser", "Kanarina", person.email):
        assert secret not in text, secret


def _logged(act):
    """What the site's own console handler would print while `act` runs."""
    from django.conf import settings

    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Collect()
    form = settings.LOGGING["formatters"]["plain"]
    handler.setFormatter(DiscreetFormatter(form["format"], style=form["style"]))
    handler.addFilter(DropRequest())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        answer = act()
    finally:
        root.removeHandler(handler)
    return answer, "\n".join(lines)


def _path(address: str) -> str:
    from urllib.parse import unquote_to_bytes

    return unquote_to_bytes(address.split("?")[0]).decode("latin-1")


def _query(address: str) -> str:
    return address.partition("?")[2]
