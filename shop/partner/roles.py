"""Who sells: whoever stands in the list of a partner."""

from accounts.models import User
from accounts.roles import register_role
from shop.partner.models import Partner


def sells(person: User) -> bool:
    return Partner.objects.filter(users=person).exists()


register_role("seller", has=sells)
