"""A store's team and its papers when two decide at the same moment.

Each guard has a twin with the guard taken out, which must fail: it shows that the race is run.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from core.states import Overtaken, StateMachine
from notifications.models import Notice
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Invitation, Membership, Paper
from sellers.stores.roles import Role
from sellers.stores.services import change_role as handing_over
from sellers.stores.services import decide_paper as deciding
from sellers.stores.services import refresh_selling as selling
from sellers.stores.services.answer_invitation import answer_invitation
from sellers.stores.services.change_role import CHANGED, change_role
from sellers.stores.services.decide_paper import decide_paper
from sellers.stores.services.invite_member import invite_member
from sellers.stores.states import PaperStatus
from shop.partner.models import Partner
from tests.builders import a_store, a_user
from tests.races.meeting import Meeting, one_writes_at_a_time
from tests.support.together import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def move_without_comparing(
    self: StateMachine, row: Any, *, to: str, also: Mapping[str, Any] | None = None, **_: Any
) -> None:
    fields = {**(also or {}), self.field: to}
    type(row).objects.filter(pk=row.pk).update(**fields)
    for name, value in fields.items():
        setattr(row, name, value)


def two_accept_one_invitation() -> list[Any]:
    aissatou = a_user()
    store = a_store(team=(aissatou,)).store
    made = invite_member(store, contact="somebody@makiti.test", role=Role.CLERK, by=aissatou)
    people = [a_user(), a_user()]
    read = [Invitation.objects.get(pk=made.pk) for _ in people]
    return together(2, lambda n: answer_invitation(read[n], by=people[n], accept=True))


def test_of_two_who_hold_one_invitation_one_joins() -> None:
    outcomes = two_accept_one_invitation()
    assert {type(outcome) for outcome in outcomes} == {Membership, StoreRefused}
    joined = Membership.objects.get(role=Role.CLERK)
    assert Invitation.objects.get().answered_by == joined.person
    assert joined.person in joined.store.partner.users.all()
    assert joined.store.partner.users.count() == 2


def test_without_the_compare_both_join(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StateMachine, "move", move_without_comparing)
    two_accept_one_invitation()
    assert Membership.objects.filter(role=Role.CLERK).count() == 2


def test_a_store_given_to_two_at_once_has_one_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """In two tabs; both were allowed before either was written."""
    owner, *others = people = [a_user() for _ in range(3)]
    store = a_store(team=tuple(people)).store
    theirs = [Membership.objects.get(person=person) for person in others]
    meeting = Meeting()
    monkeypatch.setattr(handing_over, "may", meeting.after(handing_over.may))
    outcomes = together(2, lambda n: change_role(theirs[n], role=Role.OWNER, by=owner))
    assert outcomes.count(None) == 1
    if not one_writes_at_a_time():
        assert meeting.met
        assert [str(each) for each in outcomes if each] == [str(StoreRefused(CHANGED))]
    now = Membership.objects.get(store=store, role=Role.OWNER).person
    assert now == others[outcomes.index(None)]
    assert Membership.objects.get(person=owner).role == Role.MANAGER


def a_file(*kinds: str) -> tuple[Any, list[Paper]]:
    """A store of which these papers are to be looked at."""
    store = a_store(team=(a_user(),)).store
    papers = Paper.objects.filter(store=store, kind__code__in=kinds)
    assert papers.update(status=PaperStatus.SUBMITTED) == len(kinds)
    for paper in papers:
        type(paper.kind).objects.filter(pk=paper.kind_id).update(required=True, asked=True)
    Partner.objects.update(selling=False, pause="papers")
    return store, list(papers)


def one_paper_decided_twice(moderators: list[Any]) -> list[Any]:
    _store, (paper,) = a_file("identity")
    read = [Paper.objects.get(pk=paper.pk) for _ in moderators]
    ways = [(PaperStatus.ACCEPTED, ""), (PaperStatus.REFUSED, "Photo floue")]
    return together(
        2, lambda n: decide_paper(read[n], to=ways[n][0], by=moderators[n], reason=ways[n][1])
    )


def test_one_paper_is_decided_once(moderator: Any, admin: Any) -> None:
    outcomes = one_paper_decided_twice([moderator, admin])
    assert {type(outcome) for outcome in outcomes} == {type(None), Overtaken}, outcomes
    accepted = outcomes[0] is None
    assert Paper.objects.get(kind__code="identity").status == (
        PaperStatus.ACCEPTED if accepted else PaperStatus.REFUSED
    )
    assert Partner.objects.get().selling is accepted
    told = "paper.accepted" if accepted else "paper.refused"
    assert list(Notice.objects.values_list("kind", flat=True)) == [told]


def test_without_the_compare_the_store_is_told_both(
    moderator: Any, admin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StateMachine, "move", move_without_comparing)
    assert one_paper_decided_twice([moderator, admin]) == [None, None]
    assert Notice.objects.count() == 2


def the_last_two_papers_at_once(
    moderators: list[Any], monkeypatch: pytest.MonkeyPatch, *, read: Any
) -> Partner:
    store, papers = a_file("identity", "rccm")
    with monkeypatch.context() as patch:
        # Both papers are accepted before anybody asks whether all are.
        patch.setattr(deciding.PAPER, "move", Meeting().after(deciding.PAPER.move))
        patch.setattr(selling, "has_its_papers", read)
        outcomes = together(
            2, lambda n: decide_paper(papers[n], to=PaperStatus.ACCEPTED, by=moderators[n])
        )
    assert outcomes == [None, None]
    return Partner.objects.get(pk=store.partner_id)


def test_the_last_two_papers_accepted_at_once_open_the_store(
    moderator: Any, admin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Meeting().after(selling.has_its_papers)
    store = the_last_two_papers_at_once([moderator, admin], monkeypatch, read=read)
    assert (store.selling, store.pause) == (True, "")


def test_without_holding_the_store_each_misses_the_other_paper(
    moderator: Any, admin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if one_writes_at_a_time():
        pytest.skip("the second reads after the first")
    monkeypatch.setattr(selling, "_hold", lambda store: type(store).objects.get(pk=store.pk))
    read = Meeting().after(selling.has_its_papers)
    store = the_last_two_papers_at_once([moderator, admin], monkeypatch, read=read)
    assert (store.selling, store.pause) == (False, "papers")
