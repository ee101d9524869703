"""What leaves the desk: as the published schema says, and nothing the investigators do not need."""

import hashlib
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from recruitment.campaigns.models import Tag
from recruitment.handoff import package
from recruitment.handoff.models import Handover
from recruitment.handoff.wording import plain_text
from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import TouchKind
from recruitment.triage import actions
from recruitment.triage.models import ContactOutcome
from tests.make.campaigns import make_tag
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
