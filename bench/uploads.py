"""Hostile files at the desk's own addresses: what each is answered, in what time and memory.

    cp market.sqlite3 copy.sqlite3; python bench/uploads.py copy.sqlite3     (a table)
    python bench/uploads.py copy.sqlite3 --json     (a line an upload, for the test)

The database is written to: hand over a copy of a migrated one. What may be held is bounded by the
system. On two busy cores: 242 uploads, the slowest 1.6 s (a PNG of 24 million pixels in 16 bits),
179 MB more than a first small photo at most.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MEGABYTE = 2**20
MOST_HELD = 1_200 * MEGABYTE
FRAMES = 10_000
# What takes a second or more is drawn once, for the product; the same code stands behind the rest.
HEAVY = ("largest", "sixteen", "bomb", "thirteen", "scans", "pixels-just", "one-line")


def many_frames() -> bytes:
    """A GIF whose one frame comes ten thousand times."""
    from PIL import Image

    from core.tests.hostile import saved

    data = saved(Image.new("P", (64, 64)), "GIF")
    start = data.index(b"\x2c\0\0\0\0")
    return data[:start] + data[start:-1] * FRAMES + data[-1:]


def files() -> dict[str, Any]:
    from core.tests.hostile import HOSTILE, REFUSED

    return {**HOSTILE, "gif-10000-frames": (many_frames, REFUSED)}


class Desk:
    """Aïssatou's, signed in, with a draft, its papers and its store."""

    def __init__(self) -> None:
        from django.test import Client

        from tests.builders import a_product, a_store, a_user

        seller = a_user(email="aissatou-bench@makiti.test")
        self.store = a_store(name="Banc d’essai", code="banc", team=(seller,))
        self.product = a_product(title="Pagne", store=self.store)
        self.client = Client()
        self.client.force_login(seller)

    def send(self, where: str, field: str, file: Any, **more: str) -> Any:
        return self.client.post(f"/fr/seller/banc/{where}", {field: file, **more})

    def photo(self, file: Any) -> tuple[str, Any]:
        from core.uploads import pictures
        from sellers.desk.models import Draft

        answer = self.send(f"products/{self.product.pk}/photos/", "photo", file)
        Draft.objects.all().delete()
        told = answer.json()
        return told.get("said", ""), pictures.open(told["name"]) if "name" in told else None

    def logo(self, file: Any) -> tuple[str, Any]:
        from core.uploads import pictures

        said = {"name": "Banc d’essai", "phone": "620 00 00 01"}
        words = self._form(self.send("store/", "logo", file, **said), "logo")
        self.store.refresh_from_db()
        return words, None if words else pictures.open(self.store.logo.name)

    def paper(self, file: Any) -> tuple[str, Any]:
        # Each as if it were the first that is sent.
        self.store.store.papers.update(status="todo", picture="")
        said = {"identity_type": "card", "last_four": "1234"}
        words = self._form(self.send("papers/identity/", "picture", file, **said), "picture")
        kept = self.store.store.papers.get(kind__code="identity").picture
        return words, None if words else kept.open()

    def table(self, file: Any) -> tuple[str, Any]:
        words = self._form(self.send("imports/", "file", file), "file")
        return words, None if words else file

    @staticmethod
    def _form(answer: Any, field: str) -> str:
        """Why it was refused; nothing where it was taken."""
        if answer.status_code == 302:
            return ""
        assert answer.status_code in (200, 422), answer.status_code
        form = answer.context["form"]
        assert set(form.errors) == {field}, form.errors
        return str(form.errors[field][0])


def write_files(folder: Path) -> None:
    """In a process that goes: what making them takes is not counted."""
    pid = os.fork()
    if not pid:
        for name, (make, _said) in files().items():
            (folder / name).write_bytes(make())
        os._exit(0)
    if os.waitpid(pid, 0)[1]:
        raise SystemExit("the files could not be made")


def only_pixels(data: bytes) -> bool:
    from core.tests.test_uploads import assert_nothing_but_pixels

    assert_nothing_but_pixels(data)
    return True


def uploads(folder: Path) -> Iterator[dict[str, Any]]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    desk = Desk()
    sent = sorted(folder.iterdir())
    # Once for all that is loaded at the first picture.
    desk.photo(SimpleUploadedFile("a.jpg", (folder / "gps").read_bytes()))
    for where, ending in (("photo", "jpg"), ("logo", "png"), ("paper", "jpg"), ("table", "xlsx")):
        for path in sent:
            name = path.name
            if where != "photo" and name.startswith(HEAVY):
                continue
            file = SimpleUploadedFile(
                f"{name}.{ending}", path.read_bytes(), content_type="image/jpeg"
            )
            held, began = _held(), time.process_time()
            said, kept = getattr(desk, where)(file)
            seconds, grown = time.process_time() - began, max(_held() - held, 0)
            yield {
                "where": where,
                "name": name,
                "taken": kept is not None,
                "clean": kept is None or where == "table" or only_pixels(kept.read()),
                "said": said,
                "seconds": seconds,
                "megabytes": grown,
            }


def _held() -> float:
    """The most that was ever held: it only grows."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    database = Path(sys.argv[1]).resolve()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_HELD, MOST_HELD))
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": f"sqlite:///{database}",
        "DATA_DIR": str(database.parent),
        "REDIS_URL": "",
        "BROKER_URL": "",
    }
    # This folder's own names (geo, ledger) are those of rooms.
    root = Path(__file__).resolve().parents[1]
    sys.path[:1] = [str(root), str(root / "site")]
    folder = database.parent / "hostile"
    folder.mkdir(exist_ok=True)
    write_files(folder)
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    if "--json" in sys.argv:
        for one in uploads(folder):
            print(json.dumps(one), flush=True)
        return
    found = list(uploads(folder))
    for where in ("photo", "logo", "paper", "table"):
        some = [one for one in found if one["where"] == where]
        slow = max(some, key=lambda one: one["seconds"])
        taken = sum(one["taken"] for one in some)
        sys.stdout.write(
            f"{where:<6} {len(some):>3} files  {taken:>3} taken  {len(some) - taken:>3} refused"
            f"  slowest {slow['seconds']:.2f} s ({slow['name']})"
            f"  +{sum(one['megabytes'] for one in some):.0f} MB at most\n"
        )


if __name__ == "__main__":
    main()
