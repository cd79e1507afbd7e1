"""The collector killed again and again in the middle of its work: nothing lost, nothing twice.

`killing.py [kills]` prints one JSON line; every worker is stopped by SIGKILL at a moment of chance.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

HOUSE = Path(__file__).parents[2]
sys.path.insert(0, str(HOUSE))
PAGES, ABOUT_US, SPEED = 600, 3, 120
BEGAN = datetime(2026, 11, 23, 8, tzinfo=UTC)


def fast_clock() -> datetime:
    """Time that passes SPEED times as fast, the same for every worker."""
    began = float(os.environ["KILLING_BEGAN"])
    return BEGAN + timedelta(seconds=(time.time() - began) * SPEED)


def set_up() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


def work(port: int) -> None:
    """A worker, until it is killed or nothing is left."""
    set_up()
    from nhipcau.press.collecting.working import go_round
    from nhipcau.press.fetching.client import Client
    from nhipcau.press.fetching.guard import Allowance
    from nhipcau.press.models import FoundPage

    allowance = Allowance(loopback_ports=frozenset({port}))
    client = Client(office="Bench", contact="bench@mau.example", allowance=allowance)
    print("ready", flush=True)
    while True:
        go_round(client=client, clock=fast_clock, most=5, rest=lambda _origin: None)
        if FoundPage.objects.exists() and not FoundPage.objects.waiting().exists():
            break
        time.sleep(0.01)


def prepared(address: str) -> None:
    set_up()
    from django.core.management import call_command

    from nhipcau.press.models import Feed, Outlet
    from nhipcau.press.words import load_names

    call_command("migrate", interactive=False, verbosity=0)
    load_names([{"place": "tinh-mau", "words": ["Vịnh Mẫu"], "kind": "province"}], by=None)
    outlet = Outlet.objects.create(code="bao", name="Báo Biển", languages=["vi"], is_on=True)
    Feed.objects.create(outlet=outlet, address=address, due_at=BEGAN)


def killed(port: int, kills: int) -> int:
    """Kill worker after worker; the last one works to the end. How many were killed in fact."""
    chance, done = random.Random(50), 0
    while True:
        worker = subprocess.Popen(
            [sys.executable, __file__, "worker", str(port)], stdout=subprocess.PIPE, text=True
        )
        assert worker.stdout is not None
        worker.stdout.readline()
        if done >= kills:
            worker.wait()
            return done
        try:
            worker.wait(chance.uniform(0.02, 0.5))
            return done
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
            done += 1


def main(kills: int) -> None:
    os.environ["NHIPCAU_VAR"] = var = tempfile.mkdtemp()
    set_up()
    from tests.press.collecting.conftest import Newspaper
    from tests.press.fetching.outlets import Outlet as Site

    with Site() as site:
        os.environ["KILLING_BEGAN"] = str(time.time())
        paper = Newspaper(site)
        for number in range(PAGES):
            is_ours = number % ABOUT_US == 0
            where = "Vịnh Mẫu" if is_ours else "cao nguyên"
            words = (
                f"Bản tin số {number}: tại {where} hôm nay có {number * 7 + 3} người đến xem hội.",
                f"Người thứ {number * 13} được tặng một món quà nhỏ do làng nghề thứ {number} làm.",
                f"Ban tổ chức nói con số ấy gấp {number % 9 + 2} lần năm ngoái, đường đông kín xe.",
            )
            paper.tells(f"/{number}.html", f"Hội làng thứ {number}", *words)
        prepared(site.at("/rss"))
        began = time.time()
        done = killed(site.port, kills)
        from nhipcau.press.models import Clipping, FoundPage, StorySketch

        wanted = len(range(0, PAGES, ABOUT_US))
        addresses = set(Clipping.objects.values_list("address", flat=True))
        loose = StorySketch.objects.exclude(clipping__story__isnull=False).count()
        told = {
            "bench": "press/killing",
            "kills": done,
            "pages": FoundPage.objects.count(),
            "lost": wanted - len(addresses),
            "twice": Clipping.objects.count() - len(addresses),
            "half": Clipping.objects.filter(story=None).count() + loose,
            "size": PAGES,
            "seconds": round(time.time() - began),
        }
    shutil.rmtree(var)
    print(json.dumps(told))


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        work(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
