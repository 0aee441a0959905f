from django.db import models


class Tally(models.Model):
    """How often one of a kind was done lately, by one number, account, device or address."""

    kind = models.CharField(max_length=40)
    # A keyed hash: numbers and addresses are counted, not collected.
    who = models.CharField(max_length=64)
    # {slot of time: how often}; a slot is a tenth of the limit's window.
    counts = models.JSONField(default=dict)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "core"
        constraints = [
            models.UniqueConstraint(fields=["kind", "who"], name="core_tally_one_each"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.who[:8]}"
