from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.states import TransitionRefused
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Invitation, Membership
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from sellers.stores.states import INVITATION, InvitationStatus


def answer_invitation(invitation: Invitation, *, by: User, accept: bool) -> Membership | None:
    """Whoever holds the link answers, once: on the team, or not."""
    if not invitation.is_open:
        raise StoreRefused(_("Cette invitation n’est plus valable. Demandez-en une autre."))
    if Membership.objects.filter(store=invitation.store, person=by).exists():
        raise StoreRefused(_("Vous êtes déjà dans cette équipe."))
    answer = InvitationStatus.ACCEPTED if accept else InvitationStatus.DECLINED
    try:
        with transaction.atomic():
            INVITATION.move(invitation, to=answer, by=by, also={"answered_by": by})
            if not accept:
                return None
            return join_team(
                invitation.store,
                person=by,
                role=Role(invitation.role),
                by=invitation.sent_by or by,
            )
    except TransitionRefused as error:
        raise StoreRefused(_("Quelqu’un a déjà répondu à cette invitation.")) from error
