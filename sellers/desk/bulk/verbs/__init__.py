"""The ways to change many products, by their names."""

from sellers.desk.bulk.models import BulkChange
from sellers.desk.bulk.verbs.base import Doing
from sellers.desk.bulk.verbs.category import Categories
from sellers.desk.bulk.verbs.standing import Archiving, Publishing
from sellers.desk.bulk.verbs.stock import Discounts, NoDiscounts, Pieces, Prices
from sellers.stores.permissions import Action

Verb = BulkChange.Verb
DOING: dict[str, Doing] = {
    Verb.PRICE: Prices(),
    Verb.STOCK: Pieces(),
    Verb.DISCOUNT: Discounts(),
    Verb.END_DISCOUNT: NoDiscounts(),
    Verb.CATEGORY: Categories(),
    Verb.PUBLISH: Publishing(),
    Verb.ARCHIVE: Archiving(),
}
NEEDS: dict[str, Action] = {
    Verb.PRICE: Action.MANAGE_PRICES,
    Verb.STOCK: Action.MANAGE_PRICES,
    Verb.DISCOUNT: Action.MANAGE_PRICES,
    Verb.END_DISCOUNT: Action.MANAGE_PRICES,
    Verb.CATEGORY: Action.MANAGE_PRODUCTS,
    Verb.PUBLISH: Action.MANAGE_PRODUCTS,
    Verb.ARCHIVE: Action.MANAGE_PRODUCTS,
}
