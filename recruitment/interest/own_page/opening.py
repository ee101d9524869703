"""Opens “Min anmälan”: who it is, the code from the letter, and closing it again.

Nothing is kept on the device before the right code has been sent, and no answer tells whether there is a
registration.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from recruitment.floods.gate import limited
from recruitment.floods.limits import ASK_FOR_CODE, STEP, TRY_CODE
from recruitment.interest.own_page import session
from recruitment.interest.own_page.forms import CodeForm, WhoForm
from recruitment.leads import own_codes
from recruitment.outbox.sms.sending import is_set_up
from recruitment.privacy.origin import is_from_here


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(ASK_FOR_CODE)
def own_page(request: HttpRequest) -> HttpResponse:
    """Asks who it is, and has the code sent."""
    if request.method != "POST":
        if session.opened_by(request.session, at=timezone.now()):
            return redirect("interest:own_page_mine")
        return _asked_who(request, WhoForm())
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    form = WhoForm(request.POST)
    if not form.is_valid():
        return _asked_who(request, form)
    asked = own_codes.ask(
        reference=form.cleaned_data["reference"],
        to=form.cleaned_data["to"],
        language=get_language() or settings.LANGUAGE_CODE,
        at=timezone.now(),
    )
    return _see("interest:own_page_code", asked=asked.pk)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(TRY_CODE)
def enter_code(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Takes the code. The number in the address opens nothing; it only says which letter is meant."""
    if request.method != "POST":
        return _asked_code(request, CodeForm())
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    form, at = CodeForm(request.POST), timezone.now()
    if not form.is_valid():
        return _asked_code(request, form)
    person = own_codes.open_with(asked, form.cleaned_data["code"], at=at)
    if person is None:
        form.add_error(
            "code", _("The code is not right, or its time is over. Look again, or ask for a new one.")
        )
        return _asked_code(request, form)
    session.open_for(request, person, at=at)
    return _see("interest:own_page_mine")


@csrf_exempt
@require_http_methods(["POST"])
@never_cache
@limited(STEP)
def leave(request: HttpRequest) -> HttpResponse:
    """Closes the page in this browser, for whoever sits at a computer that others use."""
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    session.close(request.session)
    return render(request, "interest/own_page/left.html")


def _asked_who(request: HttpRequest, form: WhoForm) -> HttpResponse:
    return render(request, "interest/own_page/who.html", {"form": form, "texts_are_sent": is_set_up()})


def _asked_code(request: HttpRequest, form: CodeForm) -> HttpResponse:
    minutes = int(own_codes.WORKS_FOR.total_seconds() // 60)
    return render(request, "interest/own_page/code.html", {"form": form, "minutes": minutes})


def _see(name: str, **parts: Any) -> HttpResponse:
    response: HttpResponse = redirect(name, **parts)
    response.status_code = 303
    return response
