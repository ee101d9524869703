"""Questions about leads that more than one part of the house asks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from django.db.models import Q, QuerySet

from recruitment.leads.models import Applicant, Lead, NameToken
from recruitment.leads.reference import normalise
from recruitment.leads.status import OPEN
from recruitment.privacy.contact import email_index, phone_index
from recruitment.privacy.names import name_tokens

# What no reference and no fingerprint is: an empty one stands for a person without a number.
NOTHING = "-"
# Without their order, which a union does not allow.
_PEOPLE = Applicant.objects.order_by()
# Whoever has withdrawn is of the household no longer: a word from them is a matter of its own.
_STILL_HERE = _PEOPLE.filter(left_at__isnull=True)


def open_leads() -> QuerySet[Lead]:
    """Leads that wait for somebody here to act."""
    return Lead.objects.filter(status__in=OPEN)


def late_leads(at: datetime) -> QuerySet[Lead]:
    """Leads nobody has spoken to although the promise has passed: open ones, and those joined to one."""
    late = Lead.objects.filter(contacted_at__isnull=True, promised_by__lt=at)
    return late.filter(Q(status__in=OPEN) | Q(joined_to__isnull=False, awaits_first_talk=True))


def same_household(lead: Lead) -> QuerySet[Lead]:
    """Other leads with one of this household's telephone numbers or e-mail addresses, the newest first.

    A joined one stands for the one that is worked on.
    """
    people = list(_household_of(lead))
    phones = {person.phone_index for person in people} - {""}
    emails = {person.email_index for person in people} - {""}
    return _worked(lead, _STILL_HERE.filter(Q(phone_index__in=phones) | Q(email_index__in=emails)))


def perhaps_same_household(lead: Lead) -> QuerySet[Lead]:
    """Others in the same municipality with somebody of the same whole name, by other ways to reach them."""
    if lead.municipality_id is None:
        return Lead.objects.none()
    named = Q()
    for person in _household_of(lead):
        tokens = name_tokens(person.name)
        # One word alone is borne by too many.
        if len(tokens) > 1:
            named |= Q(pk__in=_named(tokens).values("pk"))
    if not named:
        return Lead.objects.none()
    namesakes = _STILL_HERE.filter(named, lead__municipality=lead.municipality_id)
    return _worked(lead, namesakes).exclude(pk__in=same_household(lead).order_by().values("pk"))


def shares_a_name(lead: Lead, other: Lead) -> bool:
    """Whether somebody in one household bears a word of a name from the other."""
    words = NameToken.objects.filter(applicant__in=_household_of(lead)).values("token")
    return NameToken.objects.filter(applicant__in=_household_of(other), token__in=words).exists()


def matching(text: str) -> QuerySet[Lead]:
    """Leads with exactly this reference, telephone number or e-mail address, in any spelling; else by name.

    Every word of a name must be borne by one of the household, in any order.
    """
    if "@" in text:
        return _of_people(Applicant.objects.filter(email_index=email_index(text)))
    # A union and not an "or", which would read both tables from end to end.
    by_reference = Lead.objects.filter(reference=normalise(text) or NOTHING).values("pk")
    by_number = _PEOPLE.filter(phone_index=phone_index(text) or NOTHING).values("lead")
    return Lead.objects.filter(pk__in=by_reference.union(by_number, _named(name_tokens(text)).values("lead")))


def names_a_family(text: str) -> bool:
    """Whether two words beside each other are the names of somebody who has applied to us."""
    tokens = [token for word in text.split() for token in name_tokens(word)]
    bearers: dict[str, set[UUID]] = defaultdict(set)
    for token, applicant in NameToken.objects.filter(token__in=set(tokens)).values_list("token", "applicant"):
        bearers[token].add(applicant)
    return any(one != other and bearers[one] & bearers[other] for one, other in pairwise(tokens))


def _named(tokens: Sequence[str]) -> QuerySet[Applicant]:
    """People with the first word in a household that has the others too."""
    first, *others = tokens or [NOTHING]
    found = _PEOPLE.filter(name_tokens__token=first)
    for token in others:
        found = found.filter(lead__in=_PEOPLE.filter(name_tokens__token=token).values("lead"))
    return found


def _household_of(lead: Lead) -> QuerySet[Applicant]:
    """Everybody who applies in this registration, and in those that are joined to it."""
    return _STILL_HERE.filter(Q(lead=lead) | Q(lead__joined_to=lead))


def _worked(lead: Lead, people: QuerySet[Applicant]) -> QuerySet[Lead]:
    """The registrations in which these people are met, but for the household's own."""
    met_in = Q(pk__in=people.values("lead")) | Q(pk__in=people.values("lead__joined_to"))
    others = Lead.objects.filter(met_in, joined_to__isnull=True).exclude(pk__in=[lead.pk, lead.joined_to_id])
    return others.order_by("-received_at", "pk")


def _of_people(people: QuerySet[Applicant]) -> QuerySet[Lead]:
    return Lead.objects.filter(pk__in=people.values("lead"))
