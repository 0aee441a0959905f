"""One's own account and programs; the catalogue, places and stores, which are everybody's."""

from typing import Any

from accounts.services.open_family import open_family
from accounts.tokens.models import TokenFamily
from logistics.geo.models import Place
from tests.builders import PASSWORD
from tests.roles.api import EVERYBODY, Asked, Row

CONAKRY = {"lat": 9.53, "lon": -13.68}


def _query(**query: Any) -> Any:
    return lambda market: Asked(path={}, query=query)


def _body(**body: Any) -> Any:
    return lambda market: Asked(path={}, query={}, body=body)


def _sign_in(market: Any) -> Asked:
    return Asked(path={}, query={}, body={"login": market.shopper.email, "password": PASSWORD})


def _refresh(market: Any) -> Asked:
    return Asked(path={}, query={}, body={"refresh": open_family(market.shopper).refresh})


def _program(market: Any) -> Asked:
    """The shopper's."""
    open_family(market.shopper)
    family = TokenFamily.objects.filter(user=market.shopper).latest("created_at")
    return Asked(path={"id": family.pk}, query={})


def _product(market: Any) -> Asked:
    return Asked(path={"id": market.product.pk}, query={})


def _place(market: Any) -> Asked:
    at = {"latitude": 9.53, "longitude": -13.68, "precision": "quartier"}
    made, _ = Place.objects.get_or_create(
        code="GN-X", defaults={"kind": "quartier", "name": "Madina", **at}
    )
    return Asked(path={"code": made.pk}, query={})


def _here(market: Any) -> Asked:
    _place(market)
    return Asked(path={}, query=CONAKRY)


ADDRESSES = {
    "get_me": Row(),
    "change_me": Row(asks=_body(first_name="Hawa")),
    # Whoever has the password, or the key that is shown once, is who they say.
    "obtain_tokens": Row(EVERYBODY, asks=_sign_in),
    "refresh_tokens": Row(EVERYBODY, asks=_refresh),
    "revoke_tokens": Row(EVERYBODY, asks=_refresh),
    "list_tokens": Row(),
    "end_all_tokens": Row(),
    "end_token": Row("shopper", asks=_program),
    "list_products": Row(EVERYBODY),
    "get_product": Row(EVERYBODY, asks=_product),
    "list_categories": Row(EVERYBODY),
    "suggest_categories": Row(EVERYBODY, asks=_query(q="baz")),
    "search": Row(EVERYBODY, asks=_query(q="Madina")),
    "reverse": Row(EVERYBODY, asks=_here),
    "get_place": Row(EVERYBODY, asks=_place),
    "list_children": Row(EVERYBODY, asks=_place),
    "list_nearby": Row(EVERYBODY, asks=_query(**CONAKRY)),
}
