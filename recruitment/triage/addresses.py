"""Where a family can be written to."""

from recruitment.leads.models import Lead


def addresses(lead: Lead) -> list[str]:
    """The e-mail addresses of those who still apply; two who share one get one mail."""
    here = [person for person in lead.applicants.all() if person.left_at is None]
    return list(dict.fromkeys(person.email for person in here if person.email))


def has_left(lead: Lead, address: str) -> bool:
    """Whether this is the address of somebody who has withdrawn, and of nobody who still applies."""
    left = [person.email for person in lead.applicants.all() if person.left_at is not None]
    return address in left and address not in addresses(lead)
