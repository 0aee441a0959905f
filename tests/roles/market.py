"""One market for a whole table: it is built once, and what one question changes is undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from tests import builders

GROUPS = {
    "editor": "Editors",
    "moderator": "Moderators",
    "operator": "Operators",
    "finance": "Finance",
}


class Market:
    """Aïssatou's store and Fatou's, who works in the office, who shops and who carries."""

    def __init__(self) -> None:
        person = builders.a_user
        self.owner = person(first_name="Aïssatou")
        self.rival = person(first_name="Fatou")
        self.shopper = person(first_name="Kadiatou")
        self.store = builders.a_store(name="Boutique Aïssatou", team=(self.owner,))
        self.other_store = builders.a_store(name="Chez Fatou", team=(self.rival,))
        self.product = builders.a_product(title="Bazin riche", store=self.store)
        self.people: dict[str, Any] = {
            "nobody": None,
            "shopper": self.shopper,
            "seller": self.owner,
            "owner": self.owner,
            "rival": self.rival,
            "courier": person(first_name="Ibrahima"),
            "superuser": person(first_name="Administration", is_staff=True, is_superuser=True),
        }
        for role, name in GROUPS.items():
            # What the group was given by the migrations, and nothing besides.
            self.people[role] = person(first_name=name)
            self.people[role].groups.add(Group.objects.get(name=name))


def clients(people: dict[str, Any]) -> dict[str, Client]:
    """The browser of each, signed in once."""
    browsers = {role: Client() for role in people}
    for role, person in people.items():
        if person is not None:
            browsers[role].force_login(person)
    return browsers


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is gone after it."""
    inside = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(inside)
