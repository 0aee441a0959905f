"""A change of what was read waits while the old stays on sale."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from core.states import Overtaken
from notifications.models import Notice
from shop.catalogue.models import Product
from shop.catalogue.states import Standing
from shop.moderation.changes import Changes
from shop.moderation.diff import Piece, side_by_side
from shop.moderation.exceptions import ModerationRefused
from shop.moderation.models import ChangeSet
from shop.moderation.services.archive_product import archive_product
from shop.moderation.services.decide_changes import decide_changes
from shop.moderation.services.propose_changes import propose_changes
from shop.moderation.services.submit_product import submit_product
from shop.moderation.tests.conftest import a_photo, steps, stored, told
from tests.builders import a_category
from tests.stalls import a_fact, a_picture

pytestmark = pytest.mark.django_db


def asked(product: Any) -> Any:
    return ChangeSet.objects.filter(product=product, status="open").first()


def test_the_old_is_sold_until_the_new_is_read(bazin: Any, aissatou: Any, moderator: Any) -> None:
    shelf = a_category(name="Robes", slug="robes")
    a_fact(bazin, "color", "bleu")
    changes = Changes(
        title="  Bazin   riche brodé ",
        description="Six mètres\n\ntrès doux",
        category_id=shelf.pk,
        values={"color": "rouge"},
    )
    propose_changes(bazin, by=aissatou, changes=changes)
    row = stored(bazin)
    assert (row.title, row.standing, row.is_public) == ("Bazin riche", "approved", True)
    assert list(row.categories.values_list("slug", flat=True)) == ["tissus"]
    decide_changes(asked(bazin), by=moderator, approve=True, seen=1)
    row = stored(bazin)
    assert (row.title, row.slug) == ("Bazin riche brodé", "bazin-riche")
    assert "<p>Six mètres</p>" in row.description
    assert list(row.categories.values_list("slug", flat=True)) == ["robes"]
    assert row.listed_colors == "|rouge|"
    assert asked(bazin) is None
    assert told(aissatou) == ["change.decided"]
    assert "product.change_approved" in [step for step, _who in steps(bazin)]


def test_pictures_wait_too_and_come_in_their_order(
    bazin: Any, aissatou: Any, moderator: Any
) -> None:
    old, new = a_photo(1), a_photo(2)
    a_picture(bazin, old, caption="Devant")
    propose_changes(bazin, by=aissatou, changes=Changes(pictures=[(new, "Dos"), (old, "Face")]))
    assert list(bazin.images.values_list("original", flat=True)) == [old]
    decide_changes(asked(bazin), by=moderator, approve=True)
    rows = bazin.images.order_by("display_order").values_list("original", "caption")
    assert list(rows) == [(new, "Dos"), (old, "Face")]
    assert stored(bazin).listed_cover == new


def test_a_refusal_leaves_everything_and_says_why(
    bazin: Any, aissatou: Any, moderator: Any
) -> None:
    before = Product.objects.filter(pk=bazin.pk).values().get()
    propose_changes(bazin, by=aissatou, changes=Changes(title="Montre de luxe"))
    with pytest.raises(ModerationRefused, match="no_reason"):
        decide_changes(asked(bazin), by=moderator, approve=False)
    decide_changes(asked(bazin), by=moderator, approve=False, reason="Ce n’est pas le bon rayon.")
    assert Product.objects.filter(pk=bazin.pk).values().get() == before
    notice = Notice.objects.get(recipient=aissatou)
    assert notice.title == "Bazin riche : modification refusée"
    assert notice.body == "Ce n’est pas le bon rayon."


def test_a_reason_is_read_in_ones_own_language(
    bazin: Any, aissatou: Any, mamadou: Any, moderator: Any
) -> None:
    mamadou.language = "en"
    mamadou.save(update_fields=["language"])
    propose_changes(bazin, by=aissatou, changes=Changes(title="Montre"))
    decide_changes(asked(bazin), by=moderator, approve=False, reason="Ce n’est pas le bon rayon.")
    assert Notice.objects.get(recipient=mamadou).body == "This is not the right category."


def test_a_second_wish_joins_the_first(bazin: Any, aissatou: Any, mamadou: Any) -> None:
    propose_changes(bazin, by=aissatou, changes=Changes(title="Un", description="Texte"))
    propose_changes(bazin, by=mamadou, changes=Changes(title="Deux"))
    row = ChangeSet.objects.get()
    assert row.changes == {"title": "Deux", "description": "<p>Texte</p>"}
    assert (row.version, row.proposed_by) == (2, mamadou)


def test_the_same_wish_twice_is_one(bazin: Any, aissatou: Any) -> None:
    for _ in range(2):
        propose_changes(bazin, by=aissatou, changes=Changes(title="Un"))
    assert ChangeSet.objects.get().version == 1


def test_wishing_it_back_as_it_is_takes_the_wish_away(bazin: Any, aissatou: Any) -> None:
    propose_changes(bazin, by=aissatou, changes=Changes(title="Un"))
    assert propose_changes(bazin, by=aissatou, changes=Changes(title="Bazin riche")) is None
    assert ChangeSet.objects.get().status == "withdrawn"
    assert propose_changes(bazin, by=aissatou, changes=Changes(title="Bazin riche")) is None
    assert ChangeSet.objects.count() == 1


def test_what_was_added_after_reading_is_not_approved_unread(
    bazin: Any, aissatou: Any, moderator: Any
) -> None:
    propose_changes(bazin, by=aissatou, changes=Changes(title="Un"))
    read = asked(bazin)
    propose_changes(bazin, by=aissatou, changes=Changes(title="Appelez-moi"))
    with pytest.raises(ModerationRefused, match="changed"):
        decide_changes(read, by=moderator, approve=True, seen=1)
    assert (stored(bazin).title, asked(bazin).status) == ("Bazin riche", "open")
    assert told(aissatou) == []


def test_what_cannot_be_taken_over_leaves_all_of_it(
    bazin: Any, aissatou: Any, moderator: Any
) -> None:
    changes = Changes(title="Neuf", pictures=[("uploads/gone.webp", "")])
    propose_changes(bazin, by=aissatou, changes=changes)
    from shop.catalogue.exceptions import NotWritten

    with pytest.raises(NotWritten):
        decide_changes(asked(bazin), by=moderator, approve=True)
    assert (stored(bazin).title, asked(bazin).status) == ("Bazin riche", "open")


def test_of_two_moderators_one_decides(bazin: Any, aissatou: Any, moderator: Any) -> None:
    propose_changes(bazin, by=aissatou, changes=Changes(title="Un"))
    one, two = asked(bazin), asked(bazin)
    decide_changes(one, by=moderator, approve=True)
    with pytest.raises(Overtaken):
        decide_changes(two, by=moderator, approve=False, reason="Non.")
    assert stored(bazin).title == "Un"
    assert told(aissatou) == ["change.decided"]


@pytest.mark.parametrize("who", ["fatou", "kadiatou", "moderator"])
def test_nobody_elses_product_is_changed(
    request: pytest.FixtureRequest, bazin: Any, who: str
) -> None:
    with pytest.raises(ModerationRefused, match="not_yours"):
        propose_changes(bazin, by=request.getfixturevalue(who), changes=Changes(title="À moi"))
    assert not ChangeSet.objects.exists()


@pytest.mark.parametrize("who", ["aissatou", "fatou", "editor"])
def test_only_moderators_decide(
    request: pytest.FixtureRequest, bazin: Any, aissatou: Any, who: str
) -> None:
    propose_changes(bazin, by=aissatou, changes=Changes(title="Un"))
    with pytest.raises(ModerationRefused, match="not_yours"):
        decide_changes(asked(bazin), by=request.getfixturevalue(who), approve=True)
    assert stored(bazin).title == "Bazin riche"


def test_what_is_not_on_sale_is_changed_without_asking(
    draft: Any, bazin: Any, aissatou: Any
) -> None:
    for prepare in (lambda: None, lambda: submit_product(draft, by=aissatou)):
        prepare()
        with pytest.raises(ModerationRefused, match="not_on_sale"):
            propose_changes(draft, by=aissatou, changes=Changes(title="Un"))
    archive_product(bazin, by=aissatou)
    with pytest.raises(ModerationRefused, match="not_on_sale"):
        propose_changes(bazin, by=aissatou, changes=Changes(title="Un"))
    assert Standing(stored(bazin).standing) == Standing.ARCHIVED


def test_the_database_keeps_one_open_wish_a_product(bazin: Any) -> None:
    ChangeSet.objects.create(product=bazin, changes={})
    with pytest.raises(IntegrityError), transaction.atomic():
        ChangeSet.objects.create(product=bazin, changes={})


def test_words_are_compared_one_by_one() -> None:
    sides = side_by_side("Bazin riche, six mètres", "Bazin brodé, six mètres")
    assert sides.old == [Piece("Bazin ", False), Piece("riche", True), Piece(", six mètres", False)]
    assert sides.new == [Piece("Bazin ", False), Piece("brodé", True), Piece(", six mètres", False)]


def test_a_book_is_compared_as_a_whole() -> None:
    long = "mot " * 5000
    assert side_by_side(long, long + "fin").old == [Piece(long, True)]
