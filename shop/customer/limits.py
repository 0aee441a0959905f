"""How often somebody is written to who may never have asked."""

from core.limits import Limit

ASKED = Limit("customer.alert", most=3, seconds=24 * 3600)
