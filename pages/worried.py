"""Help that is not ours: whom to call about a child, and the members' emergency numbers as they are known."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.municipalities.queries import members


@require_safe
def worried(request: HttpRequest) -> HttpResponse:
    """A member without number and website is left out: nobody is sent to a number we made up."""
    places = members().exclude(Q(emergency_phone="") & Q(website=""))
    return render(request, "pages/worried.html", {"places": places})
