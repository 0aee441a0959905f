"""How much one person may write."""

from core.limits import Limit, Pace

SAY = Pace("chat.say", most=30, seconds=60)
OPEN = Limit("chat.open", most=20, seconds=3600)
REPORT = Limit("chat.report", most=20, seconds=3600)
