"""How long words and notices take with 500 sockets open on the sockets process of `make services`.

`.venv/bin/python bench/sockets.py [seconds] [messages a second]` brings the real site up (or takes
the one whose SERVICES_DIR stands in DRILL_SITE), opens 500 sockets of conversations through nginx
and three browsers of one more person, lets people write, and tells that person something twice a
second. Delays are from before it is written to when a browser has it. The table: sockets.md.
"""

import asyncio
import os
import re
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / part) for part in ("", "site")]

from tests.support.real_site import RealSite, a_real_site  # noqa: E402
from tests.support.talkers import Heard, Talkers, a_crowd, tell  # noqa: E402

# Of each side as many sockets as conversations; a person writes thirty messages a minute at most.
CONVERSATIONS, STORES, BROWSERS = 250, 25, 3
NOTICES_A_SECOND = 2
HEAD = """# What open sockets cost, and how long words take

Printed by `.venv/bin/python bench/sockets.py`, never asserted: 500 sockets of 250 conversations,
both sides of each, and three browsers of one more person, all through nginx on the one sockets
process of `make services`. From before a word is written until another browser has it. The aim is
95 % within a second.
"""


@contextmanager
def the_site() -> Iterator[RealSite]:
    if not (running := os.environ.get("DRILL_SITE")):
        with a_real_site() as site:
            yield site
        return
    site = RealSite(Path(running), mails=Path(running))
    site.port = int(re.findall(r"SITE_PORT=(\d+)", (site.folder / "ports").read_text())[0])
    yield site


# --- The load ---------------------------------------------------------------------------------
async def speak(crowd: Talkers, *, rate: int, seconds: int) -> None:
    """One after the other, at an even pace, however long the answers take."""
    began = time.monotonic()
    for number in range(rate * seconds):
        await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
        await crowd.say(number, f"Il en reste {number} ?")


async def ring(person: int, *, seconds: int) -> dict[int, float]:
    """When each notice began to be written."""
    from asgiref.sync import sync_to_async

    began, told = time.monotonic(), {}
    for number in range(NOTICES_A_SECOND * seconds):
        await asyncio.sleep(max(0.0, began + number / NOTICES_A_SECOND - time.monotonic()))
        at = time.monotonic()
        told[await sync_to_async(tell)(person, number=number)] = at
    return told


@dataclass
class Result:
    heard: Heard
    told: dict[int, float]
    memory: dict[str, int]
    closed: int


async def measure(site: RealSite, crowd: Talkers, *, rate: int, seconds: int) -> Result:
    pid = int(site.process("sockets") or 0)
    pids = [pid, *site.children(pid)]
    memory = {"with no socket open": rss(pids)}
    await crowd.open()
    memory[f"with {len(crowd.every)} open"] = rss(pids)
    # The first calls of each process fetch what they keep.
    await speak(crowd, rate=10, seconds=5)
    await crowd.until_all_came(told=0)
    crowd.heard.said.clear()
    crowd.heard.came.clear()
    person = crowd.crowd["person"]
    words, told = await asyncio.gather(
        speak(crowd, rate=rate, seconds=seconds), ring(person, seconds=seconds)
    )
    del words
    await crowd.until_all_came(told=len(told))
    memory["after all that was said"] = rss(pids)
    closed = sum(task.done() for task in crowd.tasks)
    await crowd.close()
    return Result(crowd.heard, told, memory, closed)


def rss(pids: list[int]) -> int:
    """Kilobytes."""
    kept = (Path(f"/proc/{pid}/status").read_text() for pid in pids)
    return sum(int(found[1]) for text in kept if (found := re.search(r"VmRSS:\s+(\d+)", text)))


# --- The table --------------------------------------------------------------------------------
def row(name: str, delays: list[float], wanted: int) -> str:
    delays = sorted(delays) or [float("nan")]
    late = delays[min(len(delays) - 1, len(delays) * 95 // 100)]
    middle = statistics.median(delays)
    lost = wanted - len(delays)
    return f"| {name} | {wanted:,} | {lost} | {middle:.3f} s | {late:.3f} s | {delays[-1]:.3f} s |"


def table(result: Result, *, rate: int, seconds: int) -> str:
    heard, told, memory = result.heard, result.told, result.memory
    words = [heard.came[key] - at for key, at in heard.said.items() if key in heard.came]
    bells = [came - at for pk, at in told.items() for came in heard.rung[pk].values()]
    last = max(heard.came.values(), default=0) - min(heard.said.values(), default=0)
    disordered = sum(numbers != sorted(numbers) for numbers in heard.numbers.values())
    lines = [
        f"{rate} messages a second for {seconds} s, {NOTICES_A_SECOND} notices a second to one"
        f" person with {BROWSERS} browsers.",
        "",
        "| | to be heard | lost | median | 95 % within | longest |",
        "|---|--:|--:|--:|--:|--:|",
        row("a message, by the other side", words, len(heard.said)),
        row("a notice, by each browser", bells, BROWSERS * len(told)),
        "",
        f"Conversations out of order: {disordered}. Refused: {len(heard.refused)}. Sockets that"
        f" closed: {result.closed}. Messages heard a second: {len(heard.came) / (last or 1):.0f}.",
        "",
        f"| the sockets, {os.environ.get('SOCKETS_WORKERS', '1')} at work | memory |",
        "|---|--:|",
        *(f"| {when} | {kilobytes / 1024:.0f} MB |" for when, kilobytes in memory.items()),
        "",
        f"{os.cpu_count()} cores for everything, browsers and services too, of which"
        f" {os.getloadavg()[0]:.1f} were asked for when it ended.",
    ]
    return "\n".join(lines)


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rate = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
    with the_site() as site:
        os.environ.update(site.inside())
        import django

        django.setup()
        made = a_crowd(conversations=CONVERSATIONS, stores=STORES)
        crowd = Talkers(site.port, made, browsers=BROWSERS)
        result = asyncio.run(measure(site, crowd, rate=rate, seconds=seconds))
    text = table(result, rate=rate, seconds=seconds)
    print(text)
    Path(__file__).with_suffix(".md").write_text(f"{HEAD}\n{text}\n")


if __name__ == "__main__":
    main()
