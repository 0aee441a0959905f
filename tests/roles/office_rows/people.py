"""Who has an account, and of which group they are: accounts/office.py. Superusers only."""

from typing import Any

from tests.roles.office import Row


def _shopper(market: Any) -> dict[str, Any]:
    return {"pk": market.shopper.pk}


ALL, ONE = ("index", "index_results", "add"), ("edit", "delete", "usage", "history")
ADDRESSES = {
    **{f"wagtailusers_users:{page}": Row() for page in ALL},
    **{f"wagtailusers_users:{page}": Row(values=_shopper) for page in ONE},
    "wagtailusers_users:history_results": Row(values=_shopper),
}
