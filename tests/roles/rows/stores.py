"""The store's own pages: sellers/stores."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from core.tests.hostile import jpeg
from core.uploads import private_files
from sellers.stores.models import Invitation
from tests.roles.table import Row, posted


def _no_store(store: Any) -> dict[str, Any]:
    return {}


def _paper(store: Any) -> dict[str, Any]:
    return {"slug": store.slug, "code": "identity"}


def _sent_paper(store: Any) -> dict[str, Any]:
    paper = store.papers.get(kind__code="identity")
    photo = SimpleUploadedFile("x.jpg", jpeg())
    paper.picture = private_files.save("papers/x.jpg", photo)
    paper.save()
    return _paper(store)


def _member(store: Any) -> dict[str, Any]:
    return {"slug": store.slug, "pk": store.memberships.get(role="clerk").pk}


def _invitation(store: Any) -> Invitation:
    asked, _ = Invitation.objects.get_or_create(
        store=store, contact="+224620999888", defaults={"role": "clerk"}
    )
    return asked


def _asked(store: Any) -> dict[str, Any]:
    return {"slug": store.slug, "pk": _invitation(store).pk}


def _link(store: Any) -> dict[str, Any]:
    return {"token": _invitation(store).token}


ADDRESSES = {
    # Anybody's, with a way to their stores; who has one is sent on to it.
    "seller:stores": Row(
        owner=302,
        manager=302,
        clerk=302,
        rival=302,
        former=200,
        shopper=200,
        values=_no_store,
        closed_to=(),
    ),
    "seller:open": Row(rival=200, former=200, shopper=200, values=_no_store, closed_to=()),
    "seller:desk": Row(),
    **{
        f"seller:{page}": Row(clerk=403) for page in ("about", "place", "hours", "terms", "holiday")
    },
    "seller:team": Row(),
    "seller:papers": Row(manager=403, clerk=403),
    "seller:paper": Row(manager=403, clerk=403, values=_paper),
    "seller:paper_picture": Row(manager=403, clerk=403, values=_sent_paper),
    # Posted to only: a GET says so to everybody, whoever they are.
    "seller:invite": posted(manager=403, clerk=403),
    "seller:member_role": posted(manager=403, clerk=403, values=_member),
    "seller:member_remove": posted(manager=403, clerk=403, values=_member),
    "seller:invitation_withdraw": posted(manager=403, clerk=403, values=_asked),
    "seller:leave": posted(),
    # Whoever holds the link answers it.
    "seller:invitation": Row(rival=200, former=200, shopper=200, values=_link, closed_to=()),
}
