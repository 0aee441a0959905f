"""What moderation keeps of a person."""

from accounts.models import User
from shop.moderation.models import Case, ChangeSet, Report
from tests import builders


def ask_and_report(person: User) -> None:
    """She asked to change a product of the store she worked for, and reported somebody's."""
    product = builders.a_product()
    ChangeSet.objects.create(product=product, changes={"title": "Neuf"}, proposed_by=person)
    case = Case.objects.create(kind="person", target_id=str(person.pk), title=str(person))
    Report.objects.create(
        case=case, reporter=person, reason="other", note=f"{person.first_name} se plaint"
    )
