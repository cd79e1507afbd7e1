"""Changes of a plan for reading: before and after by field, the changed words marked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from nhipcau.plans.amending.diff import ADD, REMOVE, Change, Diff
from nhipcau.plans.amending.marking import Piece, marked
from nhipcau.plans.amending.preparing import changes_of
from nhipcau.plans.amending.words import code_of
from nhipcau.plans.models import Amendment


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: its name, and either wording in pieces."""

    label: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    is_lead: bool


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One task: `task` is its primary key where it stands in the register."""

    key: str
    task: int | None
    code: str
    old_code: str
    title: str
    fields: tuple[FieldView, ...]
    reason: str
    is_added: bool
    is_removed: bool
    changes_lead: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Changes of one kind under their heading; `anchor` is for links."""

    anchor: str
    title: str
    changes: tuple[ChangeView, ...]


def parts_of(diff: Diff) -> list[Part]:
    """Added, removed, changed, moved; kinds with nothing in them are left out."""
    told = (
        ("bo-sung", _("Bổ sung nhiệm vụ"), diff.added),
        ("dua-ra", _("Đưa ra khỏi kế hoạch"), diff.removed),
        ("sua", _("Sửa nhiệm vụ"), diff.changed),
        ("chuyen-cho", _("Chỉ chuyển chỗ, đánh số lại"), diff.moved),
    )
    return [
        Part(anchor, title, tuple(map(_view, changes)))
        for anchor, title, changes in told
        if changes
    ]


def summary(diff: Diff) -> str:
    """How much of what changes, in one sentence without its stop."""
    leads = sum(one.changes_lead for one in diff.changed)
    told = (
        (len(diff.added), _("bổ sung %(n)s")),
        (len(diff.removed), _("đưa ra %(n)s")),
        (len(diff.changed), _("sửa %(n)s")),
        (leads, _("trong đó đổi chủ trì %(n)s")),
        (len(diff.moved), _("chuyển chỗ hoặc đánh số lại %(n)s")),
    )
    return ", ".join(words % {"n": number} for number, words in told if number)


def with_reasons(diff: Diff, amendment: Amendment | None) -> Diff:
    """The diff of two versions with the reasons that were given; tasks added are told by title."""
    if amendment is None:
        return diff
    given: dict[str, str] = {}
    for change in changes_of(amendment):
        given[change.row["title"] if change.kind == ADD else change.key] = change.reason
    return Diff(
        tuple(
            replace(one, reason=given.get(one.row["title"] if one.kind == ADD else one.key, ""))
            for one in diff.changes
        )
    )


def _view(change: Change) -> ChangeView:
    row = change.row
    old = code_of(change.before) if change.before else ""
    return ChangeView(
        key=change.key,
        task=row.get("task"),
        code=code_of(row),
        old_code=old if old != code_of(row) else "",
        title=row["title"],
        fields=tuple(_fields(change)),
        reason=change.reason,
        is_added=change.kind == ADD,
        is_removed=change.kind == REMOVE,
        changes_lead=change.changes_lead,
    )


def _fields(change: Change) -> Iterable[FieldView]:
    """Of a task that comes or goes, all it says but the title, which stands above."""
    is_whole = change.before is None or change.after is None
    for field in change.fields:
        if is_whole and field.name in ("title", "number", "group_code", "group_title"):
            continue
        before, after = marked(field.before, field.after)
        yield FieldView(field.label, before, after, field.is_lead)
