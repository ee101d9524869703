"""What is asked: five statements, each answered from one to five or left alone. Nothing is written freely,
since what somebody writes tells who it is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.satisfaction.models import Audience

MARKS = (1, 2, 3, 4, 5)
# From this mark on somebody agrees.
AGREES = 4
QUESTIONS: Mapping[str, Mapping[str, Promise]] = {
    Audience.FAMILY: {
        "welcome": _("We were well received when we got in touch."),
        "told": _("We were told what would happen, and when."),
        "waiting": _("We did not have to wait too long."),
        "respect": _("We were treated with respect all the way."),
        "recommend": _("I would advise others to get in touch with the unit."),
    },
    Audience.MUNICIPALITY: {
        "fit": _("The homes we were offered fitted what we asked for."),
        "speed": _("We got an answer to our requests in reasonable time."),
        "quality": _("The investigations gave us what we needed to decide."),
        "dialogue": _("The talks with the unit work well."),
        "fair": _("The homes are shared fairly among the municipalities."),
    },
}
