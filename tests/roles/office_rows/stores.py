"""Stores and their papers: sellers/stores/office.py."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from core.tests.hostile import jpeg
from core.uploads import private_files
from tests.roles.office import Row


def _store(market: Any) -> dict[str, Any]:
    return {"pk": market.store.store.pk}


def _paper(market: Any) -> dict[str, Any]:
    paper = market.store.store.papers.get(kind__code="identity")
    if not paper.picture:
        photo = SimpleUploadedFile("x.jpg", jpeg())
        paper.picture = private_files.save("papers/x.jpg", photo)
        paper.save()
    return {"pk": paper.pk}


JUDGE = "moderator operator superuser"
ADDRESSES = {
    # Those of finance see whom they pay, not their papers.
    "office_stores": Row(f"finance {JUDGE}"),
    "office_stores_results": Row(f"finance {JUDGE}"),
    "office_store": Row(f"finance {JUDGE}", values=_store),
    "office_store_judge": Row(JUDGE, only_sent=True, values=_store),
    "office_papers": Row(JUDGE),
    "office_papers_results": Row(JUDGE),
    "office_paper": Row(JUDGE, values=_paper),
    "office_paper_picture": Row(JUDGE, values=_paper),
    "office_paper_judge": Row(JUDGE, only_sent=True, values=_paper),
}
