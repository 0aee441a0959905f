from collections.abc import Callable

import pytest
from django.db import connection

from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.models import Place
from logistics.geo.services.load_gazetteer import load_gazetteer


@pytest.fixture
def guinea(db: None) -> Callable[[str], Place]:
    """The whole gazetteer; `guinea(code)` is one place with all that stands above it."""
    load_gazetteer(read_gazetteer())
    if connection.vendor == "postgresql":
        # Elsewhere autovacuum looks at new rows within a minute; without, every plan is a guess.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE geo_place, geo_searchname, geo_searchgram, geo_gramcount")
    return lambda code: Place.objects.with_parents().get(pk=code)
