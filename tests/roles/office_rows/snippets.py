"""What is kept as a list of Wagtail's: places, shelves, words, reasons, papers, synonyms."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from oscar.core.loading import get_model
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from shop.search.models import Synonyms
from tests import builders
from tests.roles.office import ROLES, Row, Values


@dataclass(frozen=True)
class Kept:
    """Who reads it, adds to it, changes it and takes of it away; `values` makes one."""

    reads: str
    adds: str
    changes: str
    deletes: str
    values: Values
    is_copied: bool = False

    def rows(self, label: str) -> Iterable[tuple[str, Row]]:
        space, chooser = f"wagtailsnippets_{label}:", f"wagtailsnippetchoosers_{label}:"
        for page in ("list", "list_results"):
            yield space + page, Row(self.reads)
        yield f"{space}add", Row(self.adds)
        yield f"{space}edit", Row(self.changes, values=self.values)
        yield f"{space}delete", Row(self.deletes, values=self.values)
        if self.is_copied:
            yield f"{space}copy", Row(self.adds, values=self.values)
        for page in ("usage", "history", "history_results"):
            yield space + page, Row(self.changes, values=self.values)
        # What a form of the back office picks one of.
        for page in ("choose", "choose_results", "chosen_multiple"):
            yield chooser + page, Row(self.reads)
        yield f"{chooser}chosen", Row(self.reads, values=self.values)


def _one(label: str, **fields: Any) -> Values:
    def made(market: Any) -> dict[str, Any]:
        found, _ = apps.get_model(label).objects.get_or_create(**fields)
        return {"pk": found.pk}

    return made


def _shelf(market: Any) -> dict[str, Any]:
    return {"pk": builders.a_category(name="Tissus").pk}


def _attribute(market: Any) -> dict[str, Any]:
    sort = market.product.product_class
    fields = {"product_class": sort, "name": "Largeur", "code": "largeur", "type": "text"}
    return {"pk": get_model("catalogue", "ProductAttribute").objects.create(**fields).pk}


def _sort(market: Any) -> dict[str, Any]:
    return {"pk": market.product.product_class.pk}


def _words(market: Any) -> dict[str, Any]:
    return {"pk": Synonyms.objects.create(words="bazin, basin").pk}


EDIT, MODERATE = "editor superuser", "moderator superuser"
KEEP, READ = "editor operator superuser", "editor moderator operator superuser"
WORDS = "editor moderator superuser"
OPERATE, LOOK = "operator superuser", "moderator operator superuser"
KEPT = {
    "geo_place": Kept(EDIT, EDIT, EDIT, "", _one("geo.Place", code="gn", kind="country")),
    "geo_unknownplace": Kept(
        EDIT, "", EDIT, "", _one("geo.UnknownPlace", text="Là-bas", plain="la bas")
    ),
    "moderation_forbiddenword": Kept(
        *[MODERATE] * 4, _one("moderation.ForbiddenWord", word="zzz"), is_copied=True
    ),
    "moderation_reasontemplate": Kept(
        *[MODERATE] * 4, _one("moderation.ReasonTemplate", text="Non."), is_copied=True
    ),
    "stores_paperkind": Kept(LOOK, OPERATE, OPERATE, "", _one("stores.PaperKind", code="identity")),
    "catalogue_category": Kept(READ, KEEP, KEEP, "", _shelf),
    "catalogue_productclass": Kept(READ, KEEP, KEEP, "", _sort),
    "catalogue_productattribute": Kept(READ, KEEP, KEEP, "", _attribute),
    "search_synonyms": Kept(*[WORDS] * 4, _words, is_copied=True),
}


def _query(market: Any) -> dict[str, Any]:
    query = Query.get("livraison")
    SearchPromotion.objects.create(query=query, external_link_url="https://makiti.test/")
    return {"query_id": query.pk}


_PROMOTED = "wagtailsearchpromotions:"
PROMOTED = {
    **{f"{_PROMOTED}{page}": Row(KEEP) for page in ("index", "index_results", "add")},
    **{f"{_PROMOTED}{page}": Row(KEEP, values=_query) for page in ("edit", "delete")},
    # What has been looked for lately, to pick from; it is written by Wagtail's own counting alone.
    **{f"{_PROMOTED}{page}": Row(" ".join(ROLES[4:])) for page in ("chooser", "chooserresults")},
    **{f"{_PROMOTED}search_terms{end}": Row() for end in ("", "_results")},
}
ADDRESSES = PROMOTED | {name: row for label, kept in KEPT.items() for name, row in kept.rows(label)}
