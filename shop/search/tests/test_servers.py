"""SEARCH_URL: what it makes of Wagtail's settings, and what `manage.py check` says of it."""

from typing import Any

import pytest
from django.core.checks import run_checks

from shop.search.servers import DATABASE, faults, search_backends

IN_DATABASE = "wagtail.search.backends.database"


def test_without_an_address_the_database_finds() -> None:
    assert search_backends("") == search_backends(" ")
    backends = search_backends("")
    assert [(name, one["BACKEND"]) for name, one in backends.items()] == [("default", IN_DATABASE)]


def test_an_address_asks_the_server_first_and_keeps_the_database() -> None:
    backends = search_backends("https://makiti:p%40ss%2Fword@search.example/behind/a/proxy/")
    assert backends[DATABASE]["BACKEND"] == IN_DATABASE
    assert backends["default"]["BACKEND"] == "shop.search.opensearch"
    assert backends["default"]["AUTO_UPDATE"]
    assert backends[DATABASE]["AUTO_UPDATE"]
    assert backends["default"]["HOSTS"] == [
        {
            "host": "search.example",
            "port": 443,
            "url_prefix": "behind/a/proxy",
            "use_ssl": True,
            "verify_certs": True,
            "http_auth": ("makiti", "p@ss/word"),
        }
    ]


def test_several_addresses_are_several_doors_of_one_cluster() -> None:
    hosts = search_backends("http://one:9200, http://[::1]:9201")["default"]["HOSTS"]
    assert [(host["host"], host["port"], host["use_ssl"]) for host in hosts] == [
        ("one", 9200, False),
        ("::1", 9201, False),
    ]
    assert [host["http_auth"] for host in hosts] == [None, None]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("localhost:9200", "begins with https:// or http://"),
        ("opensearch://host", "begins with https:// or http://"),
        ("https://", "names a host"),
        ("https://host:0", "names a host, and a port"),
        ("https://host:99999", "is no port"),
        ("https://host:door", "is no port"),
        ("https://[::1", "the host is no name"),
        ("https://somebody@host", "a name and a password go together"),
        ("https://host/?index=makiti", "nothing stands behind ? or #"),
        ("https://fine:9200,", "begins with https:// or http://"),
    ],
)
def test_what_is_no_address_is_named_and_changes_nothing(
    settings: Any, address: str, said: str
) -> None:
    assert search_backends(address) == search_backends("")
    settings.SEARCH_URL = address
    (error,) = [one for one in run_checks() if one.id == "search.E001"]
    assert said in error.msg
    assert error.msg.startswith("SEARCH_URL: ")
    assert error.is_serious()


@pytest.mark.parametrize("address", ["", "https://makiti:secret@host:9200/", "http://a,http://b"])
def test_a_good_address_is_not_complained_about(settings: Any, address: str) -> None:
    settings.SEARCH_URL = address
    assert [one for one in run_checks() if one.id == "search.E001"] == []


@pytest.mark.parametrize(
    "address", ["https://makiti:hush-hush@", "hush-hush://x", "https://makiti:hush-hush@h:door"]
)
def test_no_complaint_tells_a_password(address: str) -> None:
    (sentence,) = faults(address)
    assert "hush-hush" not in sentence
