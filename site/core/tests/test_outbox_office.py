"""Dead work in the back office: seen and started again by those who may."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from core import outbox
from core.models import OutboxMessage

Status = OutboxMessage.Status


def make_group(**values: Any) -> None:
    Group.objects.create(**values)


@pytest.mark.django_db
def test_the_back_office_shows_dead_work_and_brings_it_back(
    handle: Any, admin: Any, client: Any
) -> None:
    handle("t.group", make_group)
    message = outbox.after_commit("t.group", name="A")
    OutboxMessage.objects.filter(pk=message.pk).update(
        status=Status.DEAD, attempts=10, last_error="RuntimeError: no good"
    )
    client.force_login(admin)
    page = client.get(reverse("core_outbox"), {"status": "dead"})
    assert "RuntimeError: no good" in page.content.decode()
    detail = client.get(reverse("core_outbox_message", args=[message.pk]))
    assert reverse("core_outbox_replay") in detail.content.decode()
    client.post(reverse("core_outbox_replay"), {"pk": message.pk})
    message.refresh_from_db()
    assert (message.status, message.attempts) == (Status.WAITING, 0)
    changes = client.get(reverse("core_changes"))
    assert "outbox.replayed" in changes.content.decode()


@pytest.mark.django_db
def test_who_has_no_right_can_neither_see_nor_replay(
    handle: Any, kadiatou: Any, client: Any
) -> None:
    handle("t.group", make_group)
    message = outbox.after_commit("t.group", name="A")
    OutboxMessage.objects.filter(pk=message.pk).update(status=Status.DEAD)
    client.force_login(kadiatou)
    for name, args in (("core_outbox", []), ("core_outbox_message", [message.pk])):
        assert client.get(reverse(name, args=args)).status_code in {302, 403}
    assert client.post(reverse("core_outbox_replay")).status_code in {302, 403}
    message.refresh_from_db()
    assert message.status == Status.DEAD
