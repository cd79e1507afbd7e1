"""The collector of the press as a process of its own, or beside the requests."""

import signal
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from nhipcau.cli.failure import refuse
from nhipcau.press.archives.reading import NotAnArchive, Words
from nhipcau.press.archives.running import run_here, run_on_dask
from nhipcau.press.collecting.working import Went, go_round
from nhipcau.press.fetching.client import Client
from nhipcau.press.models import Outlet
from nhipcau.press.words import lexicon_kept, names_kept

_PAUSE_S = 10
_NO_NAMES = (
    "Chưa có tên địa danh nào để tìm; hãy ghi tên tỉnh, các nơi trong tỉnh tại "
    "Điểm báo, Nguồn tin, Địa danh."
)


def collect(*, once: bool) -> int:
    """Rounds until stopped, or one that ends when nothing is due any more."""
    if not settings.NHIPCAU_PRESS_CONTACT:
        return refuse(
            "Chưa có địa chỉ liên hệ của cơ quan khi tải tin. Đặt NHIPCAU_PRESS_CONTACT, ví dụ "
            "lienhe@tinh.gov.vn, rồi chạy lại."
        )
    if not names_kept():
        return refuse(_NO_NAMES)
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopped.set())
    while not stopped.is_set():
        went = go_round(client=client(), clock=timezone.now, is_wanted=lambda: not stopped.is_set())
        if went != Went():
            print(_told(went), flush=True)
        elif once:
            return 0
        else:
            stopped.wait(_PAUSE_S)
    return 0


def read_archives(archives: Sequence[Path], *, into: Path, workers: int, scheduler: str) -> int:
    """Archives by this machine, or by the cluster named; a line for each as it is done."""
    if missing := [path for path in archives if not path.is_file()]:
        return refuse(f"Không thấy tệp {missing[0]}; hãy xem lại đường dẫn.", code=2)
    if len({path.name for path in archives}) < len(archives):
        return refuse("Hai tệp cùng tên sẽ ghi đè kết quả của nhau; hãy đổi tên một tệp.")
    if not names_kept():
        return refuse(_NO_NAMES)
    into.mkdir(parents=True, exist_ok=True)
    words = Words(
        tuple(name.row() for name in names_kept()), lexicon_kept().rows, lexicon_kept().bounds
    )
    done = (
        run_on_dask(archives, into=into, words=words, scheduler=scheduler)
        if scheduler
        else run_here(archives, into=into, words=words, workers=workers)
    )
    try:
        for one in done:
            left = "" if one.is_new else " (đã có từ trước)"
            print(f"{one.archive}: {one.pages} trang, {one.hits} tin{left}", flush=True)
    except NotAnArchive as wrong:
        return refuse(str(wrong))
    return 0


def round_beside_requests() -> Went:
    """One round of the embedded worker; nothing where nobody is followed or asked for."""
    if not settings.NHIPCAU_PRESS_CONTACT or not Outlet.objects.on().exists():
        return Went()
    return go_round(client=client(), clock=timezone.now, most=20)


@lru_cache
def client() -> Client:
    return Client(office=settings.NHIPCAU_PRESS_OFFICE, contact=settings.NHIPCAU_PRESS_CONTACT)


def _told(went: Went) -> str:
    said = f"Đã đọc {went.visits} nguồn, {went.pages} trang; {went.clippings} tin mới vào hàng chờ."
    return f"{said} {went.broken} việc bị lỗi, sẽ thử lại." if went.broken else said
