from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.models import User
from accounts.privacy import subject_of
from core.audit import Origin, coming_from, current_origin, record
from core.privacy import Holding, Subject, hindrances_for, holdings, scrubs

PIECE = 500


class CannotGoYetError(Exception):
    """Something stands in the way; `reasons` are sentences for the person."""

    def __init__(self, hindrances: Sequence[object]) -> None:
        self.reasons = [str(hindrance) for hindrance in hindrances]
        super().__init__("; ".join(self.reasons))


@transaction.atomic
def erase_person(user: User, *, by: User | None = None) -> bool:
    """Empty a person's account and all that is held about them; false where it was done already.

    The row stays, without a name: what the law makes us keep points to it.
    """
    # First: of two at once the second waits here, and finds it done.
    if not _take(user):
        return False
    user = User.objects.get(pk=user.pk)
    subject = subject_of(user)
    if hindrances := hindrances_for(subject):
        raise CannotGoYetError(hindrances)
    # All are looked up before any is touched: one may be found by what another holds.
    found = [(part, _keys(part, subject)) for part in holdings()]
    for part, keys in found:
        _erase(part, subject, keys)
    _close(user)
    for scrub in scrubs():
        scrub(subject)
    _note(user, by=by)
    return True


def _take(user: User) -> bool:
    standing = User.objects.filter(pk=user.pk, erased_at=None)
    return bool(standing.update(erased_at=timezone.now(), is_active=False))


def _note(user: User, *, by: User | None) -> None:
    """That it was done stays on record, from where it was done does not."""
    with coming_from(Origin(channel=current_origin().channel)):
        record(user, action="accounts.erased", by=by)


def _keys(part: Holding, subject: Subject) -> list[object]:
    return list(part.rows(subject).values_list("pk", flat=True))


def _erase(part: Holding, subject: Subject, keys: list[object]) -> None:
    if part.erase is None:
        return
    model = part.rows(subject).model
    for start in range(0, len(keys), PIECE):
        part.erase(model._default_manager.filter(pk__in=keys[start : start + PIECE]))


def _close(user: User) -> None:
    """Nothing opens it again: no password, no groups; every session that stands is void."""
    user.refresh_from_db()
    user.set_password(get_random_string(64))
    user.set_unusable_password()
    user.save(update_fields=["password"])
    user.groups.clear()
    user.user_permissions.clear()
