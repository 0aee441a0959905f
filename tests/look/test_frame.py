"""What the frame around every page promises: day and night, languages, error pages, the worker."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

pytestmark = pytest.mark.django_db

THEME = settings.THEME_COOKIE_NAME
LANGUAGE = settings.LANGUAGE_COOKIE_NAME


def html_tag(page: str) -> str:
    found = re.search(r"<html[^>]*>", page)
    assert found
    return found[0]


# --- Day and night ----------------------------------------------------------------------
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_is_kept_and_worn_without_a_token(theme: str) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/theme/", {"theme": theme, "next": "/fr/shop/?q=riz"})
    assert (answer.status_code, answer["Location"]) == (302, "/fr/shop/?q=riz")
    assert answer.cookies[THEME].value == theme
    assert f'data-bs-theme="{theme}"' in html_tag(client.get("/fr/offline/").content.decode())


def test_following_the_device_again_forgets_the_choice() -> None:
    client = Client()
    client.cookies[THEME] = "dark"
    client.post("/theme/", {"theme": ""})
    assert client.cookies[THEME].value == ""
    assert "data-bs-theme" not in html_tag(client.get("/fr/offline/").content.decode())


def test_a_made_up_theme_is_not_worn() -> None:
    client = Client()
    client.cookies[THEME] = 'dark" onload="x'
    assert "data-bs-theme" not in html_tag(client.get("/fr/offline/").content.decode())


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test/", "javascript:alert(1)"])
def test_the_theme_switch_sends_nobody_elsewhere(elsewhere: str) -> None:
    assert Client().post("/theme/", {"theme": "dark", "next": elsewhere})["Location"] == "/"


def test_looking_at_the_switch_changes_nothing() -> None:
    answer = Client().get("/theme/", {"theme": "dark"})
    assert answer.status_code == 405
    assert THEME not in answer.cookies


# --- Languages --------------------------------------------------------------------------
def test_a_step_to_the_other_language_is_remembered() -> None:
    client = Client()
    answer = client.get("/en/offline/", headers={"referer": "http://testserver/fr/offline/"})
    assert answer.cookies[LANGUAGE].value == "en"
    assert client.get("/")["Location"] == "/en/"


@pytest.mark.parametrize(
    "came_from",
    ["", "http://testserver/en/shop/", "http://testserver/", "https://other.test/fr/offline/"],
)
def test_any_other_step_sets_no_cookie(came_from: str) -> None:
    answer = Client().get("/en/offline/", headers={"referer": came_from})
    assert answer.status_code == 200
    assert LANGUAGE not in answer.cookies


def test_each_page_links_to_itself_in_the_other_language(client_fr: Client) -> None:
    page = client_fr.get("/fr/offline/", {"q": "riz"}).content.decode()
    assert '<html lang="fr" dir="ltr"' in page
    assert 'href="/en/offline/?q=riz" hreflang="en" lang="en"' in page


def test_search_engines_are_told_of_both_languages(client_fr: Client) -> None:
    page = client_fr.get("/fr/shop/").content.decode()
    site = settings.SITE_URL
    assert f'<link rel="canonical" href="{site}/fr/shop/">' in page
    for language, path in (("fr", "/fr/"), ("en", "/en/"), ("x-default", "/fr/")):
        assert f'<link rel="alternate" hreflang="{language}" href="{site}{path}shop/">' in page


@pytest.mark.parametrize(
    ("query", "known_as"),
    [
        ("page=2", "?page=2"),
        ("page=1", ""),
        ("page=0", ""),
        ("page=2x", ""),
        ('page="><b>', ""),
        ("page=2&max_price=9000", ""),
        ("utm_source=radio", ""),
    ],
)
def test_a_leaf_of_a_list_is_a_page_of_its_own_and_a_filter_is_not(
    query: str, known_as: str
) -> None:
    frame = render_to_string("base.html", request=RequestFactory().get(f"/fr/shop/?{query}"))
    site = settings.SITE_URL
    assert f'<link rel="canonical" href="{site}/fr/shop/{known_as}">' in frame
    for language, path in (("fr", "/fr/"), ("en", "/en/"), ("x-default", "/fr/")):
        link = f'<link rel="alternate" hreflang="{language}" href="{site}{path}shop/{known_as}">'
        assert link in frame


# --- Tabs under the thumb -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("/fr/", "Accueil"),
        ("/fr/shop/", "Rayons"),
        ("/fr/basket/", "Panier"),
        ("/fr/account/", "Compte"),
        ("/fr/account/orders/", "Compte"),
        ("/fr/account/favourites/", "Favoris"),
        ("/fr/account/favourites/create/", "Favoris"),
        ("/fr/offline/", None),
    ],
)
def test_one_tab_at_most_says_where_one_is(path: str, tab: str | None) -> None:
    bar = render_to_string("partials/tab_bar.html", {"request": RequestFactory().get(path)})
    current = re.findall(r"<a[^>]*aria-current[^>]*>.*?</svg>\s*([^<]+)", bar, re.DOTALL)
    assert [name.strip() for name in current] == ([tab] if tab else [])


# --- Caching, content policy ------------------------------------------------------------
def test_a_page_without_a_form_of_its_own_sets_no_cookie() -> None:
    assert not Client().get("/fr/offline/").cookies


def test_the_frame_carries_nothing_inline(client_fr: Client) -> None:
    page = client_fr.get("/fr/").content.decode()
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert "<style" not in page
    assert not re.search(r"\s(style|on\w+)=", page)


# --- Error pages ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "words"),
    [("/fr/nulle-part/", "Cette page n’existe pas"), ("/en/nowhere/", "skip-link")],
)
def test_a_lost_visitor_stays_in_the_shop(path: str, words: str) -> None:
    answer = Client().get(path)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert words in page
    assert 'name="q"' in page
    assert page.count("<h1") == 1


def test_the_worst_page_needs_neither_request_nor_database(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        page = render_to_string("errors/500.html")
    assert page.lstrip().startswith("<!DOCTYPE html>")
    assert 'lang="fr"' in page
    assert 'lang="en"' in page
    assert page.count("<h1") == 1


# --- Worker, manifest, robots -----------------------------------------------------------
def worker_plan() -> dict[str, object]:
    source = Client().get("/sw.js").content.decode()
    found = re.search(r"const PLAN = (\{.*?\});", source)
    assert found
    plan: dict[str, object] = json.loads(found[1])
    return plan


def test_the_worker_may_serve_the_whole_site_and_is_always_asked_for_anew() -> None:
    answer = Client().get("/sw.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Service-Worker-Allowed"] == "/"
    assert "max-age=0" in answer["Cache-Control"]


def test_all_that_the_worker_keeps_is_there() -> None:
    plan = worker_plan()
    assert plan["offline"] == {"fr": "/fr/offline/", "en": "/en/offline/"}
    kept = plan["kept"]
    assert isinstance(kept, list)
    for address in kept:
        if address.startswith(settings.STATIC_URL):
            assert finders.find(address.removeprefix(settings.STATIC_URL)), address
        else:
            assert Client().get(address).status_code == 200, address


def test_the_offline_page_knows_nobody(client_fr: Client, django_user_model: type) -> None:
    person = django_user_model.objects.create_user(  # type: ignore[attr-defined]
        email="oumar@makiti.test", password="x", first_name="Oumar"
    )
    before = client_fr.get("/fr/offline/").content
    assert b"Oumar" not in before
    client_fr.force_login(person)
    # The worker asks for it without cookies; a person who opens it sees their own header.
    assert b"Oumar" in client_fr.get("/fr/offline/").content


def test_the_manifest_names_icons_that_exist() -> None:
    answer = Client().get("/manifest.webmanifest")
    manifest = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert manifest["start_url"] == manifest["scope"] == "/"
    assert {i["purpose"] for i in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix(settings.STATIC_URL)), icon


def test_robots_stay_out_of_what_is_private() -> None:
    text = Client().get("/robots.txt").content.decode()
    for path in ("/fr/account/", "/en/account/", "/fr/checkout/", "/en/basket/", "/admin/"):
        assert f"Disallow: {path}\n" in text
    assert "Disallow: /\n" not in text
