"""A check as its page shows it: the text compared, the questions with hints and answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.forms import BoundField
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Revision

from nhipcau.editorial.checking import why_not_check
from nhipcau.editorial.models import Check, Edition, Release
from nhipcau.editorial.questions import ABSENT, NO, QUESTIONS, YES
from nhipcau.editorial.snapshots import page_of
from nhipcau.organisations.models import User
from nhipcau.workspace.editing.access import checks
from nhipcau.workspace.editing.compared import ADDED, CHANGED, REMOVED, Shown, compared
from nhipcau.workspace.editing.passages import passages_of
from nhipcau.workspace.forms.checks import CheckForm

Outcome = Check.Outcome
OPEN = (Outcome.WAITING, Outcome.SECOND)
Hint = Mapping[str, Any]

# Which question each sight of the machine is about.
_BELONG: Final = {
    "secrecy": {
        "secret_word", "internal", "comments", "hidden", "inside", "tracked", "metadata",
        "unreadable",
    },
    "personal": {"citizen_id", "passport", "phone", "mail", "people", "gps", "device"},
    "sovereignty": {"map", "no_layer"},
    "rights": {"no_rights"},
    "figures": {"no_source"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered, in words."""

    by: User
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. The fields are None where the reader does not answer it."""

    words: str
    hints: list[str]
    answers: list[Answer]
    choice: BoundField | None
    note: BoundField | None


def text_of(edition: Edition, revision: Revision) -> tuple[list[Shown], Release | None]:
    """The passages of a text, compared with the release that was public before it."""
    public = edition.releases.filter(revision__lt=revision.pk)
    release = public.select_related("revision").order_by("-public_from", "-pk").first()
    old = passages_of(page_of(release.revision)) if release else None
    return compared(old, passages_of(page_of(revision))), release


def changed_words(shown: Iterable[Shown], release: Release | None) -> str:
    """How much is to be read, in one sentence."""
    if release is None:
        return _("Lần đầu đăng: chưa có bản công khai để so.")
    kinds = [one.change for one in shown]
    told = {kind: kinds.count(kind) for kind in (CHANGED, ADDED, REMOVED)}
    if not any(told.values()):
        return _("Không đổi chữ nào so với bản đang công khai.")
    return (
        _("So với bản công khai trước: %(changed)s đoạn sửa, %(added)s thêm, %(removed)s bỏ.")
        % told
    )


def why_not(request: HttpRequest, check: Check) -> str:
    """Why the reader does not decide this check; "" where the reader may."""
    if check.outcome not in OPEN:
        return _("Phiếu kiểm tra này đã xong: %(outcome)s.") % {
            "outcome": _(check.get_outcome_display()).lower()
        }
    if not checks(request, check.edition.work):
        return _(
            "Vai trò đang dùng chỉ đọc. Biên tập viên, cán bộ đầu mối hoặc "
            "thủ trưởng đơn vị khác người viết sẽ kiểm tra."
        )
    return _(why_not_check(check, by=request.user)) if why_not_check(check, by=request.user) else ""


def asked(
    codes: Iterable[str],
    *,
    hints: Iterable[Hint],
    form: CheckForm | None,
    check: Check | None = None,
) -> list[Asked]:
    """The questions under one another, each with what the machine saw and what was answered."""
    seen: dict[str, list[str]] = {}
    for hint in hints:
        seen.setdefault(_question_of(hint), []).append(_sentence(hint))
    words = {question.code: question.words for question in QUESTIONS}
    return [
        Asked(
            words=_(words[code]),
            hints=seen.get(code, []),
            answers=list(_answers(check, code)) if check else [],
            choice=form[code] if form else None,
            note=form[f"{code}_note"] if form else None,
        )
        for code in codes
        if code in words
    ]


def loose(hints: Iterable[Hint]) -> list[Hint]:
    """What belongs to no question of its own."""
    return [hint for hint in hints if not _question_of(hint)]


def _question_of(hint: Hint) -> str:
    return next((code for code, sights in _BELONG.items() if hint.get("code") in sights), "")


def _sentence(hint: Hint) -> str:
    where = hint.get("where")
    return f"{hint.get('sentence', '')} ({where})" if where else str(hint.get("sentence", ""))


def _answers(check: Check, code: str) -> Iterable[Answer]:
    words = {YES: _("Có, đúng"), NO: _("Không"), ABSENT: _("Bài không có nội dung này")}
    for given, by in (
        (check.answers, check.checked_by),
        (check.second_answers, check.second_by),
    ):
        if by and code in given:
            yield Answer(by, words.get(given[code].get("answer"), "–"), given[code].get("note", ""))
