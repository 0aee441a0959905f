"""SITE_URL alone says where the site is: Django's Site and Wagtail's Site follow it."""

from typing import Any

import pytest
from django.contrib.sites.models import Site as DjangoSite
from django.core.management import call_command
from wagtail.models import Site as WagtailSite

from core.services.name_site import name_site

pytestmark = pytest.mark.django_db


def named() -> tuple[Any, ...]:
    django_site = DjangoSite.objects.get()
    wagtail_site = WagtailSite.objects.get(is_default_site=True)
    return (
        django_site.domain,
        django_site.name,
        wagtail_site.hostname,
        wagtail_site.port,
        wagtail_site.site_name,
    )


@pytest.mark.parametrize(
    ("url", "domain", "hostname", "port"),
    [
        ("https://makiti.example", "makiti.example", "makiti.example", 443),
        ("http://makiti.example", "makiti.example", "makiti.example", 80),
        ("http://localhost:8123", "localhost:8123", "localhost", 8123),
    ],
)
def test_both_sites_are_named_by_site_url(
    settings: Any, url: str, domain: str, hostname: str, port: int
) -> None:
    settings.SITE_URL = url
    name_site()
    assert named() == (domain, "Makiti", hostname, port, "Makiti")


def test_another_site_of_wagtail_keeps_its_name(settings: Any) -> None:
    root = WagtailSite.objects.get(is_default_site=True).root_page
    other = WagtailSite.objects.create(hostname="other.example", port=81, root_page=root)
    settings.SITE_URL = "https://makiti.example"
    name_site()
    other.refresh_from_db()
    assert (other.hostname, other.port) == ("other.example", 81)


def test_migrating_names_them_anew(settings: Any) -> None:
    settings.SITE_URL = "https://moved.example"
    call_command("migrate", verbosity=0)
    assert named() == ("moved.example", "Makiti", "moved.example", 443, "Makiti")
