"""What orders hold about a person: kept for the books without a name, or gone."""

from datetime import timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.payment.models import Bankcard, Source, Transaction
from oscar.apps.voucher.models import VoucherApplication

from core.privacy import (
    Holding,
    Subject,
    Wait,
    blank,
    delete,
    drop_files,
    register_hindrance,
    register_holding,
)
from logistics.geo.models import PointProposal, Sighting, Spot, UnknownPlace
from shop.address.models import UserAddress
from shop.order.models import (
    BillingAddress,
    Line,
    LineAttribute,
    Order,
    OrderNote,
    ShippingAddress,
)
from shop.order.statuses import CANCELLED

# A young order may still be on its way, and its door has to be found.
ON_ITS_WAY = timedelta(days=7)
BOOKS = _(
    "Vos commandes, sans votre nom, votre téléphone ni votre adresse : la loi comptable (acte"
    " uniforme de l’OHADA) nous oblige à garder les ventes dix ans."
)
PAID = _("Ce qui a été payé et comment, sans votre nom : ce sont aussi des pièces comptables.")
NO_NAME: dict[str, Any] = {
    "title": "",
    "first_name": "",
    "last_name": "",
    "line1": "",
    "line2": "",
    "line3": "",
    "postcode": "",
    "search_text": "",
}
WITHOUT_NAME = NO_NAME | {
    "phone_number": "",
    "second_phone": "",
    "notes": "",
    "label": "",
    "gate_photo": "",
    "voice_note": "",
    "place": None,
    "spot": None,
    "latitude": None,
    "longitude": None,
    "precision": "",
}


def orders_of(person: Subject) -> Q:
    """Theirs, and those placed as a guest with an address or number that is proved to be theirs."""
    guest = Q(guest_email__in=person.emails) | Q(shipping_address__phone_number__in=person.phones)
    return Q(user=person.user) | Q(user=None) & guest


def _orders(person: Subject) -> Any:
    return Order.objects.filter(orders_of(person))


def _keys(person: Subject) -> Any:
    return _orders(person).values("pk")


def order_on_its_way(person: Subject) -> Any:
    young = _orders(person).filter(date_placed__gte=timezone.now() - ON_ITS_WAY)
    last = young.exclude(status=CANCELLED).aggregate(last=Max("date_placed"))["last"]
    if last is None:
        return ""
    words = _(
        "Vous avez commandé il y a moins de sept jours : le coursier a besoin de votre adresse."
    )
    return Wait(words, until=last + ON_ITS_WAY)


def _spots(person: Subject) -> Any:
    """The doors of their addresses, in the book and in orders."""
    book = UserAddress.objects.filter(user=person.user).exclude(spot=None)
    orders = ShippingAddress.objects.filter(order__in=_keys(person)).exclude(spot=None)
    return Q(pk__in=book.values("spot")) | Q(pk__in=orders.values("spot"))


def _written(person: Subject) -> Any:
    """Names of quartiers that nobody but them has written yet."""
    book = UserAddress.objects.filter(user=person.user)
    orders = ShippingAddress.objects.filter(order__in=_keys(person))
    ours = Q(text__in=book.values("line1")) | Q(text__in=orders.values("line1"))
    return UnknownPlace.objects.filter(ours, times=1)


def forget_delivery(rows: "QuerySet[Any]") -> None:
    drop_files(rows, "gate_photo", "voice_note")
    rows.update(**WITHOUT_NAME)


def register() -> None:
    parts = (
        Holding(
            "door-sightings",
            _("Où les coursiers ont trouvé votre porte"),
            lambda person: Sighting.objects.filter(
                spot__in=Spot.objects.filter(_spots(person)).values("pk")
            ),
            delete,
        ),
        Holding(
            "door-proposals",
            _("Corrections proposées pour votre porte"),
            lambda person: PointProposal.objects.filter(
                spot__in=Spot.objects.filter(_spots(person)).values("pk")
            ),
            delete,
        ),
        Holding(
            "doors",
            _("Votre porte sur la carte"),
            lambda person: Spot.objects.filter(_spots(person)),
            delete,
        ),
        Holding(
            "places-written",
            _("Quartiers que vous avez écrits et que nous ne connaissions pas"),
            _written,
            delete,
        ),
        Holding(
            "order-addresses",
            _("Adresses de livraison des commandes"),
            lambda person: ShippingAddress.objects.filter(order__in=_keys(person)),
            forget_delivery,
            kept=_("La commune de livraison des commandes gardées."),
        ),
        Holding(
            "billing-addresses",
            _("Adresses de facturation"),
            lambda person: BillingAddress.objects.filter(order__in=_keys(person)),
            blank(**NO_NAME),
        ),
        Holding(
            "order-lines",
            _("Articles commandés"),
            lambda person: Line.objects.filter(order__in=_keys(person)),
            blank(partner_line_notes=""),
        ),
        Holding(
            "order-line-options",
            _("Ce que vous avez fait inscrire sur un article"),
            lambda person: LineAttribute.objects.filter(line__order__in=_keys(person)),
            blank(value=""),
        ),
        Holding(
            "order-notes",
            _("Notes sur vos commandes"),
            lambda person: OrderNote.objects.filter(
                Q(order__in=_keys(person)) | Q(user=person.user)
            ),
            delete,
        ),
        Holding(
            "payments",
            _("Paiements"),
            lambda person: Source.objects.filter(order__in=_keys(person)),
            blank(label=""),
            kept=PAID,
        ),
        Holding(
            "transactions",
            _("Mouvements des paiements"),
            lambda person: Transaction.objects.filter(source__order__in=_keys(person)),
            kept=PAID,
        ),
        Holding(
            "vouchers-used",
            _("Bons utilisés"),
            lambda person: VoucherApplication.objects.filter(user=person.user),
            kept=_("Quels bons ont servi, sans dire à qui : aucun ne sert deux fois."),
        ),
        Holding(
            "bank-cards",
            _("Cartes"),
            lambda person: Bankcard.objects.filter(user=person.user),
            delete,
        ),
        Holding("orders", _("Commandes"), _orders, blank(guest_email=""), kept=BOOKS),
    )
    for part in parts:
        register_holding(part)
    register_hindrance(order_on_its_way)
