"""The unit manager reads a story and lets it out: these very words, and no others."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from pages.child_words import remarks
from pages.models.story import StoryPage, StoryRelease

PERMISSION = "pages.release_storypage"


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, page_id: int) -> HttpResponse:
    if not request.user.has_perm(PERMISSION):
        raise Http404
    story = get_object_or_404(StoryPage, pk=page_id).get_latest_revision_as_object()
    fingerprint = story.fingerprint()
    if request.method != "POST":
        context = {"story": story, "fingerprint": fingerprint, "remarks": remarks(_all_words(story))}
        return render(request, "pages/editor/release.html", context)
    if request.POST.get("fingerprint") != fingerprint:
        messages.error(request, _("The story was changed while you were reading. Read it once more."))
        return redirect("pages_release_story", page_id)
    with transaction.atomic():
        _made, is_new = StoryRelease.objects.get_or_create(
            story_id=story.pk, fingerprint=fingerprint, defaults={"by": request.user, "at": timezone.now()}
        )
        if is_new:
            log(instance=story, action="pages.release", user=request.user)
    messages.success(request, _("The story “%(title)s” is released.") % {"title": story.title})
    return redirect("wagtailadmin_home")


def waiting() -> list[StoryPage]:
    """Stories whose newest words nobody has released."""
    drafts = [story.get_latest_revision_as_object() for story in StoryPage.objects.order_by("path")]
    return [draft for draft in drafts if not draft.is_released()]


def _all_words(story: StoryPage) -> str:
    told = (story.title, story.lead, story.told_by, story.search_description)
    return strip_tags(" ".join([*told, str(story.body.render_as_block())]).replace("<", " <"))
