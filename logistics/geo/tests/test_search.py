"""What people type and what they find."""

from collections.abc import Callable

import pytest
from django.db.models import Count
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logistics.geo import search
from logistics.geo.models import GramCount, Kind, Place, PlaceName, SearchGram
from logistics.geo.points import Point
from logistics.geo.search import LONGEST, search_places
from logistics.geo.services.index_names import index_names
from logistics.geo.services.save_place import save_place
from logistics.geo.spelling import grams, heard, mistakes, plain

Guinea = Callable[[str], Place]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lambagni", "Lambanyi"),
        ("Lambandji", "Lambanyi"),
        ("LAMBANYI", "Lambanyi"),
        ("nzerekore", "Nzérékoré"),
        ("N’Zérékoré", "Nzérékoré"),
        ("n'zerekore", "Nzérékoré"),
        ("kipe", "Kipé"),
        ("Kippé", "Kipé"),
        ("hamdalaye", "Hamdallaye 1"),
        ("Labe", "Labé"),
        ("boke", "Boké"),
        ("gueckedou", "Guéckédou"),
        ("guekedou", "Guéckédou"),
        ("sonfonai", "Sonfonia"),
        ("kissidugu", "Kissidougou"),
        ("Matoto marche", "Matoto-marché"),
        ("marche matoto", "Matoto-marché"),
        ("landreya", "Landréah"),
        ("dalab", "Dalaba"),
        ("  kaloum  ", "Kaloum"),
        ("ＫＡＬＯＵＭ", "Kaloum"),
    ],
)
def test_it_is_the_first_or_second_answer(guinea: Guinea, typed: str, name: str) -> None:
    assert name in [hit.place.name for hit in search_places(typed)[:2]]


def test_a_name_and_where_it_is(guinea: Guinea) -> None:
    assert search_places("kipe ratoma")[0].place.code == "CKY-RAT-KIPE"
    assert search_places("Tanéné, Boké")[0].place.code == "BKE-TANENE"
    assert search_places("Tanéné, Dubréka")[0].place.code == "DBK-TANENE"


def test_it_finds_from_the_second_letter_on(guinea: Guinea) -> None:
    assert search_places("k") == []
    assert all(plain(hit.place.name).startswith("ki") for hit in search_places("ki", limit=3))
    assert [hit.place.name for hit in search_places("kind", limit=2)] == ["Kindia", "Kindia"]


@pytest.mark.parametrize(
    "typed", ["", " ", "🙂", "!!!", "xyzzy", "derriere la mosquee verte", "\x00"]
)
def test_what_is_no_place_finds_nothing(guinea: Guinea, typed: str) -> None:
    assert search_places(typed) == []


def test_kinds_narrow_it(guinea: Guinea) -> None:
    found = search_places("lambanyi", kinds=(Kind.QUARTIER,))
    assert found[0].place.code == "CKY-LAM-LAMBANYI"
    assert {hit.place.kind for hit in found} == {Kind.QUARTIER}


def twins(**fields: object) -> None:
    """Three quartiers of one name, far from each other."""
    for code, latitude in (("A", 9.5), ("B", 10.5), ("C", 11.5)):
        Place.objects.create(
            code=code,
            kind=Kind.QUARTIER,
            name="Foulbeya",
            latitude=latitude,
            longitude=-13.0,
            precision="quartier",
        )
    Place.objects.filter(pk="B").update(**fields)
    index_names(["A", "B", "C"])


def codes(typed: str, **asked: object) -> list[str]:
    return [hit.place.code for hit in search_places(typed, **asked)]


@pytest.mark.django_db
def test_among_equals_the_nearest_comes_first() -> None:
    twins()
    assert codes("foulbeya") == ["A", "B", "C"]
    assert codes("foulbeya", near=Point(11.4, -13)) == ["C", "B", "A"]
    assert search_places("foulbeya", near=Point(11.5, -13))[0].km == 0


@pytest.mark.django_db
def test_more_people_or_a_higher_level_come_before_the_nearest() -> None:
    twins(population=9000)
    assert codes("foulbeya", near=Point(11.4, -13)) == ["B", "C", "A"]
    Place.objects.filter(pk="B").update(population=None, kind=Kind.COMMUNE)
    assert codes("foulbeya", near=Point(11.4, -13)) == ["B", "C", "A"]


@pytest.mark.django_db
def test_closer_words_come_before_more_people() -> None:
    twins(population=9_000_000, name="Foulbeyah 2")
    index_names(["B"])
    assert codes("foulbeya") == ["A", "C", "B"]


@pytest.mark.django_db
def test_what_is_no_more_is_not_offered() -> None:
    twins(valid_to=timezone.localdate())
    assert codes("foulbeya") == ["A", "C"]


@pytest.mark.django_db
def test_a_new_name_is_found_and_an_old_one_is_not() -> None:
    twins()
    PlaceName.objects.create(place_id="C", name="Tassô")
    index_names(["C"])
    assert codes("taso") == ["C"]
    PlaceName.objects.all().delete()
    index_names(["C"])
    assert codes("taso") == []


def test_three_queries_at_most_whatever_is_asked(
    guinea: Guinea, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for typed in ("madina", "ma", "kipe ratoma", "x" * 5000):
        with django_assert_max_num_queries(3):
            search_places(typed, near=Point(9.5, -13.7))


def test_what_too_many_have_is_not_read(guinea: Guinea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logistics.geo.search.MOST_READ", 25)
    counts = dict(GramCount.objects.values_list("gram", "names"))
    read = search._rarest(grams("lambandi"))
    assert 0 < sum(counts[gram] for gram in read) <= 25
    assert search._rarest({" ka"}) == [" ka"]
    assert counts[" ka"] > 25
    assert "Lambanyi" in codes_to_names(search_places("lambandji"))
    assert all(name.startswith("Ka") for name in codes_to_names(search_places("ka", limit=3)))


def codes_to_names(hits: list[search.Hit]) -> list[str]:
    return [hit.place.name for hit in hits]


def test_grams_are_counted_as_names_come_and_go(guinea: Guinea) -> None:
    def counted() -> dict[str, int]:
        rows = SearchGram.objects.values_list("gram").annotate(Count("gram")).order_by()
        return dict(rows)

    assert dict(GramCount.objects.values_list("gram", "names")) == counted()
    PlaceName.objects.create(place=guinea("CKY-RAT-KIPE"), name="Xyloxy")
    index_names(["CKY-RAT-KIPE"])
    assert GramCount.objects.get(pk="xil").names == 1
    PlaceName.objects.filter(name="Xyloxy").delete()
    index_names(["CKY-RAT-KIPE"])
    assert GramCount.objects.get(pk="xil").names == 0
    assert dict(GramCount.objects.filter(names__gt=0).values_list("gram", "names")) == counted()


@pytest.mark.django_db
def test_a_place_that_changes_its_level_is_found_by_the_new_one() -> None:
    twins()
    place = Place.objects.get(pk="B")
    place.kind = Kind.PREFECTURE
    save_place(place, aliases=[])
    assert codes("foulbeya", kinds=(Kind.PREFECTURE,)) == ["B"]
    assert codes("foulbeya", kinds=(Kind.QUARTIER,)) == ["A", "C"]


@pytest.mark.parametrize(
    ("asked", "name", "wrong"),
    [
        ("kipe", "kipe", (0, 0)),
        ("kpie", "kipe", (1, 1)),
        ("kip", "kipe", (1, 0)),
        ("kaloom", "kaloum", (1, 1)),
        ("", "kipe", (4, 0)),
        ("kipe", "", (4, 4)),
    ],
)
def test_mistakes_are_counted(asked: str, name: str, wrong: tuple[int, int]) -> None:
    assert mistakes(asked, name) == wrong


def test_spellings_that_sound_alike() -> None:
    for spellings in (
        ("Lambanyi", "Lambagni", "Lambandji", "Lambanyï"),
        ("Guéckédou", "Guékédou", "Guekedu"),
        ("Hamdallaye", "hamdalaye", "Amdalaye"),
        ("Coyah", "Koya"),
        ("N’Zérékoré", "Nzerekore"),
    ):
        assert len({heard(plain(one)) for one in spellings}) == 1, spellings
    assert grams("kipe", unfinished=True) == {" ki", " kip", "kip", "ipe"}
    assert grams("la mosk") == {" la", "la ", " mo", " mos", "mos", "osk", "sk "}


typed_texts = st.one_of(
    st.text(max_size=120),
    st.text("abcdeghiklmnorstuyéèïô’'- 0123456789", min_size=2, max_size=30),
    st.builds(str.__add__, st.sampled_from(["kipe", "madina", "lambanyi"]), st.text(max_size=3)),
)


# A hundred at a time: ten thousand texts in all.
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(typed_texts, min_size=100, max_size=100))
def test_no_text_breaks_the_search(guinea: Guinea, texts: list[str]) -> None:
    for typed in texts:
        found = search_places(typed)
        assert len({hit.place.code for hit in found}) == len(found) <= 8
        assert [hit.closeness for hit in found] == sorted(hit.closeness for hit in found)
        assert len(plain(typed)[:LONGEST]) >= 2 or not found
