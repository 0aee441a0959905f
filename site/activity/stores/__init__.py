from activity.stores.base import Store
from activity.stores.sql import SqlStore


def store() -> Store:
    return SqlStore()


__all__ = ["Store", "store"]
