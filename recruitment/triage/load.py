"""How much everybody at the desk has, and what the proposal makes of it today."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from recruitment.duty.models import ContactMunicipality
from recruitment.duty.queries import away_on, on_duty
from recruitment.leads.models import Lead
from recruitment.leads.status import OWNED
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role
from recruitment.triage.proposal import Colleague, Proposal, propose, spread
from recruitment.triage.queries import desk_staff


def colleagues(today: date, *, without: Iterable[Lead] = ()) -> list[Colleague]:
    """Everybody at the desk with what they have open, in the order of their names.

    Open is what somebody is responsible for and must act on; what sleeps or lies with the
    investigators is no load. `without` are leads about to be shared out anew, which count for nobody.
    """
    open_cases = Lead.objects.filter(owner=OuterRef("pk"), status__in=sorted(OWNED)).order_by()
    own = open_cases.exclude(pk__in=[lead.pk for lead in without]).values("owner")
    people = desk_staff().annotate(
        open_cases=Coalesce(
            Subquery(own.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
        ),
        is_handler=Exists(
            User.groups.through.objects.filter(user=OuterRef("pk"), group__name=GROUP_NAMES[Role.HANDLER])
        ),
    )
    duty = on_duty(today)
    has_duty = {person.pk for person in duty.new} if duty else set()
    away = set(people.filter(away_on(today)).values_list("pk", flat=True))
    contacts = _municipalities()
    return [
        Colleague(
            key=person.pk,
            name=str(person),
            open_cases=person.open_cases,
            municipalities=contacts.get(person.pk, frozenset()),
            is_handler=person.is_handler,
            is_on_duty=person.pk in has_duty,
            is_away=person.pk in away,
        )
        for person in people
    ]


def proposed_for(lead: Lead, among: list[Colleague]) -> Proposal | None:
    """Who should take this family on; nobody by a rule where the identity is protected."""
    return None if lead.is_protected else propose(lead.municipality_id or "", among)


def proposed_for_all(leads: Collection[Lead], among: list[Colleague]) -> Mapping[str, Proposal]:
    """Reference -> who should take it on, for several at once; protected families are left out."""
    open_ones = [lead for lead in leads if not lead.is_protected]
    if len(open_ones) == 1:
        [lead] = open_ones
        found = propose(lead.municipality_id or "", among)
        return {lead.reference: found} if found else {}
    return spread([(lead.reference, lead.municipality_id or "") for lead in open_ones], among)


def _municipalities() -> Mapping[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for person, code in ContactMunicipality.objects.values_list("person_id", "municipality_id"):
        found.setdefault(person, set()).add(code)
    return {person: frozenset(codes) for person, codes in found.items()}
