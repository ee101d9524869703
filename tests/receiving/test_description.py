"""The published description is true: of the addresses, of the words, and of what is let in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as run_with
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from fhr.env import Handoff
from recruitment.handoff.adapters import DELIVERIES
from recruitment.handoff.models import Adapter
from recruitment.handoff.reasons import ReturnReason
from recruitment.handoff.reconciliation import reconcile
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import REASONS
from recruitment.receiving.events import EVENTS
from recruitment.receiving.problems import KINDS
from recruitment.receiving.schema import SCHEMAS, misfits
from tests.make.calls import SECRET, call
from tests.make.receiver import a_receiver
from tests.make.triage import make_handed_over

REQUESTS = sorted(schema for schema, _act in EVENTS.values())
EXAMPLES = 60


@pytest.fixture
def document() -> dict[str, Any]:
    answer = Client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert not answer.cookies
    return json.loads(answer.content)


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from ([part["$ref"]] if "$ref" in part else [])
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def test_every_address_is_described_and_every_description_has_an_address(document: dict[str, Any]) -> None:
    patterns = get_resolver().namespace_dict["receiving"][1].reverse_dict.lists()
    # What becomes of a text message is told in its provider's words, which are not ours to publish.
    others = {"nothing", "nothing_here", "sms_report"}
    names = {name for name, _entries in patterns if isinstance(name, str)} - others
    described = {path.removeprefix("/api/v1/").removesuffix(".json") for path in document["paths"]}
    assert names == described == {*EVENTS, "openapi"}
    for path, methods in document["paths"].items():
        assert set(methods) == ({"get"} if path.endswith(".json") else {"post"})


def test_it_refers_only_to_what_it_holds(document: dict[str, Any]) -> None:
    for reference in references(document):
        place = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_each_event_takes_the_body_it_is_described_with(document: dict[str, Any]) -> None:
    for kind, (schema, _act) in EVENTS.items():
        body = document["paths"][f"/api/v1/{kind}"]["post"]["requestBody"]
        assert body["content"]["application/json"]["schema"]["$ref"].endswith(f"/{schema}")


@pytest.mark.django_db
def test_what_we_send_is_what_is_described(document: dict[str, Any], settings: Any) -> None:
    with a_receiver() as receiver:
        settings.HANDOFF = receiver.setup()
        make_handed_over(adapter=Adapter.WEBHOOK)
        OutboxMessage.objects.exclude(kind__in=DELIVERIES).delete()
        deliver_next(DELIVERIES, at=timezone.now())
        receiver.answer = lambda _receiver, _event: 200
        receiver.body = b'{"missing": [], "unknown": []}'
        reconcile(timezone.now())
    assert [event["type"] for event in receiver.calls] == list(document["webhooks"])
    for event in receiver.calls:
        described = document["webhooks"][event["type"]]["post"]["requestBody"]
        schema = described["content"]["application/json"]["schema"]
        checks = FormatChecker(["date", "uuid"])
        assert list(Draft202012Validator(schema, format_checker=checks).iter_errors(event)) == []
        answer = json.loads(receiver.body)
    told = document["webhooks"]["handoff.reconciliation"]["post"]["responses"]["200"]
    assert Draft202012Validator(told["content"]["application/json"]["schema"]).is_valid(answer)


def test_every_problem_is_named_with_its_status(document: dict[str, Any]) -> None:
    named = set(SCHEMAS["Problem"]["properties"]["type"]["enum"])
    assert named == {kind.type for kind in KINDS} | {"about:blank"}
    described = set(document["paths"]["/api/v1/outcome"]["post"]["responses"])
    # Wrong methods and addresses have no place in the description of an address.
    assert {str(kind.status) for kind in KINDS} - {"405"} <= described


def test_the_words_are_those_of_the_unit() -> None:
    milestones = SCHEMAS["Milestone"]["properties"]["milestone"]["enum"]
    outcomes = SCHEMAS["Outcome"]["properties"]["outcome"]["enum"]
    assert set(milestones) | set(outcomes) | {"case_opened"} == set(OutcomeKind.values)
    assert set(SCHEMAS["Return"]["properties"]["reason"]["enum"]) == set(ReturnReason.values) - {"withdrew"}
    reasons = {reason for choices in REASONS.values() for reason in choices.values}
    assert set(SCHEMAS["Outcome"]["properties"]["reason"]["enum"]) == reasons


REFERENCES = st.sampled_from(["FHR-7K3M-9QXD", "FHR-7K3M-9QXD\n", "fhr-7k3m-9qxd", "FHR-1111-1111", ""])
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=50),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip
# Stands for the reference of the case that is really there.
OURS = "FHR-OUR1-CASE"
TODAY = st.builds(lambda: timezone.localdate().isoformat())
DAYS = st.one_of(st.dates().map(str), st.sampled_from(["2026-02-30", "20260101", "2026-W01-1", "2026-1-1"]))


def values(name: str, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Mostly what belongs there, sometimes something else."""
    fitting: st.SearchStrategy[Any] = st.text(max_size=45)
    if name == "reference":
        fitting = REFERENCES
    elif "enum" in schema:
        fitting = st.sampled_from(schema["enum"])
    elif schema.get("format") == "date":
        fitting = DAYS
    elif schema["type"] == "integer":
        fitting = st.integers(-1, 40_000)
    elif schema["type"] == "boolean":
        fitting = st.booleans()
    elif name == "municipality":
        fitting = st.from_regex(r"[0-9]{4}\n?", fullmatch=True)
    return st.one_of(fitting, fitting, fitting, JUNK)


def bodies(schema: str) -> st.SearchStrategy[Any]:
    properties = SCHEMAS[schema]["properties"]
    known = {name: values(name, inner) for name, inner in properties.items()}
    needed = {name: known[name] for name in SCHEMAS[schema]["required"]}
    whole = st.fixed_dictionaries(
        needed, optional={name: known[name] for name in known if name not in needed}
    )
    partly = st.fixed_dictionaries({}, optional={**known, "mer": JUNK})
    return st.one_of(whole, whole, partly, JUNK)


def whole_bodies(schema: str) -> st.SearchStrategy[Any]:
    """What is needed and nothing else, about our case, today: most of them are let in."""
    told = {"reference": st.just(OURS), "sequence": st.just(1), "received_on": TODAY, "occurred_on": TODAY}
    needed = {name: SCHEMAS[schema]["properties"][name] for name in SCHEMAS[schema]["required"]}
    return st.fixed_dictionaries(
        {
            name: told[name] if name in told else st.sampled_from(inner.get("enum", ["IFO 2026:7"]))
            for name, inner in needed.items()
        }
    )


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """In Python's expressions `$` also stands before a last line break; in the description's it does not."""
    return json.loads(json.dumps(schema).replace('$"', '\\\\Z"'))


@given(st.data())
@run_with(max_examples=4 * EXAMPLES, deadline=None)
def test_what_is_let_in_is_what_an_independent_reader_of_the_description_lets_in(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(REQUESTS))
    body = data.draw(bodies(name))
    checks = FormatChecker(["date"])
    oracle = Draft202012Validator(strict(SCHEMAS[name]), format_checker=checks)
    assert bool(misfits(body, name)) == (not oracle.is_valid(body))


@pytest.mark.django_db
def test_no_body_whatever_it_holds_breaks_anything(is_long: bool, settings: Any) -> None:
    """Bodies in the description's shape and mangled ones, on a real case: never a server error."""
    settings.HANDOFF = Handoff(ways=tuple(Adapter.values), receiving_secrets=(SECRET,))
    case = make_handed_over(adapter=Adapter.WEBHOOK, at=timezone.now() - timedelta(days=400))
    answered: set[int] = set()

    @given(st.sampled_from(sorted(EVENTS)), st.data())
    @run_with(
        max_examples=2000 if is_long else EXAMPLES,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        database=None,
    )
    def run(kind: str, data: st.DataObject) -> None:
        schema, _act = EVENTS[kind]
        body = data.draw(
            st.one_of(bodies(schema), bodies(schema), whole_bodies(schema), st.binary(max_size=200))
        )
        if isinstance(body, dict) and (body.get("reference") == OURS or data.draw(st.booleans())):
            body["reference"] = case.lead.reference
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        if data.draw(st.integers(0, 4)) == 0 and content:
            place = data.draw(st.integers(0, len(content) - 1))
            content = content[:place] + data.draw(st.binary(max_size=3)) + content[place + 1 :]
        with undone():
            answer = call(kind, content)
        answered.add(answer.status_code)
        assert answer.status_code < 500, (kind, content)
        assert fits(answer)

    run()
    assert {200, 422} <= answered or not is_long, "nothing was ever let in: this looks at one side only"


@contextmanager
def undone() -> Iterator[None]:
    """What happens within is taken back: each call meets the case as it was handed over."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def fits(answer: HttpResponse) -> bool:
    """Whether the answer itself has the form that the description promises."""
    name = "Done" if answer.status_code == 200 else "Problem"
    return Draft202012Validator(SCHEMAS[name]).is_valid(json.loads(answer.content))
