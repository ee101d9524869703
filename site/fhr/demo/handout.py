"""What somebody needs to look around: addresses, accounts and tags, on the screen and in `demo.json`."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.db.models import BooleanField, Case, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from fhr.demo.accounts import Account
from fhr.demo.environment import write_private
from recruitment.campaigns.links import qr_payload, short_address
from recruitment.campaigns.models import Tag
from recruitment.plan.models import ActivityStatus
from recruitment.staff.roles import Role

# The names are part of the promise of demo.json: whoever reads it finds the same keys for ever.
PAGES = {
    "home": "/",
    "form": "interest:start",
    "desk": "desk:inbox",
    "report": "report:overview",
    "admin": "wagtailadmin_home",
    "health_ready": "health:ready",
}


def urls() -> dict[str, str]:
    return {key: settings.BASE_URL + _path(name) for key, name in PAGES.items()}


def tags() -> list[Tag]:
    """Every tag in use; a running poster that leads to a landing page stands first."""
    running = Case(
        When(activity__status=ActivityStatus.RUNNING, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    poster = Case(
        When(activity__channel__kind="offline", landing_page__isnull=False, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    found = Tag.objects.filter(retired_on__isnull=True).select_related("activity__channel")
    return list(
        found.annotate(is_running=running, is_poster=poster).order_by(
            "-is_running", "-is_poster", "-activity__starts_on", "activity__position", "code"
        )
    )


def write(path: Path, accounts: Sequence[Account]) -> None:
    """Writes demo.json for whoever drives the demo by machine; only its owner can read it."""
    content: dict[str, Any] = {
        "base_url": settings.BASE_URL,
        "urls": urls(),
        "accounts": [asdict(account) for account in accounts],
        "tags": [
            {"code": tag.code, "activity": tag.activity.name, "channel": tag.activity.channel.name}
            for tag in tags()
        ],
    }
    write_private(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def read_accounts(path: Path) -> dict[str, Account]:
    """The accounts of an earlier start by e-mail address; none when the file is missing or torn."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["accounts"]
        return {row["email"]: Account(row["role"], row["email"], row["password"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def screen(accounts: Sequence[Account]) -> str:
    """Addresses, accounts and the code of a poster, ready to be printed on a terminal."""
    where = urls()
    lines = [
        _("The demo is ready. Everything in it is made up, and no mail leaves this computer."),
        "",
        _line(_("Website"), where["home"]),
        _line(_("The desk"), where["desk"]),
        _line(_("Reports"), where["report"]),
        _line(_("Pages and plan"), where["admin"]),
        _line(_("Mail that would have been sent"), str(settings.EMAIL_FILE_PATH)),
        _line(_("Text messages that would have been sent"), str(settings.SMS.folder)),
        "",
        _("Accounts"),
        *(f"  {_role(account.role):<32}{account.email:<34}{account.password}" for account in accounts),
        "",
        *_poster(),
        _("Press Ctrl-C to end the demo."),
    ]
    return "\n".join(lines)


def _poster() -> list[str]:
    tag = next(iter(tags()), None)
    if tag is None:
        return []
    picture = StringIO()
    segno.make(qr_payload(tag), error="m").terminal(out=picture, border=2, compact=True)
    title = _("Scan the poster “%(activity)s”, or type the address:") % {"activity": tag.activity.name}
    return [f"{title} {short_address(tag)}", "", picture.getvalue()]


def _line(label: str, address: str) -> str:
    return f"  {label:<32}{address}"


def _role(role: str) -> str:
    return " + ".join(str(Role(part).label) for part in role.split("+"))


def _path(name: str) -> str:
    return name if name.startswith("/") else reverse(name)
