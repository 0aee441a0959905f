"""What the shop keeps of a shopper besides orders: all of it goes."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from oscar.apps.analytics.models import UserProductView, UserRecord, UserSearch
from oscar.apps.communication.models import Email, Notification
from oscar.apps.wishlists.models import Line as WishListLine
from oscar.apps.wishlists.models import WishList, WishListSharedEmail

from core.privacy import (
    Holding,
    Subject,
    delete,
    drop_files,
    register_hindrance,
    register_holding,
)
from shop.address.models import UserAddress
from shop.basket.models import Basket, LineAttribute
from shop.basket.models import Line as BasketLine
from shop.customer.models import ProductAlert
from shop.partner.models import Partner
from shop.wishlists.models import FavouriteStore, PriceTold


def forget_addresses(rows: "QuerySet[Any]") -> None:
    drop_files(rows, "gate_photo", "voice_note")
    rows.delete()


def forget_baskets(rows: "QuerySet[Any]") -> None:
    """What became an order belongs to it; the rest is a list of wishes."""
    rows.filter(order=None).delete()


def works_in_a_store(person: Subject) -> Any:
    store = Partner.objects.filter(users=person.user).first()
    if store is None:
        return ""
    return _("Vous faites partie de la boutique %(store)s. Quittez d’abord son équipe.") % {
        "store": store.name
    }


def _of(model: Any) -> Any:
    return lambda person: model.objects.filter(user=person.user)


def _named(model: Any) -> Any:
    return lambda person: model.objects.filter(Q(user=person.user) | Q(email__in=person.emails))


def _alerts(person: Subject) -> "QuerySet[Any]":
    """Also what they asked for without an account, by what is proved to be theirs."""
    theirs = Q(user=person.user) | Q(email__in=person.emails) | Q(phone__in=person.phones)
    return ProductAlert.objects.filter(theirs)  # type: ignore[no-any-return]


def register() -> None:
    parts = (
        Holding(
            "addresses",
            _("Carnet d’adresses"),
            _of(UserAddress),
            forget_addresses,
            hidden=("hash",),
        ),
        Holding(
            "basket-line-options",
            _("Ce que vous avez fait inscrire sur un article du panier"),
            lambda person: LineAttribute.objects.filter(
                line__basket__owner=person.user, line__basket__order=None
            ),
            delete,
        ),
        Holding(
            "basket-lines",
            _("Articles des paniers"),
            lambda person: BasketLine.objects.filter(basket__owner=person.user, basket__order=None),
            delete,
        ),
        Holding(
            "baskets",
            _("Paniers"),
            lambda person: Basket.objects.filter(owner=person.user),
            forget_baskets,
        ),
        Holding(
            "favourite-lines",
            _("Articles favoris"),
            lambda person: WishListLine.objects.filter(wishlist__owner=person.user),
            delete,
        ),
        Holding(
            "favourites-shared",
            _("Listes partagées avec vous, ou par vous"),
            lambda person: WishListSharedEmail.objects.filter(
                Q(wishlist__owner=person.user) | Q(email__in=person.emails)
            ),
            delete,
        ),
        Holding(
            "favourites",
            _("Listes de favoris"),
            lambda person: WishList.objects.filter(owner=person.user),
            delete,
            hidden=("key",),
        ),
        Holding(
            "favourite-stores",
            _("Boutiques favorites"),
            lambda person: FavouriteStore.objects.filter(person=person.user),
            delete,
        ),
        Holding(
            "price-drops",
            _("Baisses de prix qui vous ont été annoncées"),
            lambda person: PriceTold.objects.filter(person=person.user),
            delete,
        ),
        Holding("letters", _("E-mails reçus"), _named(Email), delete),
        Holding(
            "old-notifications",
            _("Messages reçus"),
            lambda person: Notification.objects.filter(recipient=person.user),
            delete,
        ),
        Holding("alerts", _("Alertes de retour en stock"), _alerts, delete, hidden=("key",)),
        Holding("seen-products", _("Produits regardés"), _of(UserProductView), delete),
        Holding("searches", _("Recherches"), _of(UserSearch), delete),
        Holding("figures", _("Vos chiffres"), _of(UserRecord), delete),
    )
    for part in parts:
        register_holding(part)
    register_hindrance(works_in_a_store)
