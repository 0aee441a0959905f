"""The store's own pages: sellers/stores."""

from typing import Any

from tests.roles.table import Row


def _no_store(store: Any) -> dict[str, Any]:
    return {}


ADDRESSES = {
    # Anybody's, with a way to their stores; who has one is sent on to it.
    "seller:stores": Row(
        owner=302,
        manager=302,
        clerk=302,
        rival=302,
        former=200,
        shopper=200,
        values=_no_store,
        closed_to=(),
    ),
    "seller:open": Row(rival=200, former=200, shopper=200, values=_no_store, closed_to=()),
    "seller:desk": Row(),
    **{
        f"seller:{page}": Row(clerk=403) for page in ("about", "place", "hours", "terms", "holiday")
    },
    "seller:team": Row(),
}
