"""Small functions that put one thing into the database, with all that it needs.

`a_product(title="Bazin", price=75_000)`; everything else has a value that does no harm.
"""

from decimal import Decimal
from itertools import chain, count, repeat
from typing import Any

from django.utils.text import slugify
from oscar.apps.address.models import Country
from oscar.core.loading import get_model

from accounts.models import User
from sellers.stores.models import Paper, PaperKind, Store
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from shop.basket.models import Basket
from shop.catalogue.models import Category, Product
from shop.partner.models import Partner, StockRecord

PASSWORD = "makiti-demo"
_numbers = count(1)


def a_user(*, email: str | None = None, phone: str | None = None, **fields: Any) -> User:
    """A person; with no e-mail and no phone, one with an e-mail of their own."""
    if not email and not phone:
        email = f"personne-{next(_numbers)}@makiti.test"
    return User.objects.create_user(email, PASSWORD, phone=phone, **fields)


def a_country() -> Country:
    country, _ = Country.objects.get_or_create(
        iso_3166_1_a2="GN",
        defaults={
            "iso_3166_1_a3": "GIN",
            "iso_3166_1_numeric": "324",
            "name": "Guinée",
            "printable_name": "Guinée",
            "is_shipping_country": True,
        },
    )
    return country


def a_store(*, name: str = "", team: tuple[User, ...] = (), **fields: Any) -> Partner:
    """What the shop knows of a store, and its desk; the first of the team owns it."""
    name = name or f"Boutique {next(_numbers)}"
    fields.setdefault("commune", "Matam")
    store = Partner.objects.create(name=name, code=fields.pop("code", slugify(name)), **fields)
    desk = Store.objects.create(partner=store)
    Paper.objects.bulk_create(
        Paper(store=desk, kind=kind, status="waived") for kind in PaperKind.objects.all()
    )
    for role, member in zip(chain([Role.OWNER], repeat(Role.MANAGER)), team, strict=False):
        join_team(desk, person=member, role=role)
    return store


def a_category(*, name: str = "", parent: Category | None = None, **fields: Any) -> Category:
    fields["name"] = name or f"Rayon {next(_numbers)}"
    fields.setdefault("slug", slugify(fields["name"]))
    if parent:
        parent.refresh_from_db()
        return parent.add_child(**fields)
    return Category.add_root(**fields)


def a_product(
    *,
    title: str = "",
    price: int = 50_000,
    stock: int = 10,
    store: Partner | None = None,
    category: Category | None = None,
    **fields: Any,
) -> Product:
    """A product on sale with its stock; lists show it at once."""
    store = store or Partner.objects.order_by("pk").first() or a_store()
    title = title or f"Produit {next(_numbers)}"
    kind, _ = get_model("catalogue", "ProductClass").objects.get_or_create(
        slug="article", defaults={"name": "Article"}
    )
    product = Product.objects.create(
        title=title,
        slug=fields.pop("slug", slugify(title)),
        product_class=kind,
        store=store,
        listed_price=Decimal(price),
        listed_in_stock=stock > 0,
        listed_category=category.path if category else "",
        **fields,
    )
    if category:
        product.categories.add(category)
    StockRecord.objects.create(
        product=product,
        partner=store,
        partner_sku=f"S{product.pk}",
        price=Decimal(price),
        price_currency="GNF",
        num_in_stock=stock,
    )
    return product


def a_basket(*products: Product, owner: User | None = None, quantity: int = 1) -> Basket:
    """An open basket with `quantity` of each product."""
    from oscar.apps.partner.strategy import Selector

    basket = Basket.objects.create(owner=owner)
    basket.strategy = Selector().strategy(user=owner)
    for product in products:
        basket.add_product(product, quantity)
    return basket
