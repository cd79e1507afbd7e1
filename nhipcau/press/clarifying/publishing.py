"""The public page of a clarification: made of what was signed, kept up to it, noted once out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, QuerySet, Value, When

from nhipcau.editorial.checking import void_if_changed
from nhipcau.editorial.entering import enter_page, revise_work
from nhipcau.editorial.models import ClarificationPage, Edition, Release, SectionPage
from nhipcau.editorial.slugs import free_slug
from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.editorial.told import mark_of, told_rows
from nhipcau.editorial.translating.sources import source_language, source_of
from nhipcau.organisations.models import User
from nhipcau.press.clarifying.content import signed_content
from nhipcau.press.clarifying.sending import record_sending
from nhipcau.press.clarifying.steps import held, leave_step
from nhipcau.press.models import Clarification, ClarificationSending
from nhipcau.vietnamese.dates import format_date

_SHORT: Final = 300
_PORTAL: Final = ClarificationSending.Way.PORTAL


def sections() -> QuerySet[SectionPage]:
    """Where such a page may stand: public sections of the source language, the press first."""
    here = {"locale__language_code": source_language(), "edition__standing": "public"}
    found: QuerySet[SectionPage] = SectionPage.objects.filter(**here)
    is_press = Case(When(layout=SectionPage.Layout.PRESS, then=Value(0)), default=Value(1))
    return found.order_by(is_press, "path")


@transaction.atomic
def prepare_page(row: Clarification, *, under: SectionPage, by: User) -> Edition:
    """A draft of what was signed, in the source language; checked and released like every page.

    Refused: nothing signed (code "unsigned"), a page that is there already (code "has_page"), a
    section of another language (code "language").
    """
    found = held(row)
    signed = signed_content(found)
    if found.work is not None:
        message = "Việc làm rõ này đã có trang; hãy cập nhật trang đó."
        raise ValidationError(message, code="has_page")
    if under.locale.language_code != source_language():
        message = "Chọn chuyên mục của bản gốc; các tiếng khác dịch từ bản gốc."
        raise ValidationError({"under": ValidationError(message, code="language")})
    page = ClarificationPage(locale=under.locale, live=False, title=signed["title"][:255])
    page.summary = _summary(signed)
    page.slug = free_slug(page.title, parent=under, page=page)
    _fill(page, found, signed)
    under.add_child(instance=page)
    page.save_revision(user=by)
    edition = enter_page(page, by=by, unit=found.unit)
    found.work = revise_work(edition.work, changes={"tasks": found.tasks.all()}, by=by)
    found.save(update_fields=["work"])
    leave_step(found, "prepare_page", by=by)
    return edition


@transaction.atomic
def bring_up_to(row: Clarification, *, by: User) -> Edition:
    """A new draft of the page with what was signed last and what came of it.

    Earlier texts stay; whoever releases this one says in a note what was put right. Refused
    without a page (code "no_page"), and where the newest text says all of it (code "same").
    """
    found = held(row)
    edition = page_of_clarification(found)
    if edition is None:
        raise ValidationError("Việc làm rõ này chưa có trang công khai.", code="no_page")
    if not is_behind(found):
        message = "Bản mới nhất của trang đã đúng bản ký và kết quả mới nhất."
        raise ValidationError(message, code="same")
    page: Any = edition.page.specific.get_latest_revision_as_object()
    signed = signed_content(found)
    if page.summary == _summary(page.told()):
        page.summary = _summary(signed)
    _fill(page, found, signed)
    page.save_revision(user=by)
    leave_step(found, "bring_page_up", by=by)
    return void_if_changed(edition, by=by)


def page_of_clarification(row: Clarification) -> Edition | None:
    """The edition that the others are translated from; None before there is a page."""
    return source_of(row.work) if row.work else None


def is_behind(row: Clarification) -> bool:
    """Whether the newest text of its page lacks what was signed last or what came of it."""
    edition = page_of_clarification(row)
    revision = latest_revision(edition.page) if edition else None
    if revision is None:
        return False
    page: Any = page_of(revision)
    signed = mark_of(_rows(signed_content(row)))
    return bool({page.signed_digest, mark_of(page.told())} != {signed}) or (
        page.outcome != _outcome(row)
    )


def note_releases() -> int:
    """Pages that went out are noted as sent by the portal, at the moment they became public.

    Done again, it finds nothing left to note. Returns how many were noted.
    """
    rows = Clarification.objects.filter(work__editions__releases__isnull=False)
    return sum(_note(row) for row in rows.exclude(sendings__way=_PORTAL).distinct())


def _note(row: Clarification) -> bool:
    """False where somebody was quicker."""
    with transaction.atomic():
        found = held(row)
        first = Release.objects.filter(edition__work=found.work_id).order_by("public_from").first()
        if first is None or found.sendings.filter(way=_PORTAL).exists():
            return False
        record_sending(
            found,
            way=_PORTAL,
            moment=max(first.public_from, found.seen_at),
            url=f"{settings.NHIPCAU_BASE_URL}{first.address}",
            by=first.released_by,
        )
    return True


def _fill(page: ClarificationPage, row: Clarification, signed: Mapping[str, Any]) -> None:
    """What was signed and what came of it; title and summary stay as editors wrote them."""
    rows = _rows(signed)
    page.claim, page.appearances = signed["claim"], list(signed["appearances"])
    page.facts_told = page._meta.get_field("facts_told").to_python(_blocks(row, signed["facts"]))
    page.issuer, page.document_number = signed["issuer"], signed["document_number"]
    page.documented_on = date.fromisoformat(signed["documented_on"])
    page.signed_digest, page.outcome = mark_of(rows), _outcome(row)


def _rows(signed: Mapping[str, Any]) -> dict[str, Any]:
    names = ("claim", "facts", "appearances", "issuer", "document_number", "documented_on")
    return told_rows(**{name: signed[name] for name in names})


def _blocks(row: Clarification, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A fact keeps its key while it keeps its place, so that its translation is found again."""
    return [
        {
            "type": "fact",
            "id": _key(row, place),
            "value": {
                "statement": fact["statement"],
                "sources": [
                    {"type": "item", "id": _key(row, place, at), "value": dict(source)}
                    for at, source in enumerate(fact["sources"])
                ],
            },
        }
        for place, fact in enumerate(facts)
    ]


def _key(row: Clarification, *places: int) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, ("clarification", row.pk, *places)))))


def _outcome(row: Clarification) -> str:
    """What the public reads of what came of it; empty while nothing is known."""
    if not row.outcome:
        return ""
    words = row.get_outcome_display()
    return f"{words}, ngày {format_date(row.outcome_on)}" if row.outcome_on else words


def _summary(told: Mapping[str, Any]) -> str:
    """The first fact in one line, until an editor writes another one."""
    words = " ".join(told["facts"][0]["statement"].split()) if told["facts"] else ""
    if len(words) <= _SHORT:
        return words
    return f"{words[:_SHORT].rsplit(' ', 1)[0]}…"
