"""The package in plain words: for the case's page, and as one text to copy into another system."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.groundwork.models import ApprovalWay
from recruitment.handoff.package import Package
from recruitment.privacy.contact import readable_phone
from recruitment.triage.models import ContactOutcome, ContactWay


def contact_lines(package: Package) -> list[str]:
    """The desk's contacts, one line each: day, way, and whether somebody was reached."""
    return [
        f"{contact['on']}: {ContactWay(contact['way']).label}, {ContactOutcome(contact['outcome']).label}"
        for contact in package["contacts"]
    ]


def applicants(package: Package) -> list[dict[str, str]]:
    """The applicants with their numbers as people here write them."""
    return [{**person, "phone": readable_phone(person["phone"])} for person in package["applicants"]]


def approval_lines(package: Package) -> list[str]:
    """Which municipalities may be told about the family; packages of the first form did not say."""
    return [
        _("%(municipality)s, given %(day)s, %(way)s")
        % {
            "municipality": approval["municipality"]["name"],
            "day": approval["given_on"],
            "way": ApprovalWay(approval["way"]).label,
        }
        for approval in package.get("approvals", [])
    ]


def plain_text(package: Package) -> str:
    """The whole package as text with headings, in the order of the printed page."""
    return "\n".join(_lines(package))


def _lines(package: Package) -> Iterator[str]:
    yield f"{package['reference']}, {package['from']['unit']}"
    for number, person in enumerate(applicants(package), start=1):
        yield ""
        yield _("Applicant %(number)s") % {"number": number}
        yield from filter(None, (person["name"], person["phone"], person["email"]))
    yield ""
    yield from _facts(package)
    yield ""
    yield _("Initial assessment")
    yield package["assessment"]["summary"]
    yield from (f"- {requirement['label']}" for requirement in package["assessment"]["requirements_met"])
    for step in package["answers"]:
        yield ""
        yield from _step(step)
    for other in package.get("joined", []):
        yield ""
        yield from _joined_registration(other)
    yield ""
    yield _("The desk's contacts with the family")
    yield from contact_lines(package)
    yield ""
    yield _("Approvals to tell a municipality")
    yield from approval_lines(package) or [_("None stands. We may tell no municipality who the family is.")]


def _facts(package: Package) -> Iterator[str]:
    town: Mapping[str, Any] = package["municipality"] or {"name": "–"}
    yield f"{_('Municipality')}: {town['name']}"
    yield f"{_('Can receive')}: {_joined(package['age_bands'])}"
    yield f"{pgettext('desk', 'Home')}: {_joined(package['home_types'])}"
    yield f"{_('Showed interest')}: {package['received_on']}"


def _step(step: Mapping[str, Any]) -> Iterator[str]:
    yield step["title"]
    yield from (f"{answer['label']}: {answer['value']}" for answer in step["answers"])


def _joined_registration(other: Mapping[str, Any]) -> Iterator[str]:
    """Another registration of the household; packages of the earlier forms hold none."""
    yield _("Also registered on %(day)s, %(reference)s") % {
        "day": other["received_on"],
        "reference": other["reference"],
    }
    yield f"{_('Can receive')}: {_joined(other['age_bands'])}"
    yield f"{pgettext('desk', 'Home')}: {_joined(other['home_types'])}"
    for step in other["answers"]:
        yield from _step(step)


def _joined(labelled: list[dict[str, str]]) -> str:
    return ", ".join(item["label"] for item in labelled) or "–"
