"""What an OpenSearch would be told: mappings and documents of everything that can be found."""

import json
from collections import defaultdict
from typing import Any

import pytest
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.index import get_indexed_models

from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.search.selectors import whole
from shop.search.servers import search_backends
from shop.search.synonyms import wishes
from shop.search.words import asked
from tests.builders import a_product
from tests.stalls import a_fact

FOUND_BY_OPENSEARCH_ITSELF = {"lowercase", "asciifolding"}


@pytest.fixture
def backend(settings: Any) -> Any:
    """Nobody answers there, and nobody is asked."""
    settings.WAGTAILSEARCH_BACKENDS = search_backends("http://127.0.0.1:1")
    return get_search_backend()


@pytest.fixture
def analysis(backend: Any) -> Any:
    return backend.settings["settings"]["analysis"]


def fields_of(backend: Any, model: Any) -> Any:
    return backend.mapping_class(model).get_mapping()["properties"]


def test_a_product_is_cut_at_spaces_and_left_as_python_has_folded_it(
    backend: Any, analysis: Any
) -> None:
    fields = fields_of(backend, Product)
    for name in ("title", "shelf_words", "description", "_all_text", "_all_text_boost_4_0"):
        assert (fields[name]["type"], fields[name]["analyzer"]) == ("text", "stems")
    assert analysis["analyzer"]["stems"] == {"type": "custom", "tokenizer": "whitespace"}
    # A word in the name says four times as much.
    assert fields["title"]["copy_to"] == ["_all_text", "_all_text_boost_4_0"]
    assert fields["description"]["copy_to"] == fields["shelf_words"]["copy_to"] == "_all_text"


def test_what_lists_are_narrowed_by_keeps_its_kind(backend: Any) -> None:
    fields = fields_of(backend, Product)
    kinds = {name: field["type"] for name, field in fields.items() if name.endswith("_filter")}
    assert kinds == {
        "is_public_filter": "boolean",
        "structure_filter": "keyword",
        "listed_price_filter": "double",
        "listed_in_stock_filter": "boolean",
        "listed_category_filter": "keyword",
        "rating_filter": "double",
        "store_id_filter": "long",
        "date_created_filter": "date",
    }


@pytest.mark.parametrize("model", [Page, get_image_model()])
def test_pages_and_pictures_are_folded_and_stemmed_in_french_by_the_server(
    backend: Any, analysis: Any, model: Any
) -> None:
    fields = fields_of(backend, model)
    for name in ("title", "_all_text"):
        assert fields[name]["type"] == "text"
        assert "analyzer" not in fields[name]
    usual = analysis["analyzer"]["default"]
    assert usual["tokenizer"] == "standard"
    # Folded before they are stemmed: `été` and `ete` end alike.
    assert usual["filter"] == ["articles", "lowercase", "asciifolding", "french"]
    assert analysis["filter"]["french"] == {"type": "stemmer", "language": "light_french"}
    assert {"l", "d", "qu"} <= set(analysis["filter"]["articles"]["articles"])


def test_what_is_typed_is_folded_like_the_beginnings_it_is_looked_for_among(
    backend: Any, analysis: Any
) -> None:
    for model, names in ((Product, ["title_edgengrams"]), (Page, ["title_edgengrams"])):
        for name in [*names, "_edgengrams"]:
            field = fields_of(backend, model)[name]
            assert (field["analyzer"], field["search_analyzer"]) == ("beginnings", "begun")
    beginnings, begun = (analysis["analyzer"][name] for name in ("beginnings", "begun"))
    assert beginnings["filter"][:-1] == begun["filter"][:-1]
    assert "asciifolding" in begun["filter"]
    edges = analysis["filter"][beginnings["filter"][-1]]
    cut = analysis["filter"][begun["filter"][-1]]
    # A word that is longer than any beginning is looked for by as much of it as there is.
    assert (edges["min_gram"], edges["max_gram"]) == (1, cut["length"])


def test_everything_that_is_indexed_has_a_mapping_that_fits_its_neighbours(
    backend: Any, analysis: Any
) -> None:
    """Models of one index share its fields: two kinds of one name would be refused."""
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    named = set()
    for model in get_indexed_models():
        mapping = backend.mapping_class(model).get_mapping()
        json.dumps(mapping)
        for name, field in mapping["properties"].items():
            kinds[str(backend.get_index_for_model(model)), name].add(json.dumps(field))
            named |= {field[key] for key in ("analyzer", "search_analyzer") if key in field}
    assert {name for (name, _field) in kinds} >= {
        "makiti_catalogue_product",
        "makiti_wagtailcore_page",
        "makiti_wagtailimages_image",
        "makiti_wagtaildocs_document",
    }
    assert {place: found for place, found in kinds.items() if len(found) > 1} == {}
    assert named == {"stems", "beginnings", "begun"}
    assert named < set(analysis["analyzer"])
    used = {name for one in analysis["analyzer"].values() for name in one.get("filter", ())}
    assert used - FOUND_BY_OPENSEARCH_ITSELF == set(analysis["filter"])


@pytest.mark.django_db
def test_a_document_has_the_very_words_that_are_asked_for(backend: Any) -> None:
    product = a_product(
        title="Chaussures d’été",
        description="<p>Téléphones &amp; bijoux</p>",
        listed_brand="?",
    )
    a_fact(product, "color", "vert")
    refresh_listing([product.pk])
    product = Product.get_indexed_objects().get(pk=product.pk)
    document = backend.mapping_class(Product).get_document(product)
    assert document["title"] == "chaussure d ete"
    assert set(asked("Chaussure d’été").split()) <= set(document["title"].split())
    assert set(asked("téléphone bijou").split()) <= set(document["description"].split())
    assert asked("verte") in document["shelf_words"].split()
    assert document["_edgengrams"] == ["chaussures d ete"]
    assert document["_django_content_type"] == ["catalogue.Product"]
    assert (document["pk"], document["is_public_filter"]) == (str(product.pk), True)


@pytest.mark.django_db
def test_a_search_asks_for_stems_in_the_name_and_anywhere(backend: Any) -> None:
    rows = Product.objects.filter(is_public=True, listed_category__range=("0001", "0001ZZZZ"))
    body = backend.search(whole(wishes("robes vertes")), rows)._get_es_body()
    (query,) = (body["query"]["bool"]["must"],)
    anywhere, in_the_name = query["dis_max"]["queries"]
    assert anywhere["bool"]["must"] == [
        {"bool": {"should": [{"match": {"_all_text": {"query": word, "operator": "and"}}}]}}
        for word in ("robe", "vert")
    ]
    told = json.dumps(in_the_name)
    assert '"_all_text_boost_4_0"' in told
    assert '"boost": 4.0' in told
    narrowed = json.dumps(body["query"]["bool"]["filter"])
    assert '"is_public_filter": true' in narrowed
    assert '"gte": "0001", "lte": "0001ZZZZ"' in narrowed
