from typing import Any

from django.db import transaction


@transaction.atomic
def move_favourite(line: Any, *, to: Any) -> bool:
    """Lay it into another list; where it lies there already it only leaves the old one."""
    if line.product_id and to.lines.filter(product_id=line.product_id).exists():
        line.delete()
        return False
    line.wishlist = to
    line.save(update_fields=["wishlist"])
    return True
