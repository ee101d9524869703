"""The tag travels in every link that stays on the public site, and in no other."""

import statistics
import time
from datetime import date

import pytest
from django.test import override_settings

from recruitment.campaigns.carrier import Arrival, read, write
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.links import decorate, qr_payload, short_address
from recruitment.campaigns.models import Tag

K = "KKKKKK.1.2.333"
OURS = "https://fhr.example.se"


@pytest.mark.parametrize(
    ("address", "carried"),
    [
        ("/", f"/?k={K}"),
        ("/om-uppdraget/", f"/om-uppdraget/?k={K}"),
        ("/sok/?q=jour", f"/sok/?q=jour&amp;k={K}"),
        ("?sida=2", f"?sida=2&amp;k={K}"),
        ("berattelser/anna/", f"berattelser/anna/?k={K}"),
        ("../", f"../?k={K}"),
        ("/fragor/#pengar", f"/fragor/?k={K}#pengar"),
        ("/intresse/", f"/intresse/?k={K}"),
        ("/en/", f"/en/?k={K}"),
        (OURS, f"{OURS}?k={K}"),
        (f"{OURS}/kommuner/falun/", f"{OURS}/kommuner/falun/?k={K}"),
        ("/ring-mig/?", f"/ring-mig/?k={K}"),
        ("/x/?k=skräp", f"/x/?k={K}"),
    ],
)
def test_links_that_stay_carry_the_tag(address: str, carried: str) -> None:
    html = f'<p><a class="button" href="{address}">Läs mer</a></p>'
    assert decorate(html.encode(), K, OURS).decode() == html.replace(f'"{address}"', f'"{carried}"')


@pytest.mark.parametrize(
    "address",
    [
        "", "#fragor", "mailto:fhr@example.se", "tel:+46231234", "sms:+46701", "javascript:void(0)",
        "https://www.socialstyrelsen.se/", "//annan.example.se/", "https://fhr.example.se.ond.example/",
        "/static/print.pdf", "/media/images/a.jpg", "/documents/3/blankett.pdf", "/admin/pages/3/",
        "/handlaggning/", "/rapport/", "/konto/login/", "/t/ABC234", "/halsa/klar/", "/\\ond.example/",
    ],
)  # fmt: skip
def test_links_that_leave_or_are_no_pages_stay_clean(address: str) -> None:
    html = f'<a href="{address}">x</a>'.encode()
    assert decorate(html, K, OURS) == html


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="canonical" href="/om/">',
        '<link rel="alternate" hreflang="en" href="/en/">',
        '<meta property="og:url" content="/om/">',
        '<area href="/om/">',
        '<abbr title="x" href="/om/">x</abbr>',
        '<a data-href="/om/">x</a>',
        "<p>Skriv <code>href=</code> och a</p>",
    ],
)
def test_only_links_for_people_are_touched(html: str) -> None:
    assert decorate(html.encode(), K, OURS) == html.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<a href='/om/'>x</a>", f"<a href='/om/?k={K}'>x</a>"),
        ('<A HREF="/om/">x</A>', f'<A HREF="/om/?k={K}">x</A>'),
        ('<a\n  title="2 > 1"\n  href = "/om/">x</a>', f'<a\n  title="2 > 1"\n  href = "/om/?k={K}">x</a>'),
        ('<a data-href="/nej/" href="/om/">x</a>', f'<a data-href="/nej/" href="/om/?k={K}">x</a>'),
        ('<a href="/om/"><a href="/om/">', f'<a href="/om/?k={K}"><a href="/om/?k={K}">'),
    ],
)
def test_every_way_of_writing_a_link(before: str, after: str) -> None:
    assert decorate(before.encode(), K).decode() == after


def test_a_search_form_carries_the_tag_and_a_posted_form_does_not() -> None:
    field = f'<input type="hidden" name="k" value="{K}">'
    assert decorate(b'<form action="/sok/" role="search">', K).decode().endswith(field)
    assert decorate(b'<form method="GET">', K).decode().endswith(field)
    for html in (b'<form method="post" action="/intresse/start/">', b'<form action="https://x.example/">'):
        assert decorate(html, K) == html


def test_a_tagged_link_inside_the_site_becomes_the_last_arrival() -> None:
    first = Arrival(new_code(), 4, date(2026, 11, 22))
    second = new_code()
    html = decorate(f'<a href="/kvall/?x=1&amp;k={second}">'.encode(), write([first])).decode()
    carried = html.split("k=")[1].split('"')[0]
    assert [arrival.label for arrival in read(carried, on=date(2026, 11, 22))] == [first.label, second]


def test_a_page_of_105_kilobytes_with_200_links_costs_at_most_two_milliseconds() -> None:
    link = '<li class="card"><a class="card-link" href="/kommuner/falun/">Familjehem i Falun</a> %s</li>'
    html = "".join(link % ("ord " * 110) for _ in range(200)).encode()
    assert 100_000 < len(html) < 115_000
    times = []
    for _ in range(15):
        start = time.perf_counter()
        decorate(html, K, OURS)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) <= 0.002


def test_hostile_markup_does_not_stall_decoration() -> None:
    start = time.perf_counter()
    for html in ('<a "' * 20_000, "<a " + "x='" * 20_000, '<a href="' * 20_000, "<form " + '"' * 40_001):
        decorate(html.encode(), K, OURS)
    assert time.perf_counter() - start < 2


@override_settings(BASE_URL="https://fhr.example.se")
def test_the_printed_address_and_its_smaller_twin_for_the_camera() -> None:
    tag = Tag(code="7KD3XQ")
    assert short_address(tag) == "https://fhr.example.se/t/7KD3XQ"
    assert qr_payload(tag) == "HTTPS://FHR.EXAMPLE.SE/T/7KD3XQ"
