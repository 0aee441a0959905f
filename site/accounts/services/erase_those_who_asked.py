from accounts.models import User
from accounts.services.erase_person import CannotGoYetError, erase_person


def erase_those_who_asked() -> int:
    """Erase whoever asked for it and had to wait; says how many are gone. One by one: what stands
    in the way of one is no matter of the next."""
    asked = User.objects.filter(erase_wanted_at__isnull=False, erased_at=None)
    gone = 0
    for user in asked.order_by("erase_wanted_at"):
        try:
            gone += erase_person(user, by=user)
        except CannotGoYetError:
            # A new order: it is asked for again in an hour.
            continue
    return gone
