"""The portal under load: kept pages against pages made anew and against a static file.

Run: python bench/portal.py
Prints one JSON line. Of one server (two processes): requests a second and p95 in ms of a kept page
(at least 20 times a page made anew, at least half of a static file of the same size); CPU ms and
queries of a page made anew, in this process (at most 15 ms); seconds until both processes show a
released and a withdrawn page (at most 5); ms of a search over 10,000 public pages.
"""

import http.client
import json
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = tempfile.mkdtemp(prefix="nhipcau-bench-")
os.environ |= {"NHIPCAU_VAR": VAR, "DJANGO_SETTINGS_MODULE": "config.settings"}
sys.path.insert(0, str(ROOT))

import django

django.setup()

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from nhipcau.editorial import releasing, withdrawing
from nhipcau.editorial.models import Edition, Release, SectionPage, Work
from nhipcau.portal.cache import shelf
from nhipcau.search.tokens import tokens
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_page,
    make_picture,
    make_public_page,
)

ARTICLE = "/vi/tin/b0/"
PORT = 8917
SECONDS = 5
AT_ONCE = 8
WORDS = "tỉnh biển đảo du lịch đầu tư lễ hội tháp Chăm võ cổ truyền hợp tác quốc tế"


def prepare() -> None:
    """A new database, a section of nine articles with pictures and links."""
    settings.MIGRATION_MODULES = {app.label: None for app in django.apps.apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    section = make_public_page(SectionPage, slug="tin", show_in_menus=True)
    for number in range(6):
        make_public_page(SectionPage, slug=f"m{number}", title=f"Mục {number}", show_in_menus=True)
    linked = make_public_page(slug="kia", parent=section)
    words = f'<p>{"Chữ trong bài. " * 30}<a linktype="page" id="{linked.pk}">Xem</a></p>'
    body = [{"type": "words", "value": words} for _ in range(10)]
    for number in range(5):
        picture = make_picture(f"{number}.jpg").pk
        body.append({"type": "picture", "value": {"picture": picture, "alt": "", "caption": ""}})
    for number in range(8):
        lead = make_picture(f"l{number}.jpg")
        make_public_page(parent=section, slug=f"b{number}", body=body, lead_picture=lead)


def cpu_and_queries() -> tuple[float, int]:
    """CPU ms and queries of the article made anew; what stands round it is remembered."""
    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    client.get(ARTICLE)
    spent: list[float] = []
    for _ in range(60):
        forget()
        began = time.process_time()
        client.get(ARTICLE)
        spent.append((time.process_time() - began) * 1000)
    forget()
    with CaptureQueriesContext(connection) as asked:
        client.get(ARTICLE)
    return round(statistics.median(spent), 1), len(asked)


def forget() -> None:
    for key in [key for key in shelf.kept if key[1] == ARTICLE]:
        shelf._drop(key)


@contextmanager
def server(**environment: str):
    """Two processes of eight threads, as `nhipcau serve --workers 2` starts them."""
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{PORT}"]
    command += ["--workers", "2", "--threads", "8", "--worker-class", "gthread", "--preload"]
    running = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_server()
        yield
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait()


def wait_for_server() -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", PORT)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def load(path: str) -> tuple[float, float]:
    """Requests a second and p95 in ms, AT_ONCE connections kept open for SECONDS."""
    taken: list[float] = []
    stop = time.monotonic() + SECONDS
    threads = [threading.Thread(target=_ask, args=(path, stop, taken)) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    p95 = statistics.quantiles(taken, n=20)[-1] * 1000
    return round(len(taken) / SECONDS, 1), round(p95, 1)


def _ask(path: str, stop: float, taken: list[float]) -> None:
    """Raw, so that the asking weighs little beside the answering."""
    asked = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", PORT)) as line:
        while (began := time.monotonic()) < stop:
            line.sendall(asked)
            _read(line)
            taken.append(time.monotonic() - began)


def _read(line: socket.socket) -> None:
    got = line.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head.decode("latin1"))
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    missing = length - len(body)
    while missing > 0:
        missing -= len(line.recv(65536))


def seconds_until(path: str, status: int) -> float:
    """Until twenty fresh connections in a row, which come to both processes, get `status`."""
    began, in_a_row = time.monotonic(), 0
    while in_a_row < 20:
        asking = http.client.HTTPConnection("127.0.0.1", PORT)
        asking.request("GET", path, headers={"Host": "localhost"})
        in_a_row = in_a_row + 1 if asking.getresponse().status == status else 0
        asking.close()
        if time.monotonic() - began > 30:
            break
    return round(time.monotonic() - began, 2)


def out_and_back() -> dict[str, float]:
    """A page goes out and is withdrawn from this process while two others answer."""
    edition = edition_of(make_page(slug="gap", title="Tin gấp"))
    make_cleared(edition)
    by = make_editor()
    seconds_until("/vi/", 200)
    edition.refresh_from_db()
    releasing.release(edition, by=by)
    out = seconds_until("/vi/gap/", 200)
    withdrawing.withdraw(edition, reason="Đã cũ.", by=by)
    return {"published_s": out, "withdrawn_s": seconds_until("/vi/gap/", 410)}


def fill(count: int) -> None:
    """`count` more public pages of 400 words: rows alone, for the search."""
    model = Release.objects.current().filter(kind="articlepage").first()
    parent = Page.objects.get(edition=model.parent)
    kind, locale = ContentType.objects.get_for_model(Page), parent.locale
    pages = Page.objects.bulk_create(
        Page(
            path=f"{parent.path}{_step(100 + n)}",
            depth=parent.depth + 1,
            title=f"Bài {n}",
            slug=f"x{n}",
            url_path=f"/x{n}/",
            content_type=kind,
            locale=locale,
            live=False,
            translation_key=uuid.uuid4(),
        )
        for n in range(count)
    )
    by, unit = model.released_by, model.unit
    works = Work.objects.bulk_create(
        Work(key=p.translation_key, unit=unit, created_by=by) for p in pages
    )
    editions = Edition.objects.bulk_create(
        Edition(work=work, page=page, language="vi", standing="public")
        for work, page in zip(works, pages, strict=True)
    )
    fields = {f.attname: getattr(model, f.attname) for f in Release._meta.concrete_fields}
    for name in ("id", "edition_id", "path", "title", "words", "folded"):
        del fields[name]
    Release.objects.bulk_create(
        Release(**fields, edition=edition, path=f"x/{n}/", title=f"Bài số {n}", words=_text(n))
        for n, edition in enumerate(editions)
    )


def _step(number: int) -> str:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(digits[number // 36**place % 36] for place in (3, 2, 1, 0))


def _text(number: int) -> str:
    chance = random.Random(number)
    known = WORDS.split()
    words = [known[(number * 7 + i * 3) % len(known)] for i in range(150)]
    words += [f"{chance.choice(known)[:2]}{chance.randrange(4000)}" for _ in range(250)]
    return " ".join([*tokens(" ".join(words)), f"rieng{number}"])


def search_ms() -> dict[str, float]:
    client = Client(headers={"host": "localhost"})
    told = {}
    asked = (("first", "lich"), ("all", "du lich"), ("three", "bien dao le"), ("rare", "rieng77"))
    for name, words in asked:
        began = time.monotonic()
        client.get("/vi/tim-kiem/", {"q": words})
        told[name] = round((time.monotonic() - began) * 1000, 1)
    return told


def main() -> None:
    prepare()
    cpu_ms, queries = cpu_and_queries()
    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    size = len(client.get(ARTICLE).content)
    same = Path(VAR) / "static" / "same.bin"
    same.write_bytes(os.urandom(size))
    with server():
        seconds_until(ARTICLE, 200)
        static, static_p95 = load("/static/same.bin")
        kept, kept_p95 = load(ARTICLE)
        lags = out_and_back()
    with server(NHIPCAU_PORTAL_CACHE_MB="0"):
        seconds_until(ARTICLE, 200)
        anew, anew_p95 = load(ARTICLE)
    fill(10_000)
    told = {
        "bytes": size,
        "static_rps": static,
        "static_p95_ms": static_p95,
        "kept_rps": kept,
        "kept_p95_ms": kept_p95,
        "anew_rps": anew,
        "anew_p95_ms": anew_p95,
        "kept_to_anew": round(kept / anew, 1),
        "kept_to_static": round(kept / static, 2),
        "anew_cpu_ms": cpu_ms,
        "anew_queries": queries,
        **lags,
        "search_ms": search_ms(),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
