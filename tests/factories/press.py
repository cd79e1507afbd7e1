"""Outlets, clippings and topics for tests."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from nhipcau.press.addresses import key_of
from nhipcau.press.models import Clipping, FoundPage, Outlet, Topic

_numbers = count(1)


def make_outlet(**values: Any) -> Outlet:
    number = next(_numbers)
    told = {"code": f"bao-{number}", "name": f"Báo Mẫu {number}", "languages": ["vi"]}
    return Outlet.objects.create(**told | {"is_on": True} | values)


def make_clipping(**values: Any) -> Clipping:
    """One that the machine found and nobody has looked at."""
    number = next(_numbers)
    address = values.pop("address", f"https://bao.example/tin-{number}.html")
    told = {
        "outlet": values.pop("outlet", None) or make_outlet(),
        "medium": "web",
        "title": f"Tin mẫu số {number}",
        "address": address,
        "key": key_of(address),
        "language": "vi",
        "published_on": date(2024, 3, 12),
        "excerpt": "Đoạn trích của tin mẫu.",
    }
    return Clipping.objects.create(**told | values)


def make_found_page(**values: Any) -> FoundPage:
    number = next(_numbers)
    address = values.pop("address", f"https://bao.example/trang-{number}.html")
    told = {"outlet": values.pop("outlet", None) or make_outlet(), "address": address}
    return FoundPage.objects.create(
        **told | {"key": key_of(address), "due_at": datetime(2024, 3, 12, tzinfo=UTC)} | values
    )


def make_topic(**values: Any) -> Topic:
    number = next(_numbers)
    return Topic.objects.create(**{"code": f"chu-de-{number}", "name": f"Chủ đề {number}"} | values)
