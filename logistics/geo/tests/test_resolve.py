"""Which place is meant by what stands on a form."""

from collections.abc import Callable

import pytest

from logistics.geo.models import Kind, Place, UnknownPlace
from logistics.geo.resolve import resolve_place
from logistics.geo.services.index_names import index_names
from logistics.geo.services.note_unknown_place import note_unknown_place

Guinea = Callable[[str], Place]


@pytest.mark.parametrize(
    ("text", "around", "code"),
    [
        ("Kipé", "", "CKY-RAT-KIPE"),
        ("kipe 2", "", "CKY-RAT-KIPE_2"),
        ("lambandji", "", "CKY-LAM-LAMBANYI"),
        ("Tanéné", "Boké", "BKE-TANENE"),
        ("tanene", "dubreka", "DBK-TANENE"),
        ("Kindia", "", "KDA-KINDIA_CENTRE"),
        # Five quartiers of one commune: that one is sure.
        ("Madina", "Matam", "CKY-MAT"),
        ("Dixinn", "", "CKY-DIX"),
        ("Almamya", "Conakry", "CKY-KAL-ALMAMYA"),
    ],
)
def test_a_name_that_is_known(guinea: Guinea, text: str, around: str, code: str) -> None:
    found = resolve_place(text, around=around)
    assert (found.place.code, found.is_known) == (code, True)


def test_several_of_one_name_are_offered(guinea: Guinea) -> None:
    found = resolve_place("Tanéné")
    assert found.place is None
    assert {"BKE-TANENE", "DBK-TANENE"} <= {place.code for place in found.candidates}
    picked = resolve_place("Tanéné", code="DBK-TANENE")
    assert (picked.place.code, picked.candidates) == ("DBK-TANENE", [])


def test_what_was_picked_counts_while_its_name_stands_there(guinea: Guinea) -> None:
    assert resolve_place("Kipé", code="CKY-RAT-KIPE").place.code == "CKY-RAT-KIPE"
    assert resolve_place("Kaporo-rails", code="CKY-RAT-KIPE").place.code == "CKY-RAT-KAPORO_RAILS"
    assert resolve_place("Kipé", code="NOWHERE").place.code == "CKY-RAT-KIPE"


def test_a_name_that_nobody_knows_keeps_its_commune(guinea: Guinea) -> None:
    found = resolve_place("Cité des palmes", around="Ratoma")
    assert (found.place.code, found.is_known) == ("CKY-RAT", False)
    nothing = resolve_place("Cité des palmes", around="Atlantide")
    assert (nothing.place, nothing.is_known) == (None, False)


def test_a_quartier_of_another_commune_is_not_taken_for_it(guinea: Guinea) -> None:
    found = resolve_place("Kipé", around="Kankan")
    assert (found.place.code, found.is_known) == ("KKA-KANKAN_CENTRE", False)


@pytest.mark.django_db
def test_an_unknown_name_waits_once_however_it_is_written() -> None:
    for text in ("Cité des Palmes", "cite des palmes", " CITÉ DES PALMES ", "🙂", ""):
        note_unknown_place(text, within="CKY-RAT", around="Ratoma")
    note_unknown_place("Cité des Palmes", within="KKA")
    assert list(
        UnknownPlace.objects.order_by("pk").values_list("text", "within", "around", "times")
    ) == [("Cité des Palmes", "CKY-RAT", "Ratoma", 3), ("Cité des Palmes", "KKA", "", 1)]


@pytest.mark.django_db
def test_what_an_editor_adds_is_known_from_then_on() -> None:
    Place.objects.create(code="X", kind=Kind.QUARTIER, name="Cité des palmes")
    index_names(["X"])
    assert resolve_place("cite des palme").place is None
    assert resolve_place("cité des Palmes").place.code == "X"
