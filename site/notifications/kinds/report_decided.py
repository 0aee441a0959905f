from typing import Any

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

DECISIONS = {"upheld": _("retiré"), "dismissed": _("rien à redire")}


def said(context: dict[str, Any]) -> dict[str, Any]:
    """Older ones hold the word itself."""
    decision = str(context.get("decision", ""))
    return context | {"decision": str(DECISIONS.get(decision, decision))}


register_kind(
    Kind(
        code="report.decided",
        label=_("Réponse à un signalement"),
        title=_("Signalement de %(target)s : %(decision)s"),
        body=_("Merci d’aider à garder le marché honnête."),
        link="",
        icon="flag",
        audience="all",
        sample={"target": "Bazin riche", "decision": "upheld"},
        channels=frozenset({"push"}),
        said=said,
    )
)
