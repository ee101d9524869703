"""Words for the tests: a place that somebody rewords and publishes."""

from recruitment.staff.models import User
from recruitment.words.models import Wording, WordsVersion


def reword(place: str, *, language: str = "sv", by: User | None = None, **texts: str) -> int:
    """Publishes new texts of a planted place, as the editor does; the number of the version it became."""
    wording = Wording.objects.get(place=place, locale__language_code=language)
    wording.texts = wording.texts | texts
    wording.save_revision(user=by).publish(user=by)
    return WordsVersion.objects.latest("number").number
