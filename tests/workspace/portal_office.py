"""The portal in the office of the tests: something behind every address of the desk."""

import json
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from nhipcau.editorial import (
    checking,
    emergency,
    map_loading,
    onwards,
    purging,
    releasing,
    sets,
)
from nhipcau.editorial.entering import revise_work
from nhipcau.editorial.models import (
    Attachment,
    Check,
    Edition,
    MapLayer,
    Onward,
    Picture,
    Purge,
    ReleaseSet,
    RequiredFeature,
    StaleMark,
)
from nhipcau.organisations.models import Role, Unit, User
from tests.factories.editorial import (
    at,
    edition_of,
    make_cleared,
    make_home,
    make_page,
    make_picture,
    make_public,
    make_translation,
)

LAYER = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": "Bán đảo"},
                "geometry": {"type": "Point", "coordinates": [109.2, 13.8]},
            }
        ],
    }
).encode()
BODY = [
    ("heading", "Đường đến"),
    ("words", "<p>Đi <a href='https://example.vn/xe'>xe buýt</a>.</p><ul><li>Tuyến 6</li></ul>"),
]


def lay_portal(unit: Unit, people: dict[str, User]) -> None:
    """One page public and being changed, one cleared in a set, one scheduled, one in emergency."""
    by = people[Role.EDITOR]
    make_home(by=by)
    file = Attachment(title="Tờ gấp", file=ContentFile(b"noi dung", name="to-gap.txt"))
    file.save()
    page = make_page(title="Phố biển", slug="pho-bien", lead_picture=make_picture(), body=BODY)
    edition = _of_unit(page, unit, by)
    make_public(edition)
    page.summary = "Tóm tắt đã sửa"
    page.save_revision(user=by)
    english = edition_of(make_translation(page, "en", title="Beach town"))
    StaleMark.objects.create(edition=english, changed=[["Một ngôi tháp.", "Hai ngôi tháp."]])
    checking.submit(edition, by=people[Role.OFFICER], note="Xem giúp đoạn hai")
    ready = _of_unit(make_page(title="Tháp đôi", slug="thap-doi"), unit, by)
    make_cleared(ready)
    sets.add(sets.open_set(name="Đợt thử", by=by), ready, by=by)
    later = _of_unit(make_page(title="Tuần văn hóa", slug="tuan-van-hoa"), unit, by)
    make_cleared(later)
    releasing.schedule(later, go_at=at("2099-01-01 07:00"), by=by)
    urgent = _of_unit(make_page(title="Tin bão", slug="tin-bao"), unit, by)
    _lay_registers(_public_page(unit, by), people)
    emergency.release(urgent, reason="Bão vào bờ đêm nay.", by=people[Role.FOCAL])


def _lay_registers(edition: Edition, people: dict[str, User]) -> None:
    """A row of each register of the desk."""
    focal = people[Role.FOCAL]
    onwards.enter(edition, partner="Kênh quốc gia", sent_on=date(2024, 6, 3), by=focal)
    layer = {"name": "Ranh giới", "source": "Sở", "source_date": date(2024, 1, 2)}
    map_loading.load_layer(LAYER, code="ranh-gioi", by=focal, **layer)
    map_loading.require(name="Quần đảo", why="Theo quy định", by=focal)
    file = Attachment(title="Nhầm", file=ContentFile(b"nham", name="nham.txt"))
    file.save()
    purging.ask(file, what="Tải nhầm tệp", reported_to="Thủ trưởng", by=focal)


def _public_page(unit: Unit, by: User) -> Edition:
    edition = _of_unit(make_page(title="Làng nón", slug="lang-non"), unit, by)
    make_public(edition)
    return Edition.objects.get(pk=edition.pk)


def _of_unit(page: Any, unit: Unit, by: User) -> Edition:
    edition = edition_of(page)
    revise_work(edition.work, changes={"unit": unit}, by=by)
    return Edition.objects.get(pk=edition.pk)


def portal_rows(name: str) -> dict[str, Any]:
    """What the addresses of the desk are about, by the first word of their names."""
    of_edition = name in ("translation_update", "translation_dismiss")
    return {
        "check": _check,
        "edition": lambda: _check().edition,
        "work": lambda: _check().edition.work,
        "set": ReleaseSet.objects.first,
        "map": MapLayer.objects.first,
        "feature": RequiredFeature.objects.first,
        "onward": Onward.objects.first,
        "purge": Purge.objects.first,
        "picture": Picture.objects.first,
        "attachment": Attachment.objects.first,
        "translation": _english if of_edition else lambda: _check().edition.work,
    }


def _check() -> Check:
    return Check.objects.open().select_related("edition__work").first()


def _english() -> Edition:
    return StaleMark.objects.select_related("edition").first().edition
