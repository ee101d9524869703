"""What “Min anmälan” says of each state, in plain words, and what happens next."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.triage.clock import Promise as Kept
from recruitment.triage.standing import State

Words = str | Promise


class Told(NamedTuple):
    """A heading, and what it means for the family."""

    heading: Words
    text: Words


STATES: dict[State, Told] = {
    State.WAITS: Told(
        _("We have your registration"), _("One of us will call you. You need do nothing more now.")
    ),
    State.CALLING: Told(
        _("Somebody here has your registration"),
        _("We call to hear your thoughts, and you can ask anything."),
    ),
    State.TALKING: Told(
        _("We have talked"), _("We go on together, step by step. You can change your mind at any time.")
    ),
    State.RESTS: Told(
        _("The registration rests"), _("You need do nothing. You can choose another day, or write to us.")
    ),
    State.INVESTIGATED: Told(
        _("The registration is with an investigator"),
        _("Whoever investigates calls you to agree on how and when. What you have told us came along."),
    ),
    State.NOT_REACHED: Told(
        _("We have not reached you"),
        _("We have tried several times. Call us or write here if you still want to."),
    ),
    State.NEWS: Told(
        _("We want to talk with you"),
        _("One of us has something to tell you. Call us if you want to know now."),
    ),
    State.WITHDRAWN: Told(
        _("The registration is withdrawn"),
        _("Thank you for having thought of it. You are always welcome back."),
    ),
    State.REFUSED: Told(
        _("We are not going on"),
        _("One of us has talked with you about it. Call us if you want to ask more."),
    ),
    State.REFERRED: Told(
        _("You have been referred"), _("The registration is closed here, since others go on with it.")
    ),
}

KEPT: dict[Kept, Words] = {
    Kept.AWAITED: _("The promise still holds."),
    Kept.TRIED: _("We have tried in time, without reaching you."),
    Kept.BROKEN: _("We have not kept it. That is our doing, not yours."),
    Kept.REACHED: _("We kept it."),
    Kept.REACHED_LATE: _("We were late. That was our doing, not yours."),
}
