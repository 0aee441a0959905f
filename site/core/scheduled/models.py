from django.db import models


class ScheduledRun(models.Model):
    """When a job of the schedule last began; it outlives a restart."""

    name = models.CharField(max_length=120, primary_key=True)
    began_at = models.DateTimeField()

    class Meta:
        app_label = "core"

    def __str__(self) -> str:
        return self.name
