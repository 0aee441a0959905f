"""The pages around an import and an export: who may, what they say, twice tapped is once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.exports import Export
from core.outbox import drain
from sellers.desk.imports.models import CatalogueImport
from sellers.desk.imports.tests.files import a_csv, a_row, a_stall, sent
from sellers.stores.models import Store
from sellers.stores.roles import Role
from sellers.stores.services.join_team import join_team
from shop.catalogue.models import Product
from tests.builders import a_store, a_user

pytestmark = pytest.mark.django_db
NAMES = ("imports", "import_model", "import", "import_start", "import_faults")


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, store: Any, **more: Any) -> str:
    return reverse(f"seller:{name}", kwargs={"slug": store.code, **more})


def member(store: Any, role: Role) -> Client:
    person = a_user()
    join_team(Store.objects.get(partner=store), person=person, role=role)
    return signed_in(person)


def ask(client: Client, name: str, store: Any, catalogue: CatalogueImport) -> int:
    keyed = name not in ("imports", "import_model", "export_ask")
    where = address(name, store, **({"key": catalogue.key} if keyed else {}))
    posted = name in ("import_start", "export_ask")
    answer = client.post(where, {"format": "csv"}) if posted else client.get(where)
    return int(answer.status_code)


@pytest.mark.parametrize("name", [*NAMES, "export_ask"])
def test_only_who_may_change_prices_gets_in(name: str) -> None:
    store, aissatou = a_stall(name="Boutique Aïssatou")
    a_stall(name="Chez Fatou")
    catalogue = sent(store, aissatou, a_csv([a_row("A")]))
    fatou = a_user()
    rival = a_store(name="Fatou et filles", team=(fatou,))
    assert ask(Client(), name, store, catalogue) == 302
    assert ask(signed_in(a_user()), name, store, catalogue) == 404
    assert ask(signed_in(fatou), name, store, catalogue) == 404
    assert ask(member(store, Role.CLERK), name, store, catalogue) == 403
    if name in ("import", "import_start", "import_faults"):
        # Her own desk, somebody else's import.
        assert ask(signed_in(fatou), name, rival, catalogue) == 404
    assert ask(member(store, Role.MANAGER), name, store, catalogue) in (200, 302)


def test_from_the_table_to_the_articles() -> None:
    store, aissatou = a_stall()
    client = signed_in(aissatou)
    page = client.post(address("imports", store), {"file": a_csv([a_row("A"), a_row("B", n="x")])})
    again = client.post(address("imports", store), {"file": a_csv([a_row("A"), a_row("B", n="x")])})
    catalogue = CatalogueImport.objects.get()
    where = address("import", store, key=catalogue.key)
    assert (page.headers["Location"], again.headers["Location"]) == (where, where)
    assert "Nous lisons votre tableau" in client.get(where).content.decode()
    drain()
    shown = client.get(where).content.decode()
    assert "Prendre 1 ligne" in shown
    assert "Écrivez un nombre entier, zéro ou plus." in shown
    told = client.get(address("import_faults", store, key=catalogue.key)).content.decode()
    assert "3,En stock,x," in told
    english = client.get(where.replace("/fr/", "/en/")).content.decode()
    assert "Write a whole number, zero or more." in english
    for _ in range(2):
        client.post(address("import_start", store, key=catalogue.key))
        drain()
    assert "C’est fait." in client.get(where).content.decode()
    assert Product.objects.count() == 1


def test_what_is_no_table_is_refused_beside_the_field() -> None:
    store, aissatou = a_stall()
    answer = signed_in(aissatou).post(address("imports", store), {})
    assert answer.status_code == 200
    assert "Choisissez un fichier." in answer.content.decode()
    assert not CatalogueImport.objects.exists()


def test_ones_catalogue_is_prepared_and_handed_to_its_team_only() -> None:
    store, aissatou = a_stall()
    client = signed_in(aissatou)
    answer = client.post(address("export_ask", store), {"format": "csv"})
    drain()
    export = Export.objects.get()
    page = client.get(answer.headers["Location"]).content.decode()
    assert export.file_url in page
    file = client.get(export.file_url)
    assert (file.status_code, bool(file.getvalue())) == (200, True)  # type: ignore[attr-defined]
    other = a_user()
    assert signed_in(other).get(export.file_url).status_code == 404
    Store.objects.get(partner=store).memberships.all().delete()
    assert client.get(export.file_url).status_code == 404


def test_looking_writes_nothing(queries_of: Any) -> None:
    store, aissatou = a_stall()
    catalogue = sent(store, aissatou, a_csv([a_row("A", n="x")]))
    drain()
    client = signed_in(aissatou)
    seen = queries_of(client, address("import", store, key=catalogue.key))
    assert not [sql for sql in seen if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")]
    assert len(seen) <= 9, "\n".join(seen)
