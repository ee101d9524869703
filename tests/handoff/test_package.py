"""What leaves the desk: as the published schema says, and nothing the investigators do not need."""

import hashlib
import json
from pathlib import Path

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from recruitment.campaigns.models import Tag
from recruitment.handoff import package
from recruitment.handoff.actions import hand_over
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.wording import plain_text
from recruitment.leads.households import join
from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import TouchKind
from recruitment.privacy.models import AccessLogEntry
from recruitment.triage import actions
from recruitment.triage.models import ContactOutcome
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead
from tests.make.triage import call, make_assessed, make_handed_over

pytestmark = pytest.mark.django_db
SCHEMA = Path(package.__file__).parent / "schema" / f"package-{package.SCHEMA_VERSION}.json"
ANSWERS = {
    "steps": [
        {
            "key": "hushall",
            "title": "Hushållet",
            "answers": [{"label": "Vilka bor hemma?", "value": "Två vuxna & en hund"}],
        }
    ],
    "heard": "secret-source",
}


@pytest.fixture
def tag() -> Tag:
    return make_tag(variant="ICA Ludvika")


@pytest.fixture
def handover(tag: Tag) -> Handover:
    return make_handed_over(answers=ANSWERS, touches=[TouchFacts(kind=TouchKind.TAG, tag=tag)])


def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_package_keeps_to_its_schema(handover: Handover) -> None:
    assert list(validator().iter_errors(handover.package)) == []
    handover.refresh_from_db()
    assert list(validator().iter_errors(handover.package)) == []


def test_the_schema_would_notice() -> None:
    """An empty package, or one with something more, is not a package."""
    assert list(validator().iter_errors({}))
    whole = make_handed_over().package
    assert list(validator().iter_errors({**whole, "personal_number": "19121212-1212"}))
    assert list(validator().iter_errors({**whole, "reference": "413"}))


def test_a_family_that_said_little_still_makes_a_package() -> None:
    thin = make_handed_over(
        phone="", municipality=None, home_types=[], age_bands=[], answers={"steps": []}
    ).package
    assert list(validator().iter_errors(thin)) == []
    assert thin["municipality"] is None


def test_the_package_holds_what_is_needed_and_not_the_rest(handover: Handover, tag: Tag) -> None:
    content = json.dumps(handover.package, ensure_ascii=False)
    for needed in ("Kim Exempelsson", "+46701740605", "kim@example.se", "Ludvika", "Två vuxna & en hund"):
        assert needed in content
    for kept in (tag.code, tag.activity.name, "ICA Ludvika", "secret-source", str(handover.lead_id)):
        assert kept not in content


def test_notes_and_words_on_the_telephone_stay_with_the_desk() -> None:
    lead = make_assessed()
    assert lead.owner is not None
    actions.add_note(lead, text="Hemlig anteckning", by=lead.owner, at=lead.status_since)
    call(lead, ContactOutcome.REACHED, at=lead.status_since, note="Hemligt samtal")
    content = package.build(
        lead,
        assessment=lead.assessments.get(),
        attempts=list(lead.attempts.all()),
        by=lead.owner,
        at=lead.status_since,
    )
    assert "Hemlig" not in json.dumps(content, ensure_ascii=False)
    assert len(content["contacts"]) == 2


OTHER = {"steps": [{"title": "Hemmet", "answers": [{"label": "Husdjur?", "value": "En katt"}]}]}


@pytest.fixture
def joined() -> Handover:
    """A household that wrote again, with other words, before its case was handed over."""
    worked = make_assessed(answers=ANSWERS)
    assert worked.owner is not None
    at = worked.status_since
    second = make_lead(answers=OTHER, age_bands=["0-6"], at=at)
    join(second, worked, by=worked.owner, at=at, talks=[at])
    worked.refresh_from_db()
    return hand_over(worked, adapter=Adapter.BUILT_IN_QUEUE, by=worked.owner, at=at)


def test_what_a_joined_registration_answered_comes_along_and_when_it_came(joined: Handover) -> None:
    second = joined.lead.joined.get()
    assert list(validator().iter_errors(joined.package)) == []
    (other,) = joined.package["joined"]
    assert other["reference"] == second.reference
    assert other["received_on"] == timezone.localdate(second.received_at).isoformat()
    assert other["answers"][0]["answers"] == [{"label": "Husdjur?", "value": "En katt"}]
    assert other["age_bands"] == [{"key": "0-6", "label": "0–6 år"}]
    text = plain_text(joined.package)
    assert f"Anmälde sig också {other['received_on']}, {second.reference}" in text
    assert "Husdjur?: En katt" in text and "Två vuxna & en hund" in text


def test_the_log_of_a_hand_over_names_every_registration_that_was_read(joined: Handover) -> None:
    entry = AccessLogEntry.objects.filter(door="handoff.hand_over").get()
    assert entry.cases == sorted([joined.lead.reference, joined.lead.joined.get().reference])


def test_a_package_of_an_earlier_form_can_still_be_read(handover: Handover) -> None:
    earlier = {name: part for name, part in handover.package.items() if name not in {"joined", "approvals"}}
    assert package.cases(earlier) == [handover.lead.reference]
    assert "Anmälde sig också" not in plain_text(earlier)


def test_the_digest_is_that_of_the_canonical_text(handover: Handover) -> None:
    canonical = json.dumps(handover.package, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert handover.digest == hashlib.sha256(canonical.encode()).hexdigest()
    handover.refresh_from_db()
    assert package.digest(handover.package) == handover.digest


def test_the_digest_sees_every_change(handover: Handover) -> None:
    changed = {**handover.package, "language": "fi"}
    assert package.digest(changed) != handover.digest
    assert package.digest(dict(reversed(handover.package.items()))) == handover.digest


def test_the_text_to_copy_holds_the_whole_package(handover: Handover) -> None:
    text = plain_text(handover.package)
    for words in (
        handover.lead.reference,
        "Kim Exempelsson",
        "070-174 06 05",
        "Ludvika",
        "13–17 år",
        "Ett lugnt hem med plats för en tonåring.",
        "Vilka bor hemma?: Två vuxna & en hund",
    ):
        assert words in text
