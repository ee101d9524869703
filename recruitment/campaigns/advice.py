"""What to look at before a tag goes to print: said while saving and on the tag's page, never forbidden."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.campaigns.links import utm_of
from recruitment.campaigns.models import Tag
from recruitment.plan.models import ActivityStatus, ChannelKind


def advice(tag: Tag, *, leads_somewhere: bool, today: date) -> Iterator[str]:
    """The doubts about a tag; `leads_somewhere` is whether it has a page or a meeting of its own."""
    activity, page = tag.activity, tag.landing_page
    if page is not None and not page.live:
        yield _("The landing page “%(page)s” is not published. The tag leads elsewhere until it is.") % {
            "page": page.title
        }
    elif not leads_somewhere:
        yield _("The tag has no landing page of its own, so it leads to the start page.")
    if activity.status == ActivityStatus.CANCELLED:
        yield _("The activity is cancelled.")
    elif activity.ends_on < today:
        yield _("The activity ended on %(day)s. What comes in now is counted as after its end.") % {
            "day": date_format(activity.ends_on)
        }
    if activity.channel.kind == ChannelKind.PAID and not utm_of(tag):
        yield _("The channel has no utm_source and utm_medium, so the advertiser’s own report stays empty.")
    if activity.names_a_home(tag.variant):
        yield _(
            "People meet in somebody’s home in this channel. “%(variant)s” could tell in whose: name no"
            " place smaller than a municipality."
        ) % {"variant": tag.variant}
