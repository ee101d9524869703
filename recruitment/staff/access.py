"""The lock on every staff door: signed out goes to the login page, without the right finds nothing."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from recruitment.staff.models import User
from recruitment.staff.roles import Role


class StaffRequest(HttpRequest):
    """A request that `only_for` has let in: there is always a member of staff behind it."""

    user: User


View = Callable[..., HttpResponseBase]


def only_for(roles: Collection[Role]) -> Callable[[View], View]:
    """Opens a view to people who hold any of `roles`; the access matrix reads `required_roles`."""

    def lock(view: View) -> View:
        @wraps(view)
        def locked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.holds_any(roles):
                raise Http404
            return view(request, *args, **kwargs)

        locked.required_roles = frozenset(roles)  # type: ignore[attr-defined]
        return locked

    return lock
