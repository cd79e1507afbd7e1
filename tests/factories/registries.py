"""Rows for tests: partners, people and entries of each register, made with the verbs."""

from datetime import date
from typing import Any

from nhipcau.organisations.models import User
from nhipcau.registries import keeping
from nhipcau.registries.models import Contact, ContactDetail, Ground, Partner, Register
from tests.factories.organisations import make_unit, make_user

DAY = date(2024, 5, 6)

_LEAST: dict[str, dict[str, Any]] = {
    Register.DELEGATION: {
        "title": "Đoàn thành phố Izumisano thăm tỉnh",
        "way": "in",
        "countries": ["JP"],
        "starts_on": DAY,
        "ends_on": date(2024, 5, 9),
    },
    Register.AGREEMENT: {"title": "Bản ghi nhớ với tỉnh Champasak", "kind": "memorandum"},
    Register.EVENT: {"title": "Hội nghị xúc tiến đầu tư", "kind": "fair", "starts_on": DAY},
    Register.INVESTOR: {"title": "Công ty Ánh Dương"},
    Register.PRESS_VISIT: {
        "title": "Đoàn làm phim về gốm",
        "kind": "visiting",
        "starts_on": DAY,
    },
    Register.PUBLICATION: {"title": "Tờ rơi du lịch hè", "form": "leaflet", "starts_on": DAY},
    Register.CASE: {
        "title": "Quả địa cầu nhập khẩu",
        "object_kind": "map",
        "what": "Thiếu hai quần đảo.",
        "starts_on": DAY,
    },
}


def make_entry(
    register: str = Register.DELEGATION, *, by: User | None = None, **values: Any
) -> Any:
    """An entry in its first state; what its register must know is filled in."""
    values = {**_LEAST[register], **values}
    if register == Register.INVESTOR:
        values.setdefault("partner", make_partner(name=values["title"], kind="enterprise"))
    unit = values.pop("unit", None) or make_unit()
    tasks, taking_part = values.pop("tasks", ()), values.pop("taking_part", ())
    return keeping.enter(
        register,
        values=values,
        unit=unit,
        tasks=tasks,
        taking_part=taking_part,
        by=by or make_user(),
    )


def make_partner(
    *, name: str = "Thành phố Izumisano", kind: str = "locality", **fields: Any
) -> Any:
    """A partner in Japan that some unit keeps."""
    fields.setdefault("unit", make_unit())
    fields.setdefault("created_by", make_user())
    return Partner.objects.create(name=name, kind=kind, **{"country": "JP", **fields})


def make_contact(
    *, partner: Partner | None = None, name: str = "Tanaka Hiroshi", **fields: Any
) -> Any:
    """A person at work, kept for the duties of the office until the end of 2026."""
    least = {
        "purpose": "Liên hệ công tác đối ngoại",
        "ground": Ground.DUTY,
        "keep_until": date(2026, 12, 31),
        "created_by": fields.pop("by", None) or make_user(),
    }
    return Contact.objects.create(partner=partner or make_partner(), name=name, **least | fields)


def make_detail(contact: Contact, *, value: str = "tanaka@izumisano.example", **fields: Any) -> Any:
    least = {"kind": "email", "purpose": contact.purpose, "ground": contact.ground}
    return ContactDetail.objects.create(
        contact=contact, value=value, **least | {"keep_until": contact.keep_until} | fields
    )
