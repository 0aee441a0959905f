"""State machines: one enum, one table of what may follow what, one way to move.

PARCEL = StateMachine(ParcelStatus, {ParcelStatus.PLACED: {ParcelStatus.CONFIRMED}, …})
PARCEL.move(parcel, to=ParcelStatus.CONFIRMED, by=user)
"""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from django.db import models, transaction

from core.audit import record


class TransitionRefused(Exception):
    """The row stays as it was."""

    def __init__(self, row: models.Model, *, old: str, new: str) -> None:
        super().__init__(f"{row._meta.label} {row.pk}: {old} → {new} is refused")
        self.row, self.old, self.new = row, old, new


class NotAllowed(TransitionRefused):
    """The table does not let one follow the other."""


class Overtaken(TransitionRefused):
    """Somebody else moved the row since it was read."""


class StateMachine:
    def __init__(
        self,
        states: type[models.TextChoices],
        allowed: Mapping[str, Iterable[str]],
        *,
        field: str = "status",
    ) -> None:
        self.states = states
        self.field = field
        self.allowed = {
            states(old): frozenset(states(new) for new in targets)
            for old, targets in allowed.items()
        }

    def following(self, state: str) -> frozenset[str]:
        """What may come next; nothing after a last state."""
        return self.allowed.get(self.states(state), frozenset())

    def allows(self, row: models.Model, *, to: str) -> bool:
        return to in self.following(getattr(row, self.field))

    def is_last(self, state: str) -> bool:
        return not self.following(state)

    def refuse(self, row: models.Model, *, to: str) -> NoReturn:
        """Say that this row may not go there, whatever the table says: by another way, perhaps."""
        raise NotAllowed(row, old=getattr(row, self.field), new=to)

    def move(
        self,
        row: models.Model,
        *,
        to: str,
        by: Any = None,
        note: str = "",
        also: Mapping[str, Any] | None = None,
    ) -> None:
        """Compare and set, then audit, in one transaction; `also` are fields of the same UPDATE.

        The row in hand says which state it was read in: when the database has another by now, the
        move is Overtaken and nothing changes, neither there nor on the row.
        """
        old, new = self.states(getattr(row, self.field)), self.states(to)
        if new not in self.following(old):
            raise NotAllowed(row, old=old, new=new)
        fields = {**(also or {}), self.field: new}
        with transaction.atomic():
            moved = type(row)._base_manager.filter(pk=row.pk, **{self.field: old}).update(**fields)
            if not moved:
                raise Overtaken(row, old=old, new=new)
            record(
                row,
                action=f"{row._meta.model_name}.{new.value}",
                by=by,
                before={self.field: old.value},
                after={self.field: new.value},
                note=note,
            )
        for name, value in fields.items():
            setattr(row, name, value)
