"""Wagtail's OpenSearch backend, made to find what the database finds (docs/adr/0004).

- Products come as stems from Python (shop.search.words): the server cuts them at spaces and does
  nothing else. Pages and pictures come as they are written: there the server folds and stems.
- Nothing is sent inside a transaction: what changed is asked for by the outbox, and read then.
- A server that is away empties no page: the database is asked instead.
"""

import json
import logging
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from opensearchpy import OpenSearch, OpenSearchException
from opensearchpy.helpers import bulk
from wagtail.search.backends import get_search_backend
from wagtail.search.backends.base import get_model_root
from wagtail.search.backends.opensearch3 import (
    OpenSearch3AutocompleteQueryCompiler,
    OpenSearch3Index,
    OpenSearch3Mapping,
    OpenSearch3SearchBackend,
    OpenSearch3SearchQueryCompiler,
    OpenSearch3SearchResults,
)
from wagtail.search.index import class_is_indexed

from core.outbox import after_commit
from shop.search.fields import FoldedField
from shop.search.servers import DATABASE, SEND

T = TypeVar("T")
logger = logging.getLogger(__name__)

# Somebody is waiting for the page.
SEARCH_SECONDS = 2
# A server that did not answer is let be for so long: pages must not wait for it one by one.
REST_SECONDS = 15.0
# As many as the server gives at once; the database narrows and sorts them.
MOST = 10_000
# The last two: an answer, but none of an OpenSearch's.
NO_ANSWER = (OpenSearchException, KeyError, TypeError)
STEMS = "stems"
LONGEST_BEGINNING = 20
# What stands before an apostrophe.
ARTICLES = ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]


class Mapping(OpenSearch3Mapping):
    edgengram_analyzer_config = {"analyzer": "beginnings", "search_analyzer": "begun"}

    def get_mapping(self) -> Any:
        mapping = super().get_mapping()
        if any(isinstance(field, FoldedField) for field in self.model.get_search_fields()):
            for field in mapping["properties"].values():
                if field["type"] == "text":
                    field.setdefault("analyzer", STEMS)
        return mapping


class Index(OpenSearch3Index):
    """What `update_index` fills, while nobody waits."""


class LaterIndex(Index):
    """What a change writes to: the outbox, in the transaction of the change."""

    def add_item(self, item: Any) -> None:
        self.add_items(type(item), [item])

    def delete_item(self, item: Any) -> None:
        self.add_items(type(item), [item])

    def add_items(self, model: Any, items: Any) -> None:
        keys = [str(item.pk) for item in items]
        if keys and class_is_indexed(model):
            after_commit(SEND, model=get_model_root(model)._meta.label_lower, keys=keys)


class SearchQueryCompiler(OpenSearch3SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(OpenSearch3AutocompleteQueryCompiler):
    mapping_class = Mapping


class SearchResults(OpenSearch3SearchResults):
    def keys(self) -> list[str]:
        """Of the best, the most telling first. ServerAway where the server does not tell."""
        body = {
            "query": self.query_compiler.get_query(),
            "sort": ["_score", {"pk": "desc"}],
            "track_total_hits": False,
        }
        options = {"_source": False, "size": MOST, "filter_path": "hits.hits._id"}
        index = self.backend.get_index_for_model(self.query_compiler.queryset.model).name

        def search() -> list[str]:
            told = self._backend_do_search(body, index=index, **options)
            # Without a hit `filter_path` leaves nothing.
            return [hit["_id"] for hit in told.get("hits", {}).get("hits", ())]

        return ask(search)

    def _backend_do_search(self, body: Any, **options: Any) -> Any:
        return super()._backend_do_search(body, request_timeout=SEARCH_SECONDS, **options)

    def _do_search(self) -> Iterator[Any]:
        try:
            return iter(ask(lambda: list(super(SearchResults, self)._do_search())))
        except ServerAway:
            return iter(self._in_database()[self.start : self.stop])

    def _do_count(self) -> int:
        try:
            return int(ask(super()._do_count))
        except ServerAway:
            return int(self._in_database()[self.start : self.stop].count())

    def facet(self, field_name: str) -> Any:
        try:
            return ask(lambda: super(SearchResults, self).facet(field_name))
        except ServerAway:
            return self._in_database().facet(field_name)

    def _in_database(self) -> Any:
        compiler = self.query_compiler
        backend = get_search_backend(DATABASE)
        begun = isinstance(compiler, AutocompleteQueryCompiler)
        return (backend.autocomplete if begun else backend.search)(
            compiler.query,
            compiler.queryset,
            fields=compiler.fields,
            order_by_relevance=compiler.order_by_relevance,
        )


def client(**options: Any) -> OpenSearch:
    """One for each server: Wagtail makes a backend for every search, and would connect anew."""
    return _kept_client(json.dumps(options, sort_keys=True))


@lru_cache(maxsize=4)
def _kept_client(options: str) -> OpenSearch:
    return OpenSearch(**json.loads(options))


class SearchBackend(OpenSearch3SearchBackend):
    client_class = staticmethod(client)
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = SearchResults
    # Indexing writes to our own database (LaterIndex): what fails there is no server's fault.
    catch_indexing_errors = False
    settings = {
        "settings": {
            "analysis": {
                "filter": {
                    "articles": {
                        "type": "elision",
                        "articles_case": True,
                        "articles": ARTICLES,
                    },
                    "french": {"type": "stemmer", "language": "light_french"},
                    "edges": {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_BEGINNING},
                    "cut": {"type": "truncate", "length": LONGEST_BEGINNING},
                },
                "analyzer": {
                    "default": {
                        "type": "custom",
                        "tokenizer": "standard",
                        "filter": ["articles", "lowercase", "asciifolding", "french"],
                    },
                    STEMS: {"type": "custom", "tokenizer": "whitespace"},
                    "beginnings": {
                        "type": "custom",
                        "tokenizer": "standard",
                        "filter": ["articles", "lowercase", "asciifolding", "edges"],
                    },
                    "begun": {
                        "type": "custom",
                        "tokenizer": "standard",
                        "filter": ["articles", "lowercase", "asciifolding", "cut"],
                    },
                },
            }
        }
    }

    def get_index_for_model(self, model: Any) -> LaterIndex:
        # `update_index` makes its own, of index_class.
        return LaterIndex(self, super().get_index_for_model(model).name)

    def bulk(self, *args: Any, **options: Any) -> Any:
        return bulk(*args, **options)


class ServerAway(Exception):
    """The server did not answer, or nothing that can be used: somebody else has to find."""


_rests_until = 0.0


def ask(question: Callable[[], T]) -> T:
    """What the server answers; ServerAway where it does not, and for a while after."""
    global _rests_until
    if time.monotonic() < _rests_until:
        raise ServerAway
    try:
        return question()
    except NO_ANSWER as error:
        _rests_until = time.monotonic() + REST_SECONDS
        logger.warning("OpenSearch does not answer, the database is asked: %r", error)
        raise ServerAway from error


def forget_that_it_was_away() -> None:
    global _rests_until
    _rests_until = 0.0
