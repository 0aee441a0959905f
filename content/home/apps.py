from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "content.home"
    verbose_name = _("Accueil")

    def ready(self) -> None:
        from content.home.selectors import find_pages, pages_for_engines
        from shop.search.ports import add_source
        from shop.storefront.sitemap import add_section

        add_source(find_pages, title=_("Pages"))
        add_section("pages", pages_for_engines)
