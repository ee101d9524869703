"""Every address of the site with a real example behind each, for the tests that walk them all."""

import uuid

import pytest
from django.utils import timezone
from wagtail.models import Page

from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import Lead
from recruitment.words.models import Wording
from recruitment.words.planting import plant_words
from tests.access.addresses import Address, every_address
from tests.make.annual import make_frozen
from tests.make.duty import make_away
from tests.make.leads import make_lead
from tests.make.meetings import make_booking
from tests.make.outbox import make_message
from tests.make.plan import make_activity
from tests.make.requests import make_offer, make_request
from tests.make.triage import (
    make_approval,
    make_disclosure,
    make_handed_over,
    make_handler,
    make_shared_view,
    make_task,
)

CANARY = "Kanarina Fågelsson"

IN_A_PERIOD = ("annual_words", "annual_preview", "freeze_annual", "freeze_overview")


@pytest.fixture
def lead() -> Lead:
    return make_lead(name=CANARY, email="kanarina@example.se")


@pytest.fixture
def addresses(lead: Lead) -> list[Address]:
    case = make_handed_over(name=CANARY, phone="070-174 06 09", email="kanarina2@example.se").lead
    in_queue = {
        f"desk:{name.removeprefix('desk:')}:reference": case.reference
        for name in ("case", "package", "package_json", "claim", "set_partner", "give_back",
                     "confirm_receipt", "confirm_sending", "record_outcome", "correct_outcome",
                     "void_outcome", "disclose", "take_back_disclosure")
    }  # fmt: skip
    plant_words(at=timezone.now())
    wording = Wording.objects.first()
    page = Page.objects.filter(depth=2).first().pk
    booking = make_booking(name=CANARY, email="kanarina2@example.se", phone="070-174 06 09")
    at_a_meeting = {
        f"desk:{name}:reference": booking.reference
        for name in ("note_attendance", "cancel_booking", "register_guest")
    }
    asked, brought_somebody = make_request(), make_activity()
    make_lead(touches=[TouchFacts("staff", activity=brought_somebody)], phone="070-174 06 10", email="")
    return every_address(
        {
            "reference": lead.reference,
            **at_a_meeting,
            "meeting": booking.meeting_id,
            **{f"words:{name}:pk": wording.pk for name in ("edit", "history", "unpublish", "delete")},
            "meetings:show:pk": booking.meeting_id,
            "meetings:edit:pk": booking.meeting_id,
            "booking:meeting:slug": booking.meeting.slug,
            "booking:meeting_file:slug": booking.meeting.slug,
            "token": booking.token,
            **in_queue,
            "outcome": case.outcomes.first().pk,
            "message": make_message().pk,
            "saved": make_shared_view().pk,
            "absence": make_away(make_handler(), at=timezone.now()).pk,
            "desk:dialogue:code": lead.municipality_id,
            "task": make_task(lead).pk,
            "approval": make_approval(lead).pk,
            "report:activity:number": brought_somebody.pk,
            "report:activity_picture:number": brought_somebody.pk,
            "report:picture:name": "behov-och-hem",
            "asked": asked.pk,
            "offer": make_offer(asked).pk,
            "disclosure": make_disclosure(case).pk,
            "step": "uppdrag",
            "code": "222222",
            **{f"report:{name}:code": "2025" for name in IN_A_PERIOD},
            "report": make_frozen().pk,
            "report:statistics_table:name": "statistik",
            "report:goals_table:name": "mal-nara",
            "report:frozen_table:name": "statistik",
            "file_type": "csv",
            "uidb36": "1",
            "key": "x-y",
            "app_label": "recruitment",
            "model_name": "user",
            "action": "delete",
            "page_id": page,
            "parent_page_id": page,
            "page_to_move_id": page,
            "page_to_copy_id": page,
            "unnamed": "1",
            "<int>": page,
            "<str>": "x",
            "<slug>": "x",
            "<uuid>": uuid.uuid4(),
            "<path>": "x",
        }
    )
