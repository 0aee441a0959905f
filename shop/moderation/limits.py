"""How much one person may report."""

from core.limits import Limit

REPORT = Limit("moderation.report", most=20, seconds=3600)
