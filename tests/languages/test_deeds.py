"""What the team reads of a history is said in words, not in the names the code has for it."""

import ast
from collections.abc import Iterator

from django.utils.translation import override

from core.audit import in_words
from core.audit.words import told_actions
from sellers.stores.states import PaperStatus
from shop.catalogue.states import Standing
from shop.moderation.states import ChangeStatus, ReportStatus
from shop.questions.states import QuestionState
from tests.architecture.sources import Source, python_files

# What the pages of the office show the history of.
SHOWN = {"product", "case", "store", "paper", "review", "question", "user", "accounts", "customer"}


def recorded(source: Source) -> Iterator[str]:
    """What a file writes into histories; a word that is put together stands in `made` below."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record"):
            continue
        for keyword in node.keywords:
            if keyword.arg == "action":
                yield from (
                    part.value
                    for part in ast.walk(keyword.value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )


def made() -> set[str]:
    return {
        *(f"product.{one}" for one in Standing),
        *(f"product.change_{one}" for one in ChangeStatus if one != ChangeStatus.OPEN),
        *(f"case.{one}" for one in ReportStatus if one != ReportStatus.OPEN),
        *(f"question.{one}" for one in QuestionState),
        *(f"paper.{one}" for one in PaperStatus),
    }


def test_each_deed_that_the_office_shows_has_words() -> None:
    written = {
        action
        for source in python_files()
        if not source.is_test
        for action in recorded(source)
        if "." in action and not action.endswith((".", "_"))
    }
    assert "product.begun" in written
    assert "store.restored" in written
    wanted = {action for action in written | made() if action.split(".")[0] in SHOWN}
    assert wanted - told_actions() == set()


def test_words_are_the_readers() -> None:
    with override("fr"):
        assert in_words("product.approved") == "le met en vente"
    with override("en"):
        assert in_words("product.approved") == "puts it on sale"
    assert in_words("nobody.said") == "nobody.said"
