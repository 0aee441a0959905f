from django.test import Client

from accounts.models import User


def step(client: Client, there: str, *, came_from: str, **headers: str) -> None:
    client.get(there, headers={"referer": f"http://testserver{came_from}"} | headers)


def test_the_switch_is_remembered_for_letters(client: Client, kadiatou: User) -> None:
    client.force_login(kadiatou)

    step(client, "/en/basket/", came_from="/fr/basket/")

    kadiatou.refresh_from_db()
    assert kadiatou.language == "en"
    assert client.cookies["makiti_language"].value == "en"
    assert client.get("/")["Location"] == "/en/"


def test_only_the_switch_writes(client: Client, kadiatou: User) -> None:
    client.force_login(kadiatou)

    step(client, "/en/basket/", came_from="/en/")
    client.get("/en/basket/")
    client.get("/en/basket/", headers={"referer": "https://elsewhere.test/fr/"})
    # A browser that fetches ahead has chosen nothing.
    step(client, "/en/basket/", came_from="/fr/basket/", **{"sec-purpose": "prefetch"})

    kadiatou.refresh_from_db()
    assert kadiatou.language == "fr"


def test_a_visitor_may_switch_too(client: Client, db: None) -> None:
    step(client, "/en/basket/", came_from="/fr/basket/")

    assert client.cookies["makiti_language"].value == "en"
