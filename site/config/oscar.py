"""Oscar inside our site: which of its apps we fork, and its settings.

A fork is a package of ours with the same app label. Where no field is added the fork keeps
Oscar's migrations (OSCAR_MIGRATION_MODULES), so that an upgrade of Oscar brings its own.
"""

from typing import Any

from core.money import DECIMALS

FORKS = {
    "oscar.config.Shop": "shop.apps.ShopConfig",
    "oscar.apps.basket.apps.BasketConfig": "shop.basket.apps.BasketConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig": "shop.catalogue.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig": "shop.catalogue.reviews.apps.CatalogueReviewsConfig",  # noqa: E501
    "oscar.apps.checkout.apps.CheckoutConfig": "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.communication.apps.CommunicationConfig": "shop.communication.apps.CommunicationConfig",  # noqa: E501
    "oscar.apps.customer.apps.CustomerConfig": "shop.customer.apps.CustomerConfig",
    "oscar.apps.offer.apps.OfferConfig": "shop.offer.apps.OfferConfig",
    "oscar.apps.order.apps.OrderConfig": "shop.order.apps.OrderConfig",
    "oscar.apps.partner.apps.PartnerConfig": "shop.partner.apps.PartnerConfig",
    "oscar.apps.search.apps.SearchConfig": "shop.search.apps.SearchConfig",
    "oscar.apps.shipping.apps.ShippingConfig": "shop.shipping.apps.ShippingConfig",
    "oscar.apps.address.apps.AddressConfig": "shop.address.apps.AddressConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig": "shop.wishlists.apps.WishlistsConfig",
}

# Class-only forks: no field of ours, Oscar's own migrations.
OSCAR_MIGRATION_MODULES = {
    label: f"oscar.apps.{label}.migrations" for label in ("communication", "offer", "shipping")
}

# sites stands in Django's list already; haystack is installed for its imports but never asked
# (docs/adr/0003), the dashboard's apps stay because Oscar's own templates and config need them.
_NOT_OURS = {
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "haystack",
    "sorl.thumbnail",
    "easy_thumbnails",
    "treebeard",
}

ORDER_STEPS = {"placed": ("delivered", "cancelled"), "delivered": (), "cancelled": ()}


def oscar_apps() -> list[str]:
    from oscar import INSTALLED_APPS

    return [FORKS.get(app, app) for app in INSTALLED_APPS if app not in _NOT_OURS]


def _currency_formats() -> dict[str, dict[str, Any]]:
    """Make Oscar's `currency` filter write what core.money.format_money writes, in any language."""
    formats = {}
    for code, places in DECIMALS.items():
        zeros = "." + "0" * places if places else ""
        # This locale's thousands are parted by U+00A0 and its decimals by a comma.
        formats[code] = {"locale": "fr_CA", "format": f"#,##0{zeros}\u00a0¤¤"}
    return formats


def oscar_settings() -> dict[str, Any]:
    """Oscar's settings that differ from oscar.defaults."""
    return {
        "OSCAR_SHOP_NAME": "Makiti",
        "OSCAR_SHOP_TAGLINE": "",
        "OSCAR_HOMEPAGE": "/",
        "OSCAR_DEFAULT_CURRENCY": "GNF",
        "OSCAR_CURRENCY_FORMAT": _currency_formats(),
        "OSCAR_OFFER_ROUNDING_FUNCTION": "core.money.round_amount",
        "OSCAR_ALLOW_ANON_CHECKOUT": True,
        "OSCAR_ALLOW_GUEST_CHECKOUT_WITH_ACCOUNT": True,
        "OSCAR_ALLOW_ANON_REVIEWS": False,
        "OSCAR_MODERATE_REVIEWS": False,
        "OSCAR_REQUIRED_ADDRESS_FIELDS": ("first_name", "line1", "phone_number"),
        "OSCAR_PRODUCTS_PER_PAGE": 24,
        "OSCAR_IMAGE_FOLDER": "products/%Y/%m/",
        "OSCAR_THUMBNAILER": "shop.catalogue.thumbnails.Thumbnailer",
        "OSCAR_SLUG_ALLOW_UNICODE": False,
        "OSCAR_EAGER_ALERTS": False,
        "OSCAR_SEND_REGISTRATION_EMAIL": False,
        "OSCAR_ACCOUNTS_REDIRECT_URL": "customer:summary",
        "OSCAR_BASKET_COOKIE_LIFETIME": 30 * 24 * 3600,
        "OSCAR_RECENTLY_VIEWED_PRODUCTS": 12,
        "OSCAR_INITIAL_ORDER_STATUS": "placed",
        "OSCAR_INITIAL_LINE_STATUS": "placed",
        "OSCAR_ORDER_STATUS_PIPELINE": ORDER_STEPS,
        "OSCAR_LINE_STATUS_PIPELINE": ORDER_STEPS,
        "OSCAR_GOOGLE_ANALYTICS_ID": "",
        "OSCAR_HIDDEN_FEATURES": [],
        "HAYSTACK_CONNECTIONS": {
            "default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}
        },
    }
