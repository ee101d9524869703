"""The one step between a draft and the public: somebody else reads it first."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page


class PageApproval(AbstractGroupApprovalTask):
    """Approving publishes, so it is offered only when nothing stands in the page's way."""

    def get_actions(self, obj: Page, user: AbstractBaseUser) -> list[tuple[str, str, bool]]:
        actions = super().get_actions(obj, user)
        # The newest draft is what approving would publish.
        if not obj.get_latest_revision_as_object().hindrances():
            return actions
        return [action for action in actions if action[0] != "approve"]

    @classmethod
    def get_description(cls) -> str:
        return _("Whoever may publish, or release a story, reads the page and approves it")

    class Meta:
        verbose_name = _("approval of a page")
        verbose_name_plural = _("approvals of pages")
