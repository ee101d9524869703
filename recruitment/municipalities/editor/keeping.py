"""What the register keeps for ever, whatever rights somebody holds."""

from wagtail.permissions import ModelPermissionPolicy

from recruitment.staff.models import User


class KeptForEver(ModelPermissionPolicy):
    """What others have read or planned by is taken down or ended, never deleted."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)
