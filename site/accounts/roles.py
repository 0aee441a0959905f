"""A port: what somebody is follows from what they have. Each room says how it knows.

    register_role("courier", has=lambda person: Courier.objects.filter(person=person).exists())

in the ready() of the room that keeps the profiles; roles_of(person) asks all of them. Nothing is
written down, so a membership that ends takes its role with it at once.
"""

from collections.abc import Callable

from accounts.models import User

Has = Callable[[User], bool]
_roles: dict[str, Has] = {}


def register_role(name: str, *, has: Has) -> None:
    if name in _roles:
        raise ValueError(f"Two rooms say who is a {name}.")
    _roles[name] = has


def roles_of(person: User) -> frozenset[str]:
    """Of somebody who is not signed in, or was locked out: none."""
    if not (person.is_authenticated and person.is_active):
        return frozenset()
    return frozenset(name for name, has in _roles.items() if has(person))


def role_names() -> list[str]:
    return sorted(_roles)


register_role("superuser", has=lambda person: person.is_superuser)
register_role("team", has=lambda person: person.is_staff or person.groups.exists())
