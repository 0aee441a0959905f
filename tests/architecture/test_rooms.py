"""The arrows that import-linter cannot see: names of models in strings, foreign keys, tables."""

import ast
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import ForeignObject, ManyToManyField

from tests.architecture.sources import ROOT, Faults, Source, a_source, faults, listed, python_files

# From the roof to the cellar, as docs/architecture.md draws them.
LEVELS = (
    ("config",),
    ("content",),
    ("sellers",),
    ("shop",),
    ("logistics",),
    ("activity", "notifications", "ledger", "accounts"),
    ("core",),
)
LOOKUPS = {"get_model", "get_class", "get_classes"}
NAMES = {"to", "through", "app_label", "module_label"}


def level_of(room: str) -> int | None:
    return next((n for n, rooms in enumerate(LEVELS) if room in rooms), None)


def room_of(path: Path) -> str:
    return path.parts[1] if path.parts[0] == "site" else path.parts[0]


def level_of_label(label: str) -> int | None:
    """An app by its label; Oscar's belong to the shop, the rest of the world to nobody."""
    name = apps.get_app_config(label).name if label in apps.app_configs else label
    if name.startswith("oscar."):
        return level_of("shop")
    return level_of(name.split(".")[0])


def looks_up(source: Source) -> Faults:
    """`get_model("order", …)`, `get_class("order.models", …)`, `ForeignKey(to="order.Order")`."""
    here = level_of(room_of(source.path))
    if here is None or source.is_test:
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = called or getattr(node.func, "id", "")
        if called in LOOKUPS or called.endswith(("ForeignKey", "ManyToManyField", "OneToOneField")):
            for name in _names(node):
                there = level_of_label(name.split(".")[0])
                if there is not None and there < here:
                    yield node.lineno, f"{called}({name!r}) points up"


def _names(call: ast.Call) -> list[str]:
    """What a lookup asks for: its first argument, or the one that is named."""
    named = [each.value for each in call.keywords if each.arg in NAMES]
    asked = [*call.args[:1], *named]
    texts = [each.value for each in asked if isinstance(each, ast.Constant)]
    return [text for text in texts if isinstance(text, str)]


def test_no_name_of_a_model_points_up():
    assert faults(looks_up, python_files()) == []


def test_a_name_that_points_up_is_found():
    text = """
Order = get_model("order", "Order")
Line = apps.get_model(app_label="order", model_name="Line")
Form = get_class(module_label="basket.forms", classname="AddToBasketForm")
key = models.ForeignKey("catalogue.Product")
other = models.OneToOneField(to="partner.Partner", on_delete=models.CASCADE)
many = models.ManyToManyField("self", through="order.Line")
mine = models.ForeignKey("accounts.User"), get_model("ledger", "Entry"), get_model(label)
"""
    assert len(faults(looks_up, [a_source(text, path="site/ledger/models.py")])) == 6


def test_foreign_keys_do_not_point_up():
    up = []
    for model in apps.get_models():
        here = level_of_label(model._meta.app_label)
        for field in model._meta.get_fields():
            if here is None or not isinstance(field, ForeignObject | ManyToManyField):
                continue
            if field.related_model is get_user_model():
                continue  # swappable: any room may say who did it without knowing the class
            there = level_of_label(field.related_model._meta.app_label)
            if there is not None and there < here:
                up.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")
    assert up == []


def test_every_room_has_a_level():
    """A room that nobody placed would be judged by nobody."""
    rooms = {room_of(source.path) for source in python_files()}
    outside = {"manage.py", "conftest.py", "tests", "scripts", "bench", "clients", "deploy", "docs"}
    assert {room for room in rooms - outside if level_of(room) is None} == set()


def test_site_is_a_source_root_and_never_a_package():
    """`site` is Python's own: a package of that name would shadow it or be shadowed."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_only_the_schedule_knows_the_times():
    """Celery beat and the demo's thread read one table; a second one would be forgotten."""
    knows = {"crontab", "beat_schedule", "add_periodic_task", "solar"}
    found = [
        f"{source.path}:{node.lineno}"
        for source in python_files()
        if source.path != Path("site/config/schedule.py") and not source.is_test
        for node in ast.walk(source.tree)
        if (isinstance(node, ast.Name) and node.id in knows)
        or (isinstance(node, ast.Attribute) and node.attr in knows and not _reads_table(source))
    ]
    assert found == []


def _reads_table(source: Source) -> bool:
    return "config.schedule" in source.text


def test_migrations_say_what_they_do():
    """Wherever they lie: a fork may keep some a folder deeper."""
    migrations = [path for path in listed("*.py") if path.parent.name == "migrations"]
    assert len(migrations) > 20
    assert [path for path in migrations if "_auto_" in path.name] == []
