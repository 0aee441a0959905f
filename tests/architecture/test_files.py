"""The rules of a file: short, one service each, no shortcuts past the design."""

import ast

import pytest

from tests.architecture.sources import Faults, Source, a_source, faults, python_files

# Model methods that Oscar wrote and that we undo; none of them holds a rule.
SAVES = {
    "shop/catalogue/reviews/models.py",  # Oscar's writes the product back with stale fields
}
SIGNALS = {"post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed", "post_init"}


def too_long(source: Source) -> Faults:
    lines = source.text.count("\n")
    if lines > 300:
        yield lines, "is over 300 lines: two things live here"


# Everybody says notify(person, …); a noun would only repeat its first argument.
ONE_WORD = {"notify"}


def services_not_alone(source: Source) -> Faults:
    if not source.is_service:
        return
    functions = [node for node in source.public if not isinstance(node, ast.ClassDef)]
    if [node.name for node in functions] != [source.path.stem]:
        yield 1, f"has {[node.name for node in functions]}, wanted its own name alone"
    if "_" not in source.path.stem and source.path.stem not in ONE_WORD:
        yield 1, "is not named verb_noun"
    for node in functions:
        if len(node.args.args) > 1:
            yield node.lineno, f"{node.name}() takes more than its first argument by position"


def django_signals(source: Source) -> Faults:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.models.signals":
            yield from ((node.lineno, a.name) for a in node.names if a.name in SIGNALS)
        # `signals.post_save.connect(…)`; a field's own pre_save() is something else
        if isinstance(node, ast.Attribute) and node.attr in {"connect", "send"}:
            inner = node.value
            name = inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "")
            if name in SIGNALS:
                yield node.lineno, f"{name}.{node.attr}"


def rules_in_save(source: Source) -> Faults:
    if source.is_test or not source.path.name.startswith(("models", "abstract_models")):
        return
    if str(source.path) in SAVES:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}:
            yield node.lineno, f"overrides {node.name}(): a write is a service"


def sleeping_tests(source: Source) -> Faults:
    """A helper that polls a process with a deadline may; a test that hopes may not."""
    if not source.is_test or source.path.parts[:2] == ("tests", "support"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"sleep", "wait_for_timeout"}:
            yield node.lineno, f"{node.attr}: waits for the clock, not for what it wants"


def classes_of_tests(source: Source) -> Faults:
    if source.is_test:
        for node in source.public:
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                yield node.lineno, f"{node.name}: tests are functions"


def floats_of_money(source: Source) -> Faults:
    home = source.path.parts[:2] == ("site", "ledger") or source.path.name in {
        "money.py",
        "rounding.py",
    }
    if source.is_test or not home:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, f"{node.value} is a float"
        if isinstance(node, ast.Name) and node.id == "float" and isinstance(node.ctx, ast.Load):
            yield node.lineno, "speaks of floats"


RULES = {
    too_long: "x = 1\n" * 301,
    services_not_alone: "def place_order(order, by): ...\ndef place_another(): ...\n",
    django_signals: "from django.db.models import signals\nsignals.post_save.connect(print)\n",
    rules_in_save: "class Order:\n    def save(self): ...\n",
    sleeping_tests: "import time\ntime.sleep(1)\n",
    classes_of_tests: "class TestOrder: ...\n",
    floats_of_money: "RATE = 0.1\n",
}
PLANTED_IN = {
    rules_in_save: "shop/order/models.py",
    sleeping_tests: "shop/order/tests/test_order.py",
    classes_of_tests: "shop/order/tests/test_order.py",
    floats_of_money: "site/core/money.py",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_file_breaks_the_rule(rule):
    assert faults(rule, python_files()) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_planted_fault_is_found(rule):
    path = PLANTED_IN.get(rule, "shop/order/services/place_order.py")
    assert faults(rule, [a_source(RULES[rule], path=path)])
