from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.states import TransitionRefused
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Invitation
from sellers.stores.permissions import Action, may
from sellers.stores.states import INVITATION, InvitationStatus


def withdraw_invitation(invitation: Invitation, *, by: User) -> None:
    if not may(by, invitation.store, Action.MANAGE_TEAM):
        raise PermissionDenied
    try:
        INVITATION.move(invitation, to=InvitationStatus.WITHDRAWN, by=by)
    except TransitionRefused as error:
        raise StoreRefused(_("Quelqu’un a déjà répondu à cette invitation.")) from error
