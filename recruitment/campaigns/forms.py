"""The editor's forms for tags and for the decision on how far they may follow."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from recruitment.plan.models import Activity, ActivityStatus


class TagForm(WagtailAdminModelForm):
    """A new tag hangs on an activity that is not cancelled; a used one stays where it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["activity"]
        if not self.instance._state.adding and self.instance.is_used:
            field.disabled = True
            field.help_text = _("Cannot change: the tag is in use.")
        else:
            field.queryset = Activity.objects.exclude(status=ActivityStatus.CANCELLED)
