from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.audit import record
from sellers.stores.exceptions import StoreRefused
from sellers.stores.invitation_models import GOOD_FOR
from sellers.stores.models import Invitation, Store
from sellers.stores.permissions import Action, may
from sellers.stores.roles import Role
from sellers.stores.states import INVITATION, InvitationStatus
from sellers.stores.told import tell

# An SMS costs money, and a stranger's patience.
MOST_A_DAY = 20


def invite_member(store: Store, *, contact: str, role: str, by: User) -> Invitation:
    """Ask somebody into the team; `contact` is E.164 or an e-mail in lower case."""
    if not may(by, store, Action.MANAGE_TEAM):
        raise PermissionDenied
    if role not in (Role.MANAGER, Role.CLERK):
        raise StoreRefused(_("Une boutique a un seul propriétaire."))
    day_ago = timezone.now() - timedelta(days=1)
    if Invitation.objects.filter(store=store, sent_at__gt=day_ago).count() >= MOST_A_DAY:
        raise StoreRefused(_("Vous avez déjà invité beaucoup de monde aujourd’hui. À demain."))
    try:
        with transaction.atomic():
            _end_old(store, contact=contact, by=by)
            made = Invitation.objects.create(store=store, contact=contact, role=role, sent_by=by)
            record(store, action="store.invited", by=by, after={"role": role})
            tell(made)
            return made
    except IntegrityError as error:
        raise StoreRefused(_("Cette personne est déjà invitée.")) from error


def _end_old(store: Store, *, contact: str, by: User) -> None:
    """One whose time is over gives its place to the new one."""
    stale = timezone.now() - timedelta(days=GOOD_FOR)
    for old in store.invitations.filter(
        contact=contact, status=InvitationStatus.SENT, sent_at__lte=stale
    ):
        INVITATION.move(old, to=InvitationStatus.WITHDRAWN, by=by)
