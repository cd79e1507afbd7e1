"""A first draft by a translation service of the province's own choice; off until it is named."""

import json
import logging
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError

from nhipcau.editorial.models import Edition, Work
from nhipcau.editorial.translating import handoff
from nhipcau.editorial.translating.sources import source_of
from nhipcau.organisations.models import User

logger = logging.getLogger(__name__)

TIMEOUT_S: Final = 60
LARGEST: Final = 2_000_000
"""Bytes of an answer; more is no translation."""
_CODES: Final = {"zh-hans": "zh-Hans"}
_SILENT: Final = (
    "Máy dịch không trả lời được. Bản dịch chưa đổi gì; hãy thử lại sau hoặc dịch bằng tệp."
)


def is_on() -> bool:
    return bool(settings.NHIPCAU_TRANSLATOR_URL)


def draft(work: Work, *, language: str, by: User) -> Edition:
    """The pieces not yet translated, translated by the service, as a draft of that language.

    Only words that the public reads already leave the house, and only when `by` asks for this one
    work. Refused: no service named, a source that is not public, a service that does not answer.
    """
    if not is_on():
        raise ValidationError("Chưa nối máy dịch nào.", code="off")
    source = source_of(work)
    if source is None or source.standing != Edition.Standing.PUBLIC:
        message = "Chỉ bài đã công khai mới được gửi tới máy dịch."
        raise ValidationError(message, code="not_public")
    made = handoff.prepare(work, language=language)
    open_rows = [row for row in made.rows if not row.target]
    answers = _translated(
        [row.source for row in open_rows], source=made.source_language, target=language
    )
    known = {row.number: row.target for row in made.rows if row.target}
    known |= {row.number: words for row, words in zip(open_rows, answers, strict=True)}
    rows = [
        handoff.ReturnedRow(row.number, row.source, known[row.number], f"Đoạn số {row.number}")
        for row in made.rows
    ]
    try:
        return handoff.take_back(made.token, rows, by=by)
    except handoff.Refused as refusal:
        message = f"Máy dịch làm sai dấu của bản gốc ({refusal}). Hãy dịch bằng tệp."
        raise ValidationError(message, code="marks") from refusal


def _translated(words: Sequence[str], *, source: str, target: str) -> list[str]:
    """By the interface of LibreTranslate: POST /translate with a list of texts."""
    if not words:
        return []
    asked: dict[str, Any] = {
        "q": list(words),
        "source": _CODES.get(source, source),
        "target": _CODES.get(target, target),
        "format": "text",
    }
    if settings.NHIPCAU_TRANSLATOR_KEY:
        asked["api_key"] = settings.NHIPCAU_TRANSLATOR_KEY
    request = urllib.request.Request(
        f"{settings.NHIPCAU_TRANSLATOR_URL.rstrip('/')}/translate",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
            told = json.loads(answer.read(LARGEST))
        found = told["translatedText"]
    except (urllib.error.URLError, OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        logger.warning("the translation service failed: %s", type(error).__name__)
        raise ValidationError(_SILENT, code="silent") from error
    if not isinstance(found, list) or len(found) != len(words):
        raise ValidationError(_SILENT, code="silent")
    return [str(piece) for piece in found]
