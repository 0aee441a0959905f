from django.db import models


class Lease(models.Model):
    """Who may do a thing that one process at a time does."""

    name = models.CharField(max_length=60, primary_key=True)
    holder = models.CharField(max_length=120)
    until = models.DateTimeField()

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"
