"""What is held about a person is in their archive, whichever room holds it."""

import json
import zipfile
from typing import Any

import pytest
from django.test import Client

from accounts.privacy import subject_of
from core import outbox
from core.exports import Export, ask_export
from core.privacy import holdings
from core.uploads import private_files
from tests.privacy.filling import fill_everywhere, words_of
from tests.privacy.known import NOT_IN_THE_ARCHIVE, paths_to_a_person


def archive_of(person: Any) -> dict[str, Any]:
    export = ask_export(person, kind="privacy", format="zip")
    outbox.drain()
    export.refresh_from_db()
    assert export.status == Export.Status.READY
    with private_files.open(export.name) as file, zipfile.ZipFile(file) as archive:
        return {
            name: json.loads(archive.read(name)) for name in archive.namelist() if "json" in name
        } | {
            "": archive.read(archive.namelist()[0]).decode(),
            "names": archive.namelist(),
        }


@pytest.mark.django_db
def test_every_model_that_leads_to_a_person_is_in_the_archive_or_has_a_reason(oumar: Any) -> None:
    there = {holding.rows(subject_of(oumar)).model for holding in holdings()}
    missing = [
        f"{model._meta.label} ({path})"
        for model, path in paths_to_a_person()
        if model not in there and model._meta.label not in NOT_IN_THE_ARCHIVE
    ]
    assert missing == []


@pytest.mark.django_db
def test_no_reason_is_given_for_what_is_there_or_nowhere(oumar: Any) -> None:
    there = {holding.rows(subject_of(oumar)).model._meta.label for holding in holdings()}
    leading = {model._meta.label for model, _ in paths_to_a_person()}
    assert NOT_IN_THE_ARCHIVE.keys() & there == set()
    assert NOT_IN_THE_ARCHIVE.keys() - leading == set()


@pytest.mark.django_db
def test_the_archive_holds_rows_of_every_part_and_nobody_else_s() -> None:
    person = fill_everywhere("Kadiatou", "Diallo", number="620555001")
    other = fill_everywhere("Mariama", "Camara", number="620555002")
    found = archive_of(person)
    assert {name for name, rows in found.items() if not rows} == set()
    text = json.dumps(found, ensure_ascii=False)
    for word in words_of(person):
        assert word in text
    for word in words_of(other):
        assert word not in text
    assert person.password not in text
    assert any(name.startswith("fichiers/gates/") for name in found["names"])
    assert "orders.json : Commandes" in found[""]


@pytest.mark.django_db
def test_who_has_nothing_gets_an_archive_of_little(oumar: Any) -> None:
    found = archive_of(oumar)
    assert found["orders.json"] == []
    assert found["account.json"][0]["phone"] == "+224 620 00 00 03"


@pytest.mark.django_db
def test_it_is_the_person_s_alone(oumar: Any, kadiatou: Any, client: Client) -> None:
    archive_of(oumar)
    url = Export.objects.get(owner=oumar).file_url
    client.force_login(kadiatou)
    assert client.get(url).status_code == 404
    client.force_login(oumar)
    answer = client.get(url)
    assert answer["Content-Type"] == "application/zip"
    assert b"".join(answer.streaming_content).startswith(b"PK")
