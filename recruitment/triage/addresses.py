"""Where a family can be written to."""

from recruitment.leads.models import Lead


def addresses(lead: Lead) -> list[str]:
    """The family's e-mail addresses; two who share one get one mail."""
    return list(dict.fromkeys(person.email for person in lead.applicants.all() if person.email))
