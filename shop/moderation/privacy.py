"""What moderation holds about a person: what they asked to change, and what they reported."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import Holding, Subject, blank, register_holding, register_scrub
from core.privacy.ours import struck
from shop.moderation.models import Case, ChangeSet, Report


def forget_reports(rows: "QuerySet[Report]") -> None:
    rows.update(note="", reporter=None)


def strike_titles(person: Subject) -> None:
    """A case may be about them, and be called by their name."""
    for case in Case.objects.filter(kind="person", target_id=str(person.user.pk)):
        Case.objects.filter(pk=case.pk).update(title=struck(case.title, person.words))


def _asked(person: Subject) -> Any:
    return ChangeSet.objects.filter(proposed_by=person.user)


def _reports(person: Subject) -> Any:
    return Report.objects.filter(reporter=person.user)


def register() -> None:
    register_holding(
        Holding(
            "changes-asked",
            _("Modifications que vous avez demandées"),
            _asked,
            blank(proposed_by=None),
            kept=_(
                "Ce qui a été demandé de changer d’un produit de la boutique, sans dire par qui."
            ),
        )
    )
    register_holding(
        Holding(
            "reports",
            _("Ce que vous avez signalé"),
            _reports,
            forget_reports,
            kept=_("Le nombre de signalements, sans dire de qui."),
        )
    )
    register_scrub(strike_titles)
