"""Bring what an OpenSearch knows of some rows to what the database says of them now."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from wagtail.search.backends import get_search_backend
from wagtail.search.index import get_indexed_models

from shop.search.by_server import is_set

logger = logging.getLogger(__name__)


def send_to_server(*, model: str, keys: Iterable[str]) -> int:
    """Rows that can be found are written, all others forgotten; how many were written.

    Safe at any time and any number of times: what is sent is read only now.
    """
    if not is_set():
        # There was one when this was asked for.
        return 0
    root: Any = apps.get_model(model)
    backend: Any = get_search_backend()
    index = backend.get_index_for_model(root)
    if not index.exists():
        logger.warning("OpenSearch has no index %s: manage.py update_index makes it", index)
        return 0
    wanted = {str(key) for key in keys}
    documents = dict(_documents(root, wanted, backend=backend))
    actions = [{"_id": key, **document} for key, document in documents.items()]
    actions += [{"_op_type": "delete", "_id": key} for key in sorted(wanted - documents.keys())]
    _sent, errors = backend.bulk(
        backend.es, actions, index=index.name, require_alias=True, raise_on_error=False
    )
    if wrong := [error for error in errors if error.get("delete", {}).get("status") != 404]:
        raise NotTakenError(f"OpenSearch did not take {len(wrong)} of {len(actions)}: {wrong[0]}")
    return len(documents)


def _documents(root: Any, keys: set[str], *, backend: Any) -> Iterator[tuple[str, Any]]:
    """Of each kind by its own mapping: a page is more than a Page."""
    # Those of a kind below replace what their parents say of them.
    kinds = [model for model in get_indexed_models() if issubclass(model, root)]
    for kind in sorted(kinds, key=lambda model: len(model._meta.parents)):
        mapping = backend.mapping_class(kind)
        for row in kind.get_indexed_objects().filter(pk__in=keys):
            yield mapping.get_document_id(row), mapping.get_document(row)


class NotTakenError(Exception):
    """The outbox tries again."""
