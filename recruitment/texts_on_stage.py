"""The text messages to families as the editor previews them: the real ones, with what they cost to send."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy, pgettext_lazy

from recruitment.letters_on_stage import sample_facts, tried
from recruitment.outbox.sms.alphabet import length, parts, plain, room, strangers
from recruitment.outbox.words import letter_subject, sms_words
from recruitment.words.faults import faults_in
from recruitment.words.models import Wording
from recruitment.words.stages import Stage, Words

# Place: what the message is called.
TEXTS: dict[str, Words] = {
    "sms-receipt": gettext_lazy("receipt"),
    "sms-thanks": gettext_lazy("thanks for the talk"),
    "sms-late": gettext_lazy("we are late"),
    "sms-running_late": gettext_lazy("we may be late"),
    "sms-longer": gettext_lazy("it takes longer"),
    "sms-unreachable": gettext_lazy("we have not reached you"),
    "sms-woken": gettext_lazy("a rest is over"),
    "sms-call_booked": gettext_lazy("a booked call"),
    "sms-code": gettext_lazy("code to the own page"),
    "sms-booking": gettext_lazy("everything about a booking"),
}
# Longer than this is said gently to be long: it is dear, and few read it to the end.
GOOD_PARTS = 2
# As long as the real ones, since every sign counts.
LINK_ENDING = "exempel-exempel-exempe"


def stages() -> dict[str, Stage]:
    return {
        place: Stage(
            format_lazy("{}: {}", pgettext_lazy("a kind of words", "Text message"), name),
            partial(_draw, place.removeprefix("sms-")),
        )
        for place, name in TEXTS.items()
    }


def _draw(name: str, request: HttpRequest, wording: Wording) -> HttpResponse:
    facts = {"edition": tried(wording), **sample_facts(), "link": _link(name)}
    text = plain(sms_words(name, {**facts, "news": letter_subject("booking/booked", facts)}))
    told = {
        "wording": wording,
        "faults": faults_in(wording.place, wording.language, wording.texts),
        "sender": settings.SMS.sender,
        "text": text,
        "parts": parts(text),
        "is_long": parts(text) > GOOD_PARTS,
        "length": length(text),
        "room": room(text),
        "strangers": " ".join(strangers(text)),
    }
    return render(request, "words/text_message.html", told)


def _link(name: str) -> str:
    view = "booking:booking" if name == "booking" else "interest:still_want"
    return settings.BASE_URL + reverse(view, args=[LINK_ENDING])
