"""What goes to a translator and comes back: numbered rows, bound to one text of the source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale, Revision
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.editorial.checking import void_if_changed
from nhipcau.editorial.entering import enter_page
from nhipcau.editorial.models import Edition, Work
from nhipcau.editorial.snapshots import page_of
from nhipcau.editorial.steps import leave_step
from nhipcau.editorial.translating.inline import html_of, marked, same_words
from nhipcau.editorial.translating.segments import Segment, segments_of
from nhipcau.editorial.translating.sources import source_of, source_text
from nhipcau.editorial.translating.staleness import note_made_from
from nhipcau.organisations.models import User

_SALT: Final = "nhipcau.editorial.handoff"


@dataclass(frozen=True, slots=True)
class Row:
    """One piece: `number` from 1, the words of the source, those of the translation or nothing."""

    number: int
    name: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class HandOff:
    """What one translator gets. `token` is signed: it binds the file to work, text and language."""

    title: str
    source_language: str
    target_language: str
    token: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row as it came back; `where` says where it stood in the file."""

    number: int
    source: str
    target: str
    where: str


@dataclass(frozen=True, slots=True)
class Problem:
    where: str
    sentence: str


class Refused(Exception):
    """Nothing was taken in; `problems` says all that is wrong at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{problems[0].where}: {problems[0].sentence}")
        self.problems = problems


def prepare(work: Work, *, language: str) -> HandOff:
    """The rows of a work for one language, with what is translated already."""
    source = source_of(work)
    revision = source_text(work)
    if source is None or revision is None:
        raise ValidationError("Bản gốc chưa có chữ nào để dịch.", code="empty")
    if language == source.language:
        raise ValidationError("Bản gốc đã là tiếng này.", code="language")
    known = _known(work, language)
    rows = tuple(
        Row(number, segment.name, segment.words, known.get(segment.name, ""))
        for number, segment in enumerate(segments_of(page_of(revision)), start=1)
    )
    told = {"work": work.pk, "revision": revision.pk, "to": language}
    token = signing.dumps(told, salt=_SALT, compress=True)
    return HandOff(page_of(revision).title, source.language, language, token, rows)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a token says."""

    work: Work
    revision: Revision
    language: str


def bound_to(token: str) -> Bound:
    """Refused: a token that is not ours, or of a text that is gone."""
    try:
        told = signing.loads(token, salt=_SALT)
        work = Work.objects.get(pk=told["work"])
        revision = Revision.objects.get(pk=told["revision"])
    except (signing.BadSignature, Work.DoesNotExist, Revision.DoesNotExist, KeyError) as error:
        message = (
            "Tệp này không phải tệp dịch do hệ thống xuất ra, hoặc mã tệp đã bị sửa. "
            "Hãy tải lại tệp dịch từ trang bản dịch."
        )
        raise ValidationError(message, code="token") from error
    return Bound(work, revision, str(told["to"]))


@transaction.atomic
def take_back(token: str, rows: list[ReturnedRow], *, by: User) -> Edition:
    """The translated rows become the draft of that language. All faults are told at once.

    Raises Refused. Rows left empty stay in the words of the source, and the draft says so nowhere:
    the checker sees them. Nothing becomes public.
    """
    bound = bound_to(token)
    segments = segments_of(page_of(bound.revision))
    translated = _judged(segments, rows)
    source = source_of(bound.work)
    if source is None or not translated:
        raise Refused([Problem("Cả tệp", "Chưa có dòng nào được dịch.")])
    edition = _write(source, bound, translated, by=by)
    leave_step(edition, "hand_off", before=edition.stage, by=by, told={"rows": len(translated)})
    return edition


def _judged(segments: list[Segment], rows: list[ReturnedRow]) -> dict[str, str]:
    """Name of a segment -> its translated HTML; raises Refused with every fault."""
    problems: list[Problem] = []
    found: dict[str, str] = {}
    for row in rows:
        if not 1 <= row.number <= len(segments):
            problems.append(Problem(row.where, f"Không có đoạn số {row.number} trong bản gốc."))
            continue
        segment = segments[row.number - 1]
        if segment.name in found:
            problems.append(Problem(row.where, f"Đoạn số {row.number} có hai lần trong tệp."))
            continue
        if not same_words(row.source, segment.words):
            problems.append(Problem(row.where, "Cột bản gốc đã bị sửa. Chỉ ghi vào cột bản dịch."))
            continue
        if not row.target.strip():
            continue
        try:
            found[segment.name] = html_of(row.target.strip(), marked(segment.html).tags)
        except ValueError as error:
            problems.append(Problem(row.where, str(error)))
        if bears_stamp(row.target):
            problems.append(Problem(row.where, "Đoạn này có dấu độ mật; không nhập vào hệ thống."))
    if problems:
        raise Refused(problems)
    return found


def _write(source: Edition, bound: Bound, found: Mapping[str, str], *, by: User) -> Edition:
    page = page_of(bound.revision)
    page.pk = page.id = source.page_id
    locale = Locale.objects.get(language_code=bound.language)
    kept, _made = TranslationSource.update_or_create_from_instance(page)
    places: dict[str, int] = {}
    segments = StringSegment.objects.filter(source=kept).select_related("context", "string")
    for segment in segments.order_by("order", "pk"):
        path = segment.context.path
        places[path] = places.get(path, -1) + 1
        html = found.get(f"{path}#{places[path]}")
        if html is None:
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": html,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": by,
                "has_error": False,
                "field_error": "",
            },
        )
    target, _created = kept.create_or_update_translation(
        locale, user=by, publish=False, copy_parent_pages=True, fallback=True
    )
    edition = enter_page(target, by=by, unit=source.work.unit)
    void_if_changed(edition, by=by)
    return note_made_from(edition, bound.revision, by=by)


def _known(work: Work, language: str) -> dict[str, str]:
    """Name of a segment -> words of the translation as it stands."""
    edition = work.editions.filter(language=language).select_related("page").first()
    revision = edition.page.get_latest_revision() if edition else None
    if revision is None:
        return {}
    return {segment.name: segment.words for segment in segments_of(page_of(revision))}
