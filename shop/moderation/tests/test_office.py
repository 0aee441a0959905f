"""The queue in the back office: read, decided by one key or many at once, by moderators only."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from core.audit import history_of
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.moderation.changes import Changes
from shop.moderation.models import ChangeSet, ForbiddenWord
from shop.moderation.services.propose_changes import propose_changes
from shop.moderation.services.submit_product import submit_product
from shop.moderation.services.suspend_product import suspend_product
from shop.moderation.tests.conftest import a_photo, stored, told
from tests.builders import a_category, a_product
from tests.stalls import a_fact, a_picture, a_variant

pytestmark = pytest.mark.django_db
QUEUE, DECIDE = "/admin/moderation/", "/admin/moderation/decide/"
# Eight of them are Wagtail's: who it is, what they may, its frame.
MOST_QUERIES = 8 + 12
NASTY = "<script>alert(1)</script>"


@pytest.fixture
def judge(moderator: Any) -> Client:
    moderator.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(moderator)
    return client


def waiting(store: Any, by: Any, **fields: Any) -> Any:
    product = a_product(store=store, standing="draft", is_public=False, **fields)
    submit_product(product, by=by)
    return product


def page(answer: Any) -> str:
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def items(text: str) -> list[str]:
    return re.findall(r'name="item" value="([^"]+)"', text)


def test_a_moderator_reads_and_approves_and_is_led_on(
    judge: Client, her_store: Any, aissatou: Any
) -> None:
    first = waiting(her_store, aissatou, title=f"Un {NASTY}", description="Appelez 620 12 34 56")
    second = waiting(her_store, aissatou, title="Deux")
    listed = page(judge.get(QUEUE))
    assert "Boutique Aïssatou" in listed
    assert NASTY not in listed
    read = page(judge.get(f"{QUEUE}products/{first.pk}/"))
    assert NASTY not in read
    assert "numéro de téléphone" in read
    assert 'data-key="a"' in read
    onward = f"{QUEUE}products/{second.pk}/"
    assert f'href="{onward}"' in read
    sent = {"item": items(read), "decision": "approve", "onward": onward}
    answer = judge.post(DECIDE, sent, follow=True)
    assert answer.redirect_chain[-1][0] == onward
    assert stored(first).standing == "approved"
    assert stored(second).standing == "pending"


def test_many_are_decided_at_once_and_what_changed_meanwhile_is_left(
    judge: Client, her_store: Any, aissatou: Any
) -> None:
    rows = [waiting(her_store, aissatou, title=f"Numéro {n}") for n in range(3)]
    sent = items(page(judge.get(QUEUE)))
    assert len(sent) == 3
    Product.objects.filter(pk=rows[1].pk).update(description="Écrivez-moi")
    text = page(judge.post(DECIDE, {"item": sent, "decision": "approve"}, follow=True))
    assert "2 décisions prises" in text
    assert "Relisez-le" in text
    assert [stored(row).standing for row in rows] == ["approved", "pending", "approved"]


def test_a_refusal_needs_a_reason_and_carries_it(
    judge: Client, her_store: Any, aissatou: Any
) -> None:
    row = waiting(her_store, aissatou)
    sent = {"item": items(page(judge.get(QUEUE))), "decision": "reject"}
    assert "Donnez une raison" in page(judge.post(DECIDE, sent, follow=True))
    assert stored(row).standing == "pending"
    judge.post(DECIDE, sent | {"reason": "Ce n’est pas le bon rayon."})
    assert stored(row).standing == "rejected"
    assert history_of(row)[0].note == "Ce n’est pas le bon rayon."


def test_a_change_is_shown_side_by_side_and_taken_over(
    judge: Client, bazin: Any, aissatou: Any
) -> None:
    old, new = a_photo(1), a_photo(2)
    a_picture(bazin, old)
    changes = Changes(title="Bazin brodé", pictures=[(new, "")])
    change = propose_changes(bazin, by=aissatou, changes=changes)
    assert change is not None
    read = page(judge.get(f"{QUEUE}changes/{change.pk}/"))
    assert "<del>riche</del>" in read
    assert "<ins>brodé</ins>" in read
    assert "mod-gone" in read
    assert "mod-new" in read
    judge.post(DECIDE, {"item": items(read), "decision": "approve"})
    assert stored(bazin).title == "Bazin brodé"
    assert ChangeSet.objects.get().status == "approved"


def test_suspended_and_back_by_one_click_each(judge: Client, bazin: Any, aissatou: Any) -> None:
    address = f"{QUEUE}products/{bazin.pk}/"
    judge.post(f"{address}move/", {"move": "suspend", "reason": "Contrefaçon ?"})
    assert stored(bazin).standing == "suspended"
    assert "Remettre en vente" in page(judge.get(address))
    for _ in range(2):
        judge.post(f"{address}move/", {"move": "restore"})
    assert stored(bazin).standing == "approved"
    assert told(aissatou) == ["product.suspended", "product.restored"]


def test_the_stores_record_stands_beside(
    judge: Client, her_store: Any, aissatou: Any, moderator: Any, other_store: Any
) -> None:
    row = waiting(her_store, aissatou)
    judge.post(DECIDE, {"item": items(page(judge.get(QUEUE))), "decision": "approve"})
    suspend_product(stored(row), by=moderator, reason="Non.")
    judge.post(f"{QUEUE}products/{row.pk}/move/", {"move": "restore"})
    text = page(judge.get(f"{QUEUE}products/{row.pk}/"))
    facts = dict(re.findall(r"<dt>([^<]+)</dt>\s*<dd>([^<]+)</dd>", text))
    assert (facts["En vente"], facts["Acceptés"], facts["Suspendus"]) == ("1", "2", "1")


def test_nothing_waits_is_said(judge: Client) -> None:
    assert "Rien n’attend" in page(judge.get(QUEUE))


def test_the_queue_costs_the_same_however_long(
    judge: Client, her_store: Any, aissatou: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        judge.get(QUEUE)
        with CaptureQueriesContext(connection) as asked:
            judge.get(QUEUE)
        return len(asked)

    waiting(her_store, aissatou)
    one = cost()
    for n in range(5):
        row = waiting(her_store, aissatou)
        a_picture(row, a_photo(n))
    assert cost() == one


def test_a_long_queue_is_read_page_by_page_and_the_changes_come_last(
    judge: Client, her_store: Any, aissatou: Any, bazin: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("shop.moderation.office.queue.ON_A_PAGE", 2)
    for n in range(3):
        waiting(her_store, aissatou, title=f"Numéro {n}")
    other = a_product(store=her_store, title="Pagne")
    for product, title in ((bazin, "Bazin brodé"), (other, "Pagne wax")):
        propose_changes(product, by=aissatou, changes=Changes(title=title))
    pages = [judge.get(QUEUE, {"page": number}) for number in (1, 2, 3, 99, "x")]
    shown = [[row.title for row in page.context["rows"]] for page in pages]
    last = ["Pagne wax"]
    assert shown == [["Numéro 0", "Numéro 1"], ["Numéro 2", "Bazin brodé"], last, last, shown[0]]
    assert 'href="?page=3"' in page(pages[1])
    # Who decides on the second page goes on with the second.
    sent = {"item": items(page(pages[1])), "decision": "approve", "onward": f"{QUEUE}?page=2"}
    answer = judge.post(DECIDE, sent)
    assert answer.headers["Location"] == f"{QUEUE}?page=2"
    assert stored(bazin).title == "Bazin brodé"


def test_variants_are_read_in_a_table_with_price_and_pieces(
    judge: Client, her_store: Any, aissatou: Any
) -> None:
    dress = a_product(store=her_store, title="Robe", standing="draft", is_public=False)
    for size, price, public in (("S", 5_000, True), ("M", 7_500, True), ("L", 9_000, False)):
        a_fact(a_variant(dress, price=price, stock=3, is_public=public), "size", size)
    submit_product(dress, by=aissatou)
    answer = judge.get(f"{QUEUE}products/{dress.pk}/")
    rows = [(row["name"], int(row["price"]), row["stock"]) for row in answer.context["variants"]]
    assert rows == [("S", 5_000, 3), ("M", 7_500, 3)]
    assert re.findall(r'<th scope="row">(\w)</th><td>([^<]+)</td><td>(\d)</td>', page(answer)) == [
        ("S", "5\u00a0000\u00a0GNF", "3"),
        ("M", "7\u00a0500\u00a0GNF", "3"),
    ]
    # What tells them apart stands there, and not once more among the facts.
    assert answer.context["facts"] == []


def test_the_queue_is_cheap_with_both_kinds(
    judge: Client, her_store: Any, aissatou: Any, bazin: Any, django_assert_max_num_queries: Any
) -> None:
    dear = waiting(her_store, aissatou, category=a_category(name="Sacs"))
    refresh_listing([dear.pk])
    a_picture(dear, a_photo(1))
    propose_changes(bazin, by=aissatou, changes=Changes(pictures=[(a_photo(2), "")]))
    judge.get(QUEUE)
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(judge.get(QUEUE).context["rows"]) == 2


@pytest.mark.parametrize(
    "item", ["", "product", "product:x:1", "store:1:1", "product:9:", "change:" + "9" * 40]
)
def test_what_is_no_item_decides_nothing(
    judge: Client, her_store: Any, aissatou: Any, item: str
) -> None:
    row = waiting(her_store, aissatou)
    answer = judge.post(DECIDE, {"item": item, "decision": "approve", "onward": "//evil.test/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, QUEUE)
    assert stored(row).standing == "pending"


def test_an_item_without_its_mark_is_not_approved(
    judge: Client, her_store: Any, aissatou: Any
) -> None:
    row = waiting(her_store, aissatou)
    judge.post(DECIDE, {"item": f"product:{row.pk}", "decision": "approve"})
    assert stored(row).standing == "pending"


@pytest.mark.parametrize("who", ["kadiatou", "aissatou", "editor"])
def test_nobody_else_reads_or_decides(
    request: pytest.FixtureRequest, her_store: Any, bazin: Any, aissatou: Any, who: str
) -> None:
    row = waiting(her_store, aissatou)
    change = propose_changes(bazin, by=aissatou, changes=Changes(title="Neuf"))
    assert change is not None
    person = request.getfixturevalue(who)
    client = Client()
    client.force_login(person)
    for path in ("", f"products/{row.pk}/", f"changes/{change.pk}/"):
        assert client.get(QUEUE + path).status_code in {302, 403}
    client.post(DECIDE, {"item": f"product:{row.pk}", "decision": "reject", "reason": "Non."})
    client.post(f"{QUEUE}products/{bazin.pk}/move/", {"move": "suspend", "reason": "Non."})
    assert stored(row).standing == "pending"
    assert stored(bazin).standing == "approved"


def test_moderators_keep_their_own_words(judge: Client) -> None:
    answer = judge.get("/admin/snippets/moderation/forbiddenword/add/")
    assert answer.status_code == 200
    judge.post("/admin/snippets/moderation/forbiddenword/add/", {"word": "ivoire", "note": ""})
    assert ForbiddenWord.objects.get().word == "ivoire"


def test_a_look_decides_nothing(judge: Client, her_store: Any, aissatou: Any) -> None:
    row = waiting(her_store, aissatou)
    assert judge.get(DECIDE).status_code == 405
    assert judge.get(f"{QUEUE}products/{row.pk}/move/").status_code == 405
