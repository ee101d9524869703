"""Builds the demo's unit step by step: house, colleagues, pages, plan, families and their traces."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from fhr.demo import (
    accounts,
    at_work,
    desk_days,
    drawing,
    duty,
    entries,
    exchange,
    families,
    groundwork,
    meetings,
    reaching,
)
from fhr.demo.accounts import Account
from fhr.demo.annual import report_and_freeze
from fhr.demo.calendar import HalfYear, half_years
from fhr.demo.needs import make_needs, make_statements
from fhr.demo.plan import aim_at_needs, make_plans
from fhr.demo.rule import make_rule
from fhr.demo.saved_views import save_views
from pages.models import HomePage, LandingPage
from pages.seed import plant, plant_translations
from recruitment.municipalities.actions import load_unit
from recruitment.staff.roles import Role
from recruitment.staff.setup import create_groups
from recruitment.words.planting import plant_words

SEED = 20160516
PROTECTED = 1
Say = Callable[[str], None]


@dataclass(frozen=True)
class Size:
    """How much the generator makes; the suite asks for less."""

    a_half_year: int = drawing.A_HALF_YEAR


def bring_up_to_date(say: Say) -> None:
    """What every start needs, and a started site needs only after an upgrade: tables, groups, unit."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say(_("Preparing the database"))
        call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    now = timezone.now()
    load_unit(at=now)
    create_groups()
    plant(at=now)
    plant_translations(at=now)
    plant_words(at=now)


@transaction.atomic
def employ(known: Mapping[str, Account], seals: Mapping[str, str]) -> list[Account]:
    return accounts.employ(known, seals)


@transaction.atomic
def fill(say: Say, *, now: datetime, size: Size | None = None) -> None:
    """The unit's past, all of it or nothing: an interrupted start leaves no half of it behind."""
    size = size or Size()
    rng, today = Random(SEED), timezone.localdate(now)  # noqa: S311 - the same demo every time
    halves = half_years(today)
    say(_("Writing communication plans for %(years)s") % {"years": _years(halves)})
    manager = accounts.holders_of(Role.COMMUNICATOR)[0]
    planned = make_plans(halves, owner=manager, landing=_landing_page(), today=today)
    chief = accounts.holders_of(Role.UNIT_MANAGER)[0]
    # Dice of its own: another need must not change every family.
    needs_rng = Random(SEED + 2)  # noqa: S311 - the same demo every time
    make_needs(needs_rng, since=halves[0].starts_on, manager=chief, now=now)
    aim_at_needs(by=manager, now=now)
    make_statements(communicator=manager, manager=chief, now=now)
    drawing.forget_places()
    drawn = drawing.draw_families(
        rng, halves, planned, entry_page=_home_page().pk, now=now, a_half_year=size.a_half_year
    )
    handler = accounts.holders_of(Role.HANDLER)[0]
    # Dice of its own: another meeting must not change every family.
    meetings_rng = Random(SEED + 1)  # noqa: S311 - the same demo every time
    meetings.make_meetings(meetings_rng, planned, drawn, announcer=manager, officer=handler, now=now)
    _let_live(rng, drawn, say, now=now)
    meetings.go_on(by=handler, now=now)
    duty.make_duty(accounts.holders_of(Role.HANDLER), manager=chief, now=now)
    # Dice of its own: another letter that comes back must not change every visit.
    reaching.reach(Random(SEED + 3), now=now)  # noqa: S311 - the same demo every time
    make_rule(manager=chief, now=now)
    exchange_rng = Random(SEED + 4)  # noqa: S311 - the same demo every time
    exchange.make_requests(exchange_rng, since=halves[0].starts_on, by=handler, now=now)
    exchange.make_answers(exchange_rng, since=halves[0].starts_on, today=today)
    say(_("Counting visits"))
    entries.write_entries(rng, drawn, planned, pages=_entry_pages(), since=halves[0].starts_on, today=today)
    # Dice of its own: another count must not change every family.
    report_and_freeze(Random(SEED + 5), manager=chief, now=now)  # noqa: S311 - the same demo every time


def _let_live(rng: Random, drawn: Sequence[drawing.Family], say: Say, *, now: datetime) -> None:
    colleagues = at_work.Colleagues(accounts.holders_of(Role.HANDLER), accounts.holders_of(Role.INVESTIGATOR))
    until = families.worked_until(rng, drawn, now=now)
    for number, family in enumerate(drawn, start=1):
        # One of the newest has a protected identity: the desk must be seen to guard it.
        protected = number == len(drawn) - PROTECTED
        families.live(rng, family, colleagues, until=until[number - 1], now=now, protected=protected)
        if number % 100 == 0 or number == len(drawn):
            say(_("Families: %(count)d of %(all)d") % {"count": number, "all": len(drawn)})
    families.plan_today(rng, now=now)
    desk_days.live_through(rng, colleagues.handlers, now=now)
    groundwork.prepare(rng, colleagues.handlers, now=now)
    save_views(colleagues.handlers, now=now)
    families.forget_old_mail(now=now)


def _years(halves: Sequence[HalfYear]) -> str:
    return ", ".join(str(year) for year in sorted({half.year for half in halves}))


def _home_page() -> Page:
    return HomePage.objects.live().first()


def _landing_page() -> Page:
    return LandingPage.objects.live().order_by("path").first()


def _entry_pages() -> list[int]:
    home = _home_page()
    return [home.pk, *Page.objects.live().descendant_of(home).order_by("path").values_list("pk", flat=True)]
