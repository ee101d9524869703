"""A word in a code's place leads to one tag at a time, and moves only when nobody can meet it any more."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from recruitment.campaigns.aliases import QUARANTINE, WordInQuarantine, WordTaken, close_alias, open_alias
from recruitment.campaigns.codes import ALPHABET, is_whole, normalise
from recruitment.campaigns.models import Level, OrphanDay, Tag, TagAlias
from recruitment.campaigns.words import alias_word
from recruitment.staff.models import User
from recruitment.visits import counter
from recruitment.visits.models import AliasDay, TagDay
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import decide_level, make_tag
from tests.make.staff import make_staff

NOW = timezone.make_aware(datetime(2026, 11, 22, 9))


def maja() -> User:
    return User.objects.filter(groups__name="Kommunikatör").first() or make_staff("communicator")


def give(tag: Tag, word: str = "tonar-falun", at: datetime = NOW) -> TagAlias:
    return open_alias(tag, word=word, by=maja(), at=at)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("tonar-falun", "tonar-falun"),
        ("Tonår Falun", "tonar-falun"),
        ("TONAR_FALUN.", "tonar-falun"),
        ("tona\u030ar-falun", "tonar-falun"),
        (" »café« ", "cafe"),
        ("h2026-annons", "h2026-annons"),
        ("BCDFGH", None),
        ("22222-2", None),
        ("ab", None),
        ("a" * 31, None),
        ("tonår/../admin", None),
        ("", None),
        ("тест", None),
    ],
)
def test_what_a_word_may_look_like(typed: str, word: str | None) -> None:
    assert alias_word(typed) == word


@given(st.text(alphabet=ALPHABET + ALPHABET.lower() + "- ", max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_code_however_typed_is_ever_a_word(typed: str) -> None:
    assert alias_word(typed) is None


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_word_is_ever_a_code_and_cleaning_twice_changes_nothing(typed: str) -> None:
    word = alias_word(typed)
    if word is not None:
        assert normalise(word) is None and not is_whole(word.upper())
        assert alias_word(word) == word


@pytest.mark.django_db
def test_a_word_leads_where_its_tag_leads_and_both_are_counted(client: Client, home: Page) -> None:
    tag = make_tag(landing_page=home)
    alias = give(tag)
    for typed in ("tonar-falun", "Ton%C3%A5r-Falun", "TONAR-FALUN."):
        answer = client.get(f"/t/{typed}", headers=PHONE)
        assert answer.status_code == 302 and answer["Location"].startswith(f"/?k={tag.code}."), typed
    client.get(answer["Location"], headers=PHONE)
    counter.flush()
    assert AliasDay.objects.get(alias=alias).count == 3
    assert TagDay.objects.get(tag=tag).verified == 1
    assert not OrphanDay.objects.exists()


@pytest.mark.django_db
def test_a_word_that_is_nobodys_gets_the_friendly_answer(client: Client, home: Page) -> None:
    give(make_tag())
    assert client.get("/t/tonar-orsa", headers=PHONE).status_code == 404
    decide_level(Level.OFF)
    assert client.get("/t/tonar-falun", headers=PHONE)["Location"] == "/"


@pytest.mark.django_db
def test_machines_do_not_use_a_word_up(client: Client, home: Page) -> None:
    give(make_tag())
    client.get("/t/tonar-falun", headers={"User-Agent": "facebookexternalhit/1.1"})
    counter.flush()
    assert not AliasDay.objects.exists()


@pytest.mark.django_db
def test_one_word_leads_to_one_tag() -> None:
    first, other = make_tag(), make_tag()
    row = give(first)
    assert give(first) == row
    with pytest.raises(WordTaken) as refused:
        give(other)
    assert refused.value.tag == first
    with pytest.raises(IntegrityError), transaction.atomic():
        TagAlias.objects.create(word="tonar-falun", tag=other, opened_at=NOW, opened_by=maja())


@pytest.mark.django_db
def test_a_word_somebody_has_used_moves_after_a_year_and_leads_on_until_then(
    client: Client, home: Page
) -> None:
    first, other = make_tag(), make_tag()
    row = give(first)
    AliasDay.objects.create(day=NOW.date(), alias=row, count=1)
    close_alias(row, by=maja(), at=NOW)
    close_alias(row, by=maja(), at=NOW + timedelta(days=9))
    assert TagAlias.objects.get().closed_at == NOW
    assert f"k={first.code}." in client.get("/t/tonar-falun")["Location"]

    with pytest.raises(WordInQuarantine) as held:
        give(other, at=NOW + QUARANTINE - timedelta(seconds=1))
    assert held.value.free_at == NOW + QUARANTINE
    # Its own tag may have it back at any time.
    close_alias(give(first, at=NOW + timedelta(days=1)), by=maja(), at=NOW + timedelta(days=2))
    give(other, at=NOW + QUARANTINE + timedelta(days=2))
    assert f"k={other.code}." in client.get("/t/tonar-falun")["Location"]
    assert TagAlias.objects.count() == 3


@pytest.mark.django_db
def test_a_word_nobody_has_used_moves_at_once() -> None:
    first, other = make_tag(), make_tag()
    close_alias(give(first), by=maja(), at=NOW)
    assert give(other, at=NOW).tag == other


@pytest.mark.django_db
def test_where_a_word_has_led_is_never_rewritten() -> None:
    row, other = give(make_tag()), make_tag()
    deeds: list[Callable[[], object]] = [
        lambda: TagAlias.objects.filter(pk=row.pk).update(tag=other),
        lambda: TagAlias.objects.filter(pk=row.pk).update(word="annat"),
        lambda: TagAlias.objects.filter(pk=row.pk)._raw_delete("default"),
    ]
    for deed in deeds:
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
    close_alias(row, by=maja(), at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        TagAlias.objects.filter(pk=row.pk).update(closed_at=None, closed_by=None)


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["HV3MFH", "Tonar", "två ord", "-a", ""])
def test_the_database_takes_no_word_that_could_be_a_code(word: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        TagAlias.objects.create(word=word, tag=make_tag(), opened_at=NOW, opened_by=maja())


TAGS = "/admin/plan/taggar/"


@pytest.mark.django_db
def test_the_communicator_gives_and_closes_words_on_the_tags_page(client: Client, home: Page) -> None:
    client.force_login(maja())
    tag, other = make_tag(), make_tag()
    refused = client.post(f"{TAGS}{tag.code}/ord/", {"word": "Familjen Ek"})
    assert refused.status_code == 200 and "aldrig för en enskild person" in refused.content.decode()
    refused = client.post(f"{TAGS}{tag.code}/ord/", {"word": "BCDF"})
    assert "minst en vokal" in refused.content.decode() and 'value="BCDF"' in refused.content.decode()

    client.post(f"{TAGS}{tag.code}/ord/", {"word": "Tonår Falun"})
    assert "testserver/t/tonar-falun" in client.get(f"{TAGS}{tag.code}/").content.decode()
    taken = client.post(f"{TAGS}{other.code}/ord/", {"word": "tonar-falun"})
    assert f"Taggen {tag.code} har det ordet" in taken.content.decode()

    row = TagAlias.objects.get()
    assert client.post(f"{TAGS}{other.code}/ord/{row.pk}/").status_code == 404
    AliasDay.objects.create(day=timezone.localdate(), alias=row, count=1)
    client.post(f"{TAGS}{tag.code}/ord/{row.pk}/")
    assert not TagAlias.objects.get().is_open
    held = client.post(f"{TAGS}{other.code}/ord/", {"word": "tonar-falun"})
    assert "det blir ledigt" in held.content.decode()
