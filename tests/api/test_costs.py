"""What each operation costs in queries, middleware and all, asked by a program with a token.

One that is not in the table fails: an endpoint comes with its cost.
"""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import TokenFamily
from accounts.services.open_family import open_family
from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.services.load_gazetteer import load_gazetteer
from scripts.api import SPECIFICATION
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from shop.catalogue.models import Product
from shop.catalogue.services.index_products import index_products
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.chat.tests.test_pages import a_photo
from tests.builders import PASSWORD, a_category, a_product, a_user
from tests.stalls import a_review, a_variant, written
from tests.support.api import Api
from tests.support.surroundings import forget_shared_cache

pytestmark = pytest.mark.django_db
TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
# Reading the token is one query of each; a write tells its history, signing in counts its tries.
COSTS = {
    "get_me": 1,
    "list_nearby": 5,
    "change_me": 6,
    "obtain_tokens": 26,
    "refresh_tokens": 2,
    "revoke_tokens": 6,
    "list_tokens": 2,
    "end_all_tokens": 6,
    "end_token": 7,
    "list_products": 3,
    "get_product": 3,
    "list_categories": 1,
    "suggest_categories": 1,
    "search": 4,
    "reverse": 3,
    "get_place": 2,
    "list_children": 3,
}
CHAT = {
    "list_conversations": 7,
    "begin_conversation": 7,
    "get_conversation": 3,
    "list_messages": 3,
    "write_message": 14,
    "see_messages": 6,
    "ask_for_a_person": 4,
    "send_picture": 14,
    "block_conversation": 5,
    "report": 6,
    "count_unread": 4,
}
REVIEWS = {
    "list_reviews": 3,
    "get_my_review": 3,
    "save_my_review": 7,
    "vote_on_review": 8,
    "answer_review": 11,
}
COSTS |= CHAT | REVIEWS
PLACES = ("search", "reverse", "get_place", "list_children")


class Asking:
    """Each operation once, with what it takes."""

    def __init__(self, name: str) -> None:
        self.person = a_user(email="hadja@makiti.test")
        self.shelf = a_category(name="Pagnes")
        self.product = a_product(title="Pagne", category=self.shelf)
        a_variant(self.product, price=1000)
        index_products([self.product.pk])
        self.spoken = self.a_conversation(self.product) if name in CHAT else None
        if name in REVIEWS:
            self.a_review(name)
        if name in PLACES:
            load_gazetteer(read_gazetteer())

    def a_review(self, name: str) -> None:
        """Her own where she writes, somebody else's where she votes or answers."""
        hers = name in ("get_my_review", "save_my_review")
        self.review = a_review(self.product, 4, user=self.person if hers else a_user())
        if name == "answer_review":
            join_team(self.product.store.store, person=self.person, role=Role.OWNER)

    def a_conversation(self, product: Any) -> Any:
        """Somebody of the store wrote in it."""
        seller = product.store.users.first()
        if seller is None:
            product.store.users.add(seller := a_user())
        spoken = open_conversation(
            self.person, subject=Subject(store=product.store, product=product)
        )
        send_message(seller, conversation=spoken, words=Words(text="Bonjour"))
        return spoken

    def more(self) -> None:
        """Thirty times as much of everything."""
        for number in range(30):
            a_product(title=f"Pagne {number}", category=self.shelf)
            a_variant(self.product, price=2000 + number)
            a_review(self.product, 1 + number % 5, pictures=["reviews/a.jpg"])
        for product in Product.objects.exclude(store=None)[:9] if self.spoken else ():
            self.a_conversation(product)
        for number in range(10):
            open_family(self.person, device=f"P{number}")

    def of_reviews(self, api: Api, *, word: str) -> dict[str, Callable[[], Any]]:
        """Each write says something new."""
        product = f"/products/{self.product.pk}/reviews"
        review = f"/reviews/{self.review.pk}" if hasattr(self, "review") else ""
        said = {"score": 4, "text": word}
        return {
            "list_reviews": lambda: api.call("GET", f"{product}?limit=100"),
            "get_my_review": lambda: api.call("GET", f"{product}/mine"),
            "save_my_review": lambda: api.call("PUT", f"{product}/mine", said),
            "vote_on_review": lambda: api.call("PUT", f"{review}/vote", {"helpful": True}),
            "answer_review": lambda: api.call("PUT", f"{review}/answer", {"text": word}),
        }

    def ask(self, name: str) -> Any:
        api = Api()
        pair = open_family(self.person)
        api.token = (
            "" if name in ("obtain_tokens", "refresh_tokens", "revoke_tokens") else pair.access
        )
        mine = {"refresh": pair.refresh}
        known = {"login": "hadja@makiti.test", "password": PASSWORD}
        chat = f"/chat/conversations/{self.spoken.pk}" if self.spoken else ""
        asks: dict[str, Callable[[], Any]] = {
            "list_conversations": lambda: api.call("GET", "/chat/conversations"),
            "begin_conversation": lambda: api.call(
                "POST", "/chat/conversations", {"product": self.product.pk}
            ),
            "get_conversation": lambda: api.call("GET", chat),
            "list_messages": lambda: api.call("GET", f"{chat}/messages"),
            "write_message": lambda: api.call(
                "POST", f"{chat}/messages", {"client_id": str(uuid4()), "text": "Merci"}
            ),
            "see_messages": lambda: api.call("POST", f"{chat}/seen", {"number": 0}),
            "ask_for_a_person": lambda: api.call("POST", f"{chat}/person"),
            "send_picture": lambda: api.send(
                f"{chat}/pictures", {"client_id": str(uuid4()), "picture": a_photo()}
            ),
            "block_conversation": lambda: api.call("POST", f"{chat}/block", {"blocked": False}),
            "report": lambda: api.call("POST", f"{chat}/messages/1/report", {"reason": "other"}),
            "count_unread": lambda: api.call("GET", "/chat/unread"),
            "get_me": lambda: api.call("GET", "/me"),
            "change_me": lambda: api.call("PATCH", "/me", {"first_name": pair.refresh[-20:]}),
            "obtain_tokens": lambda: api.call("POST", "/tokens", known),
            "refresh_tokens": lambda: api.call("POST", "/tokens/refresh", mine),
            "revoke_tokens": lambda: api.call("POST", "/tokens/revoke", mine),
            "list_tokens": lambda: api.call("GET", "/tokens"),
            "end_all_tokens": lambda: api.call("DELETE", "/tokens"),
            "end_token": lambda: api.call("DELETE", f"/tokens/{pair.refresh.partition('.')[0]}"),
            **self.of_reviews(api, word=pair.refresh[-20:]),
            "list_products": lambda: api.call("GET", "/products?q=pagne&sort=price&limit=100"),
            "get_product": lambda: api.call("GET", f"/products/{self.product.pk}"),
            "list_categories": lambda: api.call("GET", "/categories"),
            "suggest_categories": lambda: api.call("GET", "/categories/suggest?q=pa"),
            "search": lambda: api.call("GET", "/geo/search?q=madina"),
            "reverse": lambda: api.call("GET", "/geo/reverse?lat=9.54&lon=-13.67"),
            "get_place": lambda: api.call("GET", "/geo/places/GN"),
            "list_nearby": lambda: api.call("GET", "/stores/nearby?lat=9.54&lon=-13.67"),
            "list_children": lambda: api.call("GET", "/geo/places/GN/children"),
        }
        forget_shared_cache()
        with CaptureQueriesContext(connection) as seen:
            answer = asks[name]()
        assert answer.status_code < 300, answer.content
        statements = [query["sql"] for query in seen.captured_queries]
        statements = [sql for sql in statements if not sql.upper().startswith(TRANSACTIONS)]
        if answer.wsgi_request.method == "GET":
            assert written(statements) == []
        return statements


@pytest.mark.parametrize("name", COSTS)
def test_an_operation_costs_the_same_with_little_and_with_much(name: str) -> None:
    asking = Asking(name)
    asking.ask(name)
    assert len(few := asking.ask(name)) == COSTS[name], few
    asking.more()
    asking.ask(name)
    assert len(many := asking.ask(name)) == COSTS[name], many


def test_every_operation_has_its_cost() -> None:
    paths = json.loads(SPECIFICATION.read_text())["paths"]
    told = {told["operationId"] for methods in paths.values() for told in methods.values()}
    assert told == set(COSTS)
    assert TokenFamily.objects.count() == 0
