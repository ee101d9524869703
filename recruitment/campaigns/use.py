"""How often tags have been used, and how often after their time: counted apart, since posters stay up."""

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from recruitment.campaigns.models import Tag

_AFTER_ITS_END = Q(days__day__gt=F("retired_on")) | Q(days__day__gt=F("activity__ends_on"))


def with_use(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    """Adds `hits` and `unverified`, and `late`: hits after the tag was retired or its activity was over."""
    return tags.annotate(
        hits=Coalesce(Sum("days__verified"), 0),
        unverified=Coalesce(Sum("days__unverified"), 0),
        late=Coalesce(Sum("days__verified", filter=_AFTER_ITS_END), 0),
    )
