"""Outlets, clippings and topics for tests."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from nhipcau.press import clipping
from nhipcau.press.addresses import key_of
from nhipcau.press.models import Clarification, Clipping, Digest, FoundPage, Outlet, Topic
from tests.factories.organisations import make_unit, make_user

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


def make_confirmed(**values: Any) -> Clipping:
    """One that a person confirmed for its unit, with the reason why there is no copy."""
    by = values.pop("by", None) or make_user()
    unit = values.pop("unit", None) or make_unit()
    row = make_clipping(**{"exemption": "Báo in, đã lưu bản giấy."} | values)
    return clipping.confirm(row, unit=unit, by=by)


def make_digest(**values: Any) -> Digest:
    """One that is being made, of one day."""
    by = values.pop("made_by", None) or make_user()
    told = {
        "year": 2024,
        "first_on": date(2024, 3, 12),
        "last_on": date(2024, 3, 12),
        "title": "Điểm báo ngày 12/03/2024",
        "unit": values.pop("unit", None) or make_unit(),
    }
    return Digest.objects.create(**told | {"made_by": by} | values)


def make_clarification(**values: Any) -> Clarification:
    """One that is being drafted, with one source and one fact that a document shows."""
    source = values.pop("source", None) or make_confirmed()
    told = {
        "title": "Tin sai về cảng",
        "claim": "Cảng đã đóng cửa.",
        "unit": values.pop("unit", None) or make_unit(),
        "drafter": values.pop("drafter", None) or make_user(),
        "seen_at": datetime(2024, 3, 12, 2, tzinfo=UTC),
    }
    row = Clarification.objects.create(**told | values)
    row.sources.create(clipping=source)
    fact = row.facts.create(place=1, statement="Cảng vẫn đón tàu mỗi ngày.")
    fact.sources.create(label="Báo cáo của cảng vụ", number="15/BC-CV")
    return row
