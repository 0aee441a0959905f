"""The catalogue in the back office: shelves that move with what stands there, sorts of articles."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from oscar.core.loading import get_model

from core.audit import history_of
from core.outbox.deliver import drain
from shop.catalogue.models import Category, Product
from shop.catalogue.services.index_products import index_products
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.services.set_attributes import set_attributes
from shop.catalogue.tree import category_tree, forget_category_tree
from tests.builders import a_category, a_product

pytestmark = pytest.mark.django_db
SHELVES = "/admin/snippets/catalogue/category/"
KINDS = "/admin/snippets/catalogue/productclass/"
FACTS = "/admin/snippets/catalogue/productattribute/"
ProductAttribute = get_model("catalogue", "ProductAttribute")


@pytest.fixture
def keeper(editor: Any) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def shelves() -> dict[str, Any]:
    mode = a_category(name="Mode", slug="mode")
    maison = a_category(name="Maison", slug="maison")
    robes = a_category(name="Robes", slug="robes", parent=mode)
    dress = a_product(title="Robe wax", category=robes)
    refresh_listing([dress.pk])
    index_products([dress.pk])
    forget_category_tree()
    return {"mode": mode, "maison": maison, "robes": robes, "dress": dress}


def typed(shelf: Any, **told: Any) -> dict[str, Any]:
    fields = {"name": shelf.name, "name_en": shelf.name_en, "slug": shelf.slug, "is_public": "on"}
    parent = shelf.get_parent()
    return fields | {"parent": parent.pk if parent else ""} | told


def sent(client: Client, shelf: Any, **told: Any) -> Any:
    shelf = Category.objects.get(pk=shelf.pk)
    return client.post(f"{SHELVES}edit/{shelf.pk}/", typed(shelf, **told))


def done(answer: Any) -> None:
    assert answer.status_code == 302, answer.context["form"].errors
    drain()
    forget_category_tree()


def test_a_shelf_is_put_up_below_another(keeper: Client, shelves: Any, editor: Any) -> None:
    told = {"name": "Foulards", "name_en": "Scarves", "slug": "", "is_public": "on"}
    done(keeper.post(f"{SHELVES}add/", told | {"parent": shelves["mode"].pk}))
    new = Category.objects.get(name="Foulards")
    assert (new.slug, new.get_parent().name, new.ancestors_are_public) == ("foulards", "Mode", True)
    assert category_tree().by_path["mode/foulards"].id == new.pk
    entry = history_of(new)[0]
    assert (entry.action, entry.actor) == ("category.added", editor)
    assert Category.find_problems() == ([], [], [], [], [])


def test_a_moved_shelf_takes_its_products_along(keeper: Client, shelves: Any) -> None:
    version = category_tree().version
    done(sent(keeper, shelves["robes"], parent=shelves["maison"].pk))
    moved = Category.objects.get(pk=shelves["robes"].pk)
    assert moved.get_parent().name == "Maison"
    assert Product.objects.get(pk=shelves["dress"].pk).listed_category == moved.path
    assert category_tree().version != version
    client = Client()
    found = client.get("/fr/shop/maison/robes/").context["page"].object_list
    assert [one.title for one in found] == ["Robe wax"]
    assert client.get("/fr/shop/mode/robes/").status_code == 404
    # To the top, and back to where it was.
    done(sent(keeper, shelves["robes"], parent=""))
    assert Category.objects.get(pk=shelves["robes"].pk).depth == 1
    done(sent(keeper, shelves["robes"], parent=shelves["mode"].pk))
    assert category_tree().by_path["mode/robes"].products == 1
    assert Category.find_problems() == ([], [], [], [], [])


def test_a_renamed_shelf_is_found_by_its_new_name(keeper: Client, shelves: Any) -> None:
    done(sent(keeper, shelves["robes"], name="Boubous de fête"))
    found = Client().get("/fr/search/", {"q": "boubou"}).context["page"].object_list
    assert [one.title for one in found] == ["Robe wax"]
    assert Client().get("/fr/search/", {"q": "robes mode"}).status_code == 200


def test_a_hidden_shelf_hides_what_is_below(keeper: Client, shelves: Any) -> None:
    done(sent(keeper, shelves["mode"], is_public=""))
    assert Client().get("/fr/shop/mode/robes/").status_code == 404
    done(sent(keeper, shelves["mode"], is_public="on"))
    assert Client().get("/fr/shop/mode/robes/").status_code == 200


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"parent": "robes"}, "parent"),
        ({"parent": "mode"}, "parent"),
        ({"parent": "", "slug": "maison"}, "slug"),
        ({"name": "!!!", "slug": ""}, "name"),
        ({"name": ""}, "name"),
        ({"parent": "999999"}, "parent"),
    ],
)
def test_what_would_break_the_tree_is_refused(
    keeper: Client, shelves: Any, told: dict[str, str], field: str
) -> None:
    before = list(Category.objects.order_by("path").values())
    if told.get("parent") in shelves:
        told = told | {"parent": str(shelves[told["parent"]].pk)}
    answer = sent(keeper, shelves["mode"], **told)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert list(Category.objects.order_by("path").values()) == before


def test_the_list_costs_the_same_however_many(keeper: Client, shelves: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        forget_category_tree()
        keeper.get(SHELVES)
        with CaptureQueriesContext(connection) as asked:
            page = keeper.get(SHELVES)
        assert page.status_code == 200
        return len(asked)

    one = cost()
    for n in range(6):
        a_category(name=f"Rayon {n}", parent=shelves["maison"])
    assert cost() == one


def test_shelves_are_searched_filtered_and_taken_along(keeper: Client, shelves: Any) -> None:
    Category.objects.filter(pk=shelves["robes"].pk).update(name_en="=HYPERLINK(1)")
    found = keeper.get(SHELVES, {"q": "rob"}).content.decode()
    assert "Robes" in found
    assert "Maison" not in found.split("<tbody", 1)[1].split("</tbody", 1)[0]
    below = keeper.get(SHELVES, {"department": shelves["maison"].pk}).content.decode()
    assert "Robes" not in below.split("<tbody", 1)[1].split("</tbody", 1)[0]
    table = b"".join(keeper.get(SHELVES, {"export": "csv"}).streaming_content).decode()
    assert "Robes,'=HYPERLINK(1),Mode,robes,1," in table
    assert keeper.get(SHELVES, {"export": "xlsx"}).status_code == 200


def test_a_sort_of_article_and_what_is_said_of_it(keeper: Client, editor: Any) -> None:
    assert keeper.post(f"{KINDS}add/", {"name": "Tissu"}).status_code == 302
    kind = get_model("catalogue", "ProductClass").objects.get(name="Tissu")
    told = {"product_class": kind.pk, "name": "Tissage", "code": "weave", "type": "option"}
    assert keeper.post(f"{FACTS}add/", told).context["form"].errors.keys() == {"options"}
    done(keeper.post(f"{FACTS}add/", told | {"options": "Uni\nDamassé\n\n Uni "}))
    weave = ProductAttribute.objects.get(code="weave")
    choices = weave.option_group.options
    assert sorted(choices.values_list("option", flat=True)) == ["Damassé", "Uni"]
    assert history_of(weave)[0].action == "attribute.added"
    page = keeper.get(KINDS).content.decode()
    assert f'{FACTS}?product_class={kind.pk}">1</a>' in page


def test_what_products_say_stays_readable(keeper: Client) -> None:
    product = a_product()
    kind = product.product_class
    told = {"product_class": kind.pk, "name": "Coupe", "code": "cut", "type": "option"}
    done(keeper.post(f"{FACTS}add/", told | {"options": "Droite\nÉvasée"}))
    set_attributes(product, values={"cut": "Droite"})
    refresh_listing([product.pk])
    cut = ProductAttribute.objects.get(code="cut")
    address = f"{FACTS}edit/{cut.pk}/"
    refused = keeper.post(address, told | {"options": "Évasée"})
    assert "options" in refused.context["form"].errors
    refused = keeper.post(address, told | {"type": "text"})
    assert "type" in refused.context["form"].errors
    # Its code is not asked for again, whatever is sent.
    done(keeper.post(address, told | {"options": "Droite", "name": "Forme", "code": "x"}))
    cut.refresh_from_db()
    assert (cut.name, cut.code) == ("Forme", "cut")
    assert [one.option for one in cut.option_group.options.all()] == ["Droite"]
    assert product.attribute_values.get().value_as_text == "Droite"


@pytest.mark.parametrize("who", ["moderator", "aissatou", "kadiatou"])
def test_others_change_nothing(request: pytest.FixtureRequest, shelves: Any, who: str) -> None:
    person = request.getfixturevalue(who)
    client = Client()
    client.force_login(person)
    before = list(Category.objects.order_by("path").values())
    for address in (f"{SHELVES}add/", f"{KINDS}add/", f"{FACTS}add/"):
        assert client.post(address, {"name": "Neuf"}).status_code in {302, 403}
    sent(client, shelves["robes"], name="Volé")
    assert list(Category.objects.order_by("path").values()) == before


def test_nobody_throws_a_shelf_away(admin: Any, shelves: Any) -> None:
    client = Client()
    client.force_login(admin)
    for base, row in ((SHELVES, shelves["robes"]), (KINDS, shelves["dress"].product_class)):
        assert client.post(f"{base}delete/{row.pk}/").status_code in {302, 403}
        assert type(row).objects.filter(pk=row.pk).exists()


def test_operators_keep_shelves_too(oumar: Any, shelves: Any) -> None:
    oumar.groups.add(Group.objects.get(name="Operators"))
    client = Client()
    client.force_login(oumar)
    done(sent(client, shelves["robes"], name="Robes longues"))
