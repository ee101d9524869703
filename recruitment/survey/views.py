"""“Hur var det?”: the page behind a link to the survey. No cookie, no name, and each link answers once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.privacy.origin import is_from_here
from recruitment.satisfaction.actions import NothingAnswered, answer, find
from recruitment.satisfaction.invitations import PARAMETER
from recruitment.survey.forms import SurveyForm


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(STEP)
def survey(request: HttpRequest) -> HttpResponse:
    """The statements; only a press of the button answers, since mail programs open every link."""
    is_answer = request.method == "POST"
    token = (request.POST if is_answer else request.GET).get(PARAMETER, "")
    now = timezone.now()
    link = find(token, at=now)
    if link is None:
        return render(request, "survey/gone.html", status=404)
    form = SurveyForm(request.POST if is_answer else None, audience=link.audience)
    if is_answer:
        if not is_from_here(request):
            return render(request, "interest/elsewhere.html", status=403)
        if form.is_valid():
            try:
                answer(link, form.cleaned_data, at=now)
            except NothingAnswered:
                form.add_error(None, _("Answer at least one of the statements."))
            else:
                response: HttpResponse = redirect("survey:thanks")
                response.status_code = 303
                return response
    context = {"form": form, "audience": link.audience, "parameter": PARAMETER, "token": token}
    return render(request, "survey/survey.html", context)


@require_safe
@never_cache
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "survey/thanks.html")
