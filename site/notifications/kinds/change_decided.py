from typing import Any

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

DECISIONS = {"approved": _("acceptée"), "rejected": _("refusée")}
ONLINE = _("Ce que vous avez demandé est en ligne.")


def said(context: dict[str, Any]) -> dict[str, Any]:
    decision = str(context.get("decision", ""))
    note = str(context.get("reason", ""))
    if decision == "approved" and not note:
        note = str(ONLINE)
    return context | {"decision": str(DECISIONS.get(decision, decision)), "note": note}


register_kind(
    Kind(
        code="change.decided",
        label=_("Modification jugée"),
        title=_("%(product)s : modification %(decision)s"),
        body="%(note)s",
        link="/shop/p/%(slug)s/",
        icon="edit",
        audience="seller",
        sample={
            "product": "Bazin riche",
            "slug": "bazin-riche-12",
            "decision": "approved",
            "reason": "",
        },
        channels=frozenset({"push"}),
        said=said,
    )
)
