"""The provider of text messages tells here what became of one; the address itself holds the proof."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from recruitment.outbox.sms.callbacks import is_proven, take_report

LONGEST = 80


@csrf_exempt
@never_cache
@require_POST
def report(request: HttpRequest, message: UUID, proof: str) -> HttpResponse:
    """Always the same answer once the proof holds: whether we still know of the message is ours to know."""
    if not is_proven(message, proof):
        raise Http404
    told = {name: request.POST.get(name, "")[:LONGEST] for name in ("id", "status")}
    take_report(message, provider_id=told["id"], status=told["status"], at=timezone.now())
    return HttpResponse(status=204)
