"""Pages on their way to the public."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Drawing
from wagtail.models import Collection, Locale

from nhipcau.editorial import checking, releasing
from nhipcau.editorial.entering import enter_page
from nhipcau.editorial.languages import bring_languages_up_to_settings, lay_first_pages
from nhipcau.editorial.media import take_in_attachment
from nhipcau.editorial.models import (
    ArticlePage,
    Attachment,
    Check,
    Edition,
    HomePage,
    Picture,
    Release,
)
from nhipcau.editorial.questions import must_be_present
from nhipcau.editorial.snapshots import page_of
from nhipcau.organisations.models import Appointment, Role, Unit, User
from tests.factories.organisations import make_unit, make_user


def make_editor(unit: Unit | None = None, **fields: Any) -> User:
    """A person who holds the role of an editor, at a unit of their own without `unit`."""
    user = make_user(**fields)
    Appointment.objects.create(user=user, unit=unit or make_unit(), role=Role.EDITOR)
    return user


def make_home(language: str = "vi", *, by: User | None = None) -> HomePage:
    """The first page of a language, public."""
    bring_languages_up_to_settings()
    if found := HomePage.objects.filter(locale__language_code=language).first():
        return found
    by = by or make_editor()
    unit = by.appointments.first().unit
    if language != "vi":
        make_home(by=by)
    (edition,) = lay_first_pages(titles={language: f"Trang chủ {language}"}, unit=unit, by=by)
    make_public(edition, by=by)
    return HomePage.objects.get(pk=edition.page_id)


def make_page(
    kind: type = ArticlePage, *, parent: Any = None, by: User | None = None, **fields: Any
) -> Any:
    """A draft page under `parent` (the Vietnamese first page without it), saved once by `by`."""
    by = by or make_editor()
    parent = parent or make_home()
    fields = {"title": "Lễ hội mùa xuân", "summary": "Tóm tắt", "live": False} | fields
    page = kind(locale=parent.locale, **fields)
    parent.add_child(instance=page)
    page.save_revision(user=by)
    enter_page(page, by=by)
    return page


def make_translation(page: Any, language: str, *, by: User | None = None, **fields: Any) -> Any:
    """The draft of another language under that language's first page."""
    home = make_home(language)
    return make_page(
        type(page),
        parent=home,
        by=by,
        translation_key=page.translation_key,
        slug=f"{page.slug}-{language}",
        **fields,
    )


def edition_of(page: Any) -> Edition:
    return Edition.objects.get(page=page.pk)


def make_answers(check: Check) -> dict[str, dict[str, str]]:
    """Every question answered so that the text passes."""
    present = must_be_present(page_of(check.revision), check.edition.work)
    optional = {"personal", "sovereignty", "rights", "figures", "names"} - present
    return {
        code: {"answer": "absent" if code in optional else "yes", "note": ""}
        for code in check.questions
    }


def make_cleared(edition: Edition, *, by: User | None = None, checker: User | None = None) -> Check:
    """Submitted by `by`, cleared by `checker` (and a second one where topics ask for it)."""
    check = checking.submit(edition, by=by or make_editor())
    check = checking.clear(check, answers=make_answers(check), by=checker or make_editor())
    if check.outcome == Check.Outcome.SECOND:
        check = checking.clear(check, answers=make_answers(check), by=make_editor())
    return check


def make_public(edition: Edition, *, by: User | None = None) -> Release:
    """Checked by somebody else and released."""
    by = by or make_editor()
    make_cleared(edition, by=by)
    return releasing.release(edition, by=by)


def make_public_page(kind: type = ArticlePage, **fields: Any) -> Any:
    page = make_page(kind, **fields)
    make_public(edition_of(page))
    return page


def make_library() -> None:
    """The foot of the library: a database made without migrations has none."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")


def make_attachment(
    name: str = "cam-nang.txt", content: bytes = b"Cam nang du lich", **fields: Any
) -> Attachment:
    """A file of the library, taken in by its verb."""
    make_library()
    return take_in_attachment(
        content, name=name, **({"title": "Cẩm nang", "by": make_editor()} | fields)
    )


def make_picture(name: str = "bien.jpg", *, colour: str = "teal", **fields: Any) -> Picture:
    """A small picture with its rights and description."""
    from io import BytesIO

    make_library()
    content = BytesIO()
    Drawing.new("RGB", (64, 48), colour).save(content, "JPEG")
    fields = {
        "title": "Biển",
        "description": "Bãi biển buổi sáng",
        "photographer": "Phòng biên tập",
        "people_agreed": True,
    } | fields
    picture = Picture(file=ContentFile(content.getvalue(), name=name), **fields)
    picture.save()
    return picture


def locale(language: str) -> Locale:
    return Locale.objects.get(language_code=language)


def at(text: str) -> datetime:
    """An hour of the house: "2024-06-18 09:00"."""
    from zoneinfo import ZoneInfo

    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
