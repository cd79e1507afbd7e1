"""The collector of the press as a process of its own, or beside the requests."""

import signal
import threading
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from nhipcau.cli.failure import refuse
from nhipcau.press.collecting.working import Went, go_round
from nhipcau.press.fetching.client import Client
from nhipcau.press.models import Outlet

_PAUSE_S = 10


def work(*, once: bool) -> int:
    """Rounds until stopped, or one that ends when nothing is due any more."""
    if not settings.NHIPCAU_PRESS_CONTACT:
        return refuse(
            "Chưa có địa chỉ liên hệ của cơ quan khi tải tin. Đặt NHIPCAU_PRESS_CONTACT, ví dụ "
            "lienhe@tinh.gov.vn, rồi chạy lại."
        )
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


def round_beside_requests() -> Went:
    """One round of the embedded worker; nothing where nobody is followed or the office is unnamed."""
    if not settings.NHIPCAU_PRESS_CONTACT or not Outlet.objects.on().exists():
        return Went()
    return go_round(client=client(), clock=timezone.now, most=20)


@lru_cache
def client() -> Client:
    return Client(office=settings.NHIPCAU_PRESS_OFFICE, contact=settings.NHIPCAU_PRESS_CONTACT)


def _told(went: Went) -> str:
    said = f"Đã đọc {went.visits} nguồn, {went.pages} trang; {went.clippings} tin mới vào hàng chờ."
    return f"{said} {went.broken} việc bị lỗi, sẽ thử lại." if went.broken else said
