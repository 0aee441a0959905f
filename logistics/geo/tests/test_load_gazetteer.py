"""Loading Guinea: everything once, editors' work kept, nothing deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.audit import history_of
from logistics.geo.gazetteer import BadGazetteer, Row, read_gazetteer
from logistics.geo.models import Kind, Place, PlaceName, SearchGram, SearchName
from logistics.geo.services.load_gazetteer import Report, load_gazetteer

Guinea = Callable[[str], Place]
LAMBANYI = "CKY-LAM-LAMBANYI"


def with_row(code: str, *, aliases: tuple[str, ...] | None = None, **facts: object) -> list[Row]:
    return [
        replace(
            row,
            facts={**row.facts, **facts},
            aliases=row.aliases if aliases is None else aliases,
        )
        if row.code == code
        else row
        for row in read_gazetteer()
    ]


def without(code: str) -> list[Row]:
    return [row for row in read_gazetteer() if row.code != code]


def test_all_levels_stand_in_their_tree(guinea: Guinea) -> None:
    counted = {kind: Place.objects.filter(kind=kind).count() for kind in Kind}
    assert counted == {
        "country": 1,
        "region": 8,
        "prefecture": 33,
        "special_zone": 1,
        "sub_prefecture": 341,
        "commune": 46,
        "quartier": 128,
    }
    assert [place.code for place in guinea(LAMBANYI).line] == ["CKY-LAM", "CKY", "01", "GN"]
    assert guinea(LAMBANYI).where == "Conakry"
    assert guinea("CKY-RAT-KIPE").where == "Ratoma, Conakry"
    orphans = Place.objects.filter(parent=None).exclude(pk="GN")
    assert not orphans.exists()


def test_a_second_load_changes_nothing(guinea: Guinea) -> None:
    before = list(SearchName.objects.order_by("pk").values())
    report = load_gazetteer(read_gazetteer())
    assert report == Report(unchanged=558)
    assert list(SearchName.objects.order_by("pk").values()) == before


def test_a_change_of_the_file_arrives_with_its_history(guinea: Guinea) -> None:
    report = load_gazetteer(
        with_row("CKY-KAG", parent_id="DBK", name="Kagbelen", aliases=("Kagbélen", "Kakbelen"))
    )
    assert report.changed == {"CKY-KAG": ["aliases", "name", "parent_id"]}
    assert report.unchanged == 557
    moved = guinea("CKY-KAG")
    assert (moved.parent_id, moved.name) == ("DBK", "Kagbelen")
    assert {row.plain for row in SearchName.objects.filter(place=moved)} == {"kagbelen", "kakbelen"}
    assert history_of(moved).get().after["parent_id"] == "DBK"


def test_what_an_editor_changed_is_kept_and_told(guinea: Guinea) -> None:
    Place.objects.filter(pk=LAMBANYI).update(latitude=9.65, name="Lambanyi (marché)")
    report = load_gazetteer(with_row(LAMBANYI, latitude=9.6, longitude=-13.6, population=30_000))
    place = guinea(LAMBANYI)
    assert (place.latitude, place.longitude) == (9.65, -13.6136)
    assert (place.name, place.population) == ("Lambanyi (marché)", 30_000)
    assert report.kept == {LAMBANYI: ["latitude", "longitude", "precision"]}
    assert report.changed == {LAMBANYI: ["population"]}


def test_a_place_that_the_file_drops_is_retired_and_comes_back(guinea: Guinea) -> None:
    today = timezone.localdate()
    assert load_gazetteer(without(LAMBANYI)).retired == [LAMBANYI]
    assert guinea(LAMBANYI).valid_to == today
    assert not Place.objects.valid(today).filter(pk=LAMBANYI).exists()
    assert load_gazetteer(without(LAMBANYI)) == Report(unchanged=557)
    assert load_gazetteer(read_gazetteer()).changed == {LAMBANYI: ["valid_to"]}
    assert guinea(LAMBANYI).valid_to is None


def test_what_an_editor_added_is_left_alone(guinea: Guinea) -> None:
    added = Place.objects.create(
        code="CKY-RAT-CITE", kind=Kind.QUARTIER, name="Cité", parent_id="CKY-RAT"
    )
    load_gazetteer(read_gazetteer())
    added.refresh_from_db()
    assert (added.name, added.valid_to) == ("Cité", None)


def test_a_failure_leaves_the_old_gazetteer(
    guinea: Guinea, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(codes: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("logistics.geo.services.load_gazetteer.index_names", fail)
    with pytest.raises(RuntimeError):
        load_gazetteer(with_row(LAMBANYI, name="Autre"))
    assert guinea(LAMBANYI).name == "Lambanyi"


def test_every_name_is_indexed_once(guinea: Guinea) -> None:
    assert (
        SearchName.objects.count() == SearchName.objects.values("place", "plain").distinct().count()
    )
    assert not Place.objects.exclude(pk__in=SearchName.objects.values("place")).exists()
    kipe = SearchName.objects.get(place="CKY-RAT-KIPE")
    assert {gram.gram for gram in SearchGram.objects.filter(name=kipe)} == {
        " ki",
        " kip",
        "kip",
        "ipe",
        "pe ",
    }


def test_the_command_tells_what_it_did(db: None) -> None:
    out = StringIO()
    call_command("load_guinea", "--dry-run", stdout=out)
    assert out.getvalue() == "558 added, 0 changed, 0 retired, 0 as they were.\n"
    assert not Place.objects.exists()
    call_command("load_guinea", stdout=StringIO())
    out = StringIO()
    call_command("load_guinea", stdout=out)
    assert out.getvalue() == "0 added, 0 changed, 0 retired, 558 as they were.\n"
    assert PlaceName.objects.filter(place=LAMBANYI).count() == 2


HEADER = "code,kind,name,parent,latitude,longitude,precision,aliases,confidence,source\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("X,moon,Lune,,,,,,,", "line 2: 'moon'"),
        ("X,quartier,,,,,,,,", "line 2: a code and a name"),
        ("X,quartier,Ici,NOWHERE,,,,,,", "line 2: its parent NOWHERE"),
        ("X,quartier,Ici,,91,0,exact,,,", "line 2: a latitude lies between"),
        ("X,quartier,Ici,,9.5,,exact,,,", "line 2: could not convert"),
        ("X,quartier,Ici,,9.5,-13,sure,,,", "line 2: 'sure'"),
        ("X,quartier,Ici,,,,exact,,,", "line 2: a precision without a point"),
        ("X,quartier,Ici,,,,,,,\nX,quartier,Là,,,,,,,", "line 3: X stands twice"),
    ],
)
def test_a_file_with_a_fault_loads_nothing(db: None, tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(HEADER + line + "\n", encoding="utf-8")
    with pytest.raises(BadGazetteer, match=told):
        read_gazetteer(file)
    with pytest.raises(CommandError):
        call_command("load_guinea", "--file", str(file))
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"latitude": 9.5},
        {"latitude": 9.5, "longitude": -13.7},
        {"latitude": 95.0, "longitude": -13.7, "precision": "exact"},
        {"precision": "exact"},
        {"valid_from": date(2024, 2, 1), "valid_to": date(2024, 1, 1)},
        {"parent_id": "X"},
    ],
)
def test_the_database_refuses_half_a_point_and_impossible_days(
    db: None, fields: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(code="X", kind=Kind.QUARTIER, name="Ici", **fields)
    assert not Place.objects.exists()
